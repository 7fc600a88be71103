import type { LintResult } from "../linter/index.js";

/** A number with its noun: `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

export function sum(results: readonly LintResult[], of: (result: LintResult) => number): number {
  return results.reduce((total, result) => total + of(result), 0);
}

/** How many findings there are: `2 problems (1 error, 1 warning)`. */
export function problemCounts(results: readonly LintResult[]): string {
  const errors = sum(results, ({ errorCount }) => errorCount);
  const warnings = sum(results, ({ warningCount }) => warningCount);
  return `${count(errors + warnings, "problem")} (${count(errors, "error")}, ${count(warnings, "warning")})`;
}
