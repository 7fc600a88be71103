import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stackText } from "../../tools/bench/stack.js";
import { workspace } from "../workspace/workspace.js";
import { program } from "./program.js";
import { run } from "./run-command.js";

// A first run rehearses while V8 only interprets (src/v8/interpreting.ts), unless kept code was refused.

interface Runs {
  /** Lints a small template, and gives how often V8 made machine code. */
  readonly lint: () => Promise<number>;
  /** The file with the kept code. */
  readonly kept: () => string;
}

function runsWith(...flags: readonly string[]): Runs {
  const cwd = workspace({ "stack.yaml": stackText("yaml", 0, 1) });
  const caches = workspace({});
  const argv = [...flags, "--trace-baseline-batch-compilation", program, "--no-config", "stack.yaml"];
  return {
    lint: async () => {
      const { status, stderr, stdout } = await run(cwd, process.execPath, argv, { XDG_CACHE_HOME: caches });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return stdout.split("\n").filter((line) => line.includes("Compiling current batch")).length;
    },
    kept: () => join(caches, "dmslint", readdirSync(join(caches, "dmslint")).join()),
  };
}

it.runIf(process.versions.v8.startsWith("11."))("V8 makes less machine code at a start", async () => {
  const { kept, lint } = runsWith();
  await lint();
  const usual = await lint();
  // V8 refuses this, so the code is made anew with the flags of the run.
  writeFileSync(kept(), "no code".repeat(2));
  await lint();
  expect(usual).toBeLessThan((await lint()) / 1.5);
});

it("code that was made with other flags than usual is refused only once", async () => {
  const { kept, lint } = runsWith("--no-sparkplug");
  await lint();
  const { ino } = statSync(kept());
  await lint();
  const again = statSync(kept()).ino;
  await lint();
  expect([again === ino, again === statSync(kept()).ino]).toEqual([false, true]);
});
