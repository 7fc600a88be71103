import type { LintMessage, LintResult } from "../linter/index.js";
import { visible, visibleLines } from "../source/index.js";
import type { Formatter } from "./formatter.js";

/** A formatter whose report is read on a terminal or in a log, where control characters would have an effect. */
export function visibly(formatter: Formatter): Formatter {
  return (results, context) => formatter(results.map(visibleResult), context);
}

function visibleResult(result: LintResult): LintResult {
  const notJudged = result.notJudged.map((one) => ({
    ...one,
    address: visible(one.address),
    reason: visibleLines(one.reason),
  }));
  return { ...result, filePath: visible(result.filePath), messages: result.messages.map(visibleMessage), notJudged };
}

function visibleMessage(message: LintMessage): LintMessage {
  const related = message.related.map((one) => ({
    ...one,
    filePath: visible(one.filePath),
    message: visibleLines(one.message),
  }));
  return { ...message, message: visibleLines(message.message), related };
}
