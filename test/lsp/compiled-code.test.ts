import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { flags } from "../../src/lsp/editor/compiled-code.js";

it("gives V8 only flags that it knows", () => {
  const { status, stderr } = spawnSync(process.execPath, [...flags, "--eval", ""], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
