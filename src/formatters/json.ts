import type { LintMessage } from "../linter/index.js";
import { visibleJson } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleUrl } from "./rule-url.js";

/** ESLint's JSON format, with the additions that docs/json.md lists. */
export const json: Formatter = (results, context) => {
  const withPages = results.map((result) => ({
    ...result,
    messages: result.messages.map((message) => withPage(message, context)),
    suppressedMessages: result.suppressedMessages.map((message) => withPage(message, context)),
  }));
  return `${visibleJson(withPages)}\n`;
};

function withPage<Message extends LintMessage>(message: Message, context: FormatContext): Message {
  const docsUrl = ruleUrl(message, context);
  return docsUrl === undefined ? message : { ...message, docsUrl };
}
