import type { RuleContext } from "../../rule-kit/index.js";

/** Whether the account data has every role of the account. */
export function isAccountKnown({ project }: RuleContext): boolean {
  return project.templates.some(({ account }) => account?.hasAllRoles);
}

/** What a finding says of the account: whoever gave its roles need not be told to look there. */
export function wordsOfAccount(context: RuleContext): string {
  return isAccountKnown(context)
    ? "The account data has no such role either."
    : "If the account has the role already, add it to settings.existingRoles in the config.";
}
