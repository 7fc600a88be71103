import type { LintMessage, LintResult, NotJudged } from "../linter/index.js";
import { visible } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { severityWord } from "./severity-word.js";
import { shownPath } from "./shown-path.js";

/**
 * Writes one line a finding, as compilers do. So grep, Vim's quickfix list and reviewdog (`-efm='%f:%l:%c: %m'`) can read
 * it.
 */
export const compact: Formatter = (results, context) =>
  results
    .flatMap((result) => [
      ...result.messages.map((message) => lineOf(result, message, findingText(message), context)),
      ...(context.listNotJudged
        ? result.notJudged.map((open) => lineOf(result, open, notJudgedText(open), context))
        : []),
    ])
    .join("");

function lineOf(
  { filePath }: LintResult,
  { column, line }: Pick<LintMessage, "column" | "line">,
  text: string,
  { cwd }: FormatContext,
): string {
  return `${shownPath(filePath, cwd)}:${String(line)}:${String(column)}: ${text}\n`;
}

function findingText(message: LintMessage): string {
  return `${severityWord(message)}: ${message.message} [${ruleLabel(message)}]`;
}

function notJudgedText({ address, reason, ruleId }: NotJudged): string {
  const what = address === "" ? reason : `${address}: ${reason}`;
  return `note: not judged: ${visible(what)} [${visible(ruleId ?? "every rule")}]`;
}
