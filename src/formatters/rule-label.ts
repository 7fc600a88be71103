import type { LintMessage } from "../linter/index.js";

/** The name of a finding's rule; a syntax error and a remark on a directive belong to no rule, but need a name too. */
export function ruleLabel({ fatal, ruleId }: LintMessage): string {
  return ruleId ?? (fatal ? "syntax" : "directive");
}
