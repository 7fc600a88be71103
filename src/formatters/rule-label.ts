import type { LintMessage } from "../linter/index.js";
import { visible } from "../source/index.js";

/**
 * The name of a finding's rule. Syntax errors and problems of directives have no rule, but formats need a name for
 * them.
 */
export function ruleLabel({ fatal, ruleId }: LintMessage): string {
  return ruleId === null ? (fatal ? "syntax" : "directive") : visible(ruleId);
}
