import type { Rule } from "./types.js";

/** Declares a rule; the rule is returned as it is, checked by the compiler only. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
