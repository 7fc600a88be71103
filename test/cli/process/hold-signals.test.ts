import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { run } from "../run-command.js";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const source = new URL("../../../src/cli/process/hold-signals.ts", import.meta.url).href;

/** A program of some steps. It gets a signal in the middle of one of them. */
const program = `import { holdSignals } from ${JSON.stringify(source)};
const [steps, hit] = process.argv.slice(2).map(Number);
await holdSignals(async () => {
  for (let step = 1; step <= steps; step++) {
    if (step === hit) process.kill(process.pid, "SIGTERM");
    for (const start = Date.now(); Date.now() < start + 20; );
    console.log("done", step);
    await new Promise((turned) => setImmediate(turned));
  }
});
console.log("all done");
`;

it.each([
  [1, 1, "done 1\n"],
  [3, 2, "done 1\ndone 2\n"],
  [2, 0, "done 1\ndone 2\nall done\n"],
])("a program of %i steps ends behind the one in which a signal comes: %i", async (steps, hit, stdout) => {
  const cwd = workspace({ "program.mts": program });
  const ran = await run(cwd, process.execPath, ["--import", tsx, join(cwd, "program.mts"), `${steps}`, `${hit}`]);
  expect(ran.stdout).toBe(stdout);
});
