import { fileURLToPath } from "node:url";
import { run } from "./run-command.js";
import type { Run } from "./run-main.js";

/** The built program, as users have it. */
export const program = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

export function dmslint(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return run(cwd, process.execPath, [program, ...argv]);
}
