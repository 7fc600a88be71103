import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { inliningFlags, interpretingFlags, keepingCode } from "../../src/v8/index.js";

function startedWith(flags: readonly string[], ...argv: readonly string[]): { status: number | null; output: string } {
  const { status, stderr, stdout } = spawnSync(process.execPath, [...flags, ...argv], { encoding: "utf8" });
  return { status, output: stdout + stderr };
}

it("gives V8 only flags that it knows", () => {
  for (const flag of [...keepingCode, ...inliningFlags, ...interpretingFlags]) {
    expect(startedWith([flag], "--eval", ""), flag).toEqual({ status: 0, output: "" });
  }
});

// V8 refuses kept code that was made with other flags.
it.each([inliningFlags, interpretingFlags])("sets %s to the default of V8 again: %s", (_, asUsual = "") => {
  const { output } = startedWith([], "--v8-options");
  expect(output).toContain(`default: ${asUsual}\n`);
});
