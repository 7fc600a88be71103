import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { rehearsalFiles } from "../../src/cli/rehearsal-files.js";
import { rehearse } from "../../src/cli/rehearse.js";
import { main } from "../../src/cli/main.js";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";

it("a rehearsal lints a file of each format, in which nothing is found", { timeout: 60_000 }, async () => {
  const cwd = workspace(Object.fromEntries(rehearsalFiles));
  const { status, stderr, stdout } = await runMain(cwd, ["--no-config", "--format", "json", "."]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const results = JSON.parse(stdout) as readonly { readonly messages: readonly unknown[] }[];
  expect(results.map(({ messages }) => messages)).toEqual([[], [], []]);
});

it("a rehearsal lints, tells nobody, and leaves nothing behind", { timeout: 60_000 }, async () => {
  const runs: { readonly cwd: string; readonly status: number }[] = [];
  await rehearse(async (argv, host) => {
    const status = await main(argv, host);
    runs.push({ cwd: host.cwd, status });
    return status;
  });
  expect(runs.map(({ status }) => status)).toEqual([0, 0]);
  expect(runs.filter(({ cwd }) => existsSync(cwd))).toEqual([]);
});
