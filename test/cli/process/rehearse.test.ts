import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { rehearsalFiles } from "../../../src/cli/process/rehearsal-files.js";
import { rehearse } from "../../../src/cli/process/rehearse.js";
import { main } from "../../../src/cli/main.js";
import { workspace } from "../../workspace/workspace.js";
import { runMain } from "../run-main.js";

it("a rehearsal lints a file of each format, in which nothing is found", { timeout: 60_000 }, async () => {
  const cwd = workspace(Object.fromEntries(rehearsalFiles));
  const { status, stderr, stdout } = await runMain(cwd, ["--no-config", "--format", "json", "."]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const results = JSON.parse(stdout) as readonly { readonly messages: readonly unknown[] }[];
  expect(results.map(({ messages }) => messages)).toEqual([[], [], []]);
});

it("a rehearsal lints, tells nobody, and looks into no folder", { timeout: 60_000 }, async () => {
  const runs: { readonly file: string; readonly status: number }[] = [];
  await rehearse(async (argv, host) => {
    const status = await main(argv, host);
    runs.push({ file: argv[argv.indexOf("--stdin-filename") + 1] ?? "", status });
    return status;
  });
  expect(runs.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(runs.filter(({ file }) => existsSync(dirname(file)))).toEqual([]);
});
