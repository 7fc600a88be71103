import type { LintResult } from "../../src/linter/index.js";
import { runMain } from "./run-main.js";

/** The results that `--format json` prints. */
export function parse(stdout: string): readonly LintResult[] {
  return JSON.parse(stdout) as readonly LintResult[];
}

/** The rule of each finding in a folder. */
export async function rulesIn(cwd: string, argv: readonly string[] = []): Promise<readonly (string | null)[]> {
  const { stdout } = await runMain(cwd, ["-f", "json", ...argv]);
  return parse(stdout).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}
