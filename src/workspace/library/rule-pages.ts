import { rulePageUrl } from "../../disk/index.js";
import { rules as builtIn, type LintMessage, type LintResult, type Rule } from "../../linter/index.js";
import { webAddress } from "../../source/index.js";

/** Results in which findings have the pages of their rules, as in `--format json`. */
export function withPages(results: readonly LintResult[], rules: readonly Rule[]): readonly LintResult[] {
  const pages = new Map(rules.map((rule) => [rule.name, pageOf(rule)]));
  const withPage = <Message extends LintMessage>(message: Message): Message => {
    const docsUrl = message.ruleId === null ? undefined : pages.get(message.ruleId);
    return docsUrl === undefined ? message : { ...message, docsUrl };
  };
  return results.map((result) => ({
    ...result,
    messages: result.messages.map(withPage),
    suppressedMessages: result.suppressedMessages.map(withPage),
  }));
}

/** A plugin decides the address of its pages. */
function pageOf(rule: Rule): string | undefined {
  return webAddress(builtIn.includes(rule) ? rulePageUrl(rule.name) : rule.meta.docs.url);
}
