import type { FormatContext } from "../../src/formatters/index.js";
import type { LintMessage, LintResult } from "../../src/linter/index.js";

export const context: FormatContext = {
  cwd: "/project",
  root: "/project",
  width: 80,
  color: false,
  listNotJudged: false,
  version: "1.2.3",
  hyperlinks: false,
  sourceOf: () => undefined,
  rulesMeta: {},
};

/** A result of one file; counts follow from the messages. */
export function result(filePath: string, messages: readonly LintMessage[], rest: Partial<LintResult> = {}): LintResult {
  const count = (severity: number, isFixable = false): number =>
    messages.filter((message) => message.severity === severity && (!isFixable || message.fixes)).length;
  return {
    filePath,
    messages,
    suppressedMessages: [],
    notJudged: [],
    errorCount: count(2),
    fatalErrorCount: messages.filter(({ fatal }) => fatal).length,
    warningCount: count(1),
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
    ...rest,
  };
}

export function message(rest: Partial<LintMessage>): LintMessage {
  return {
    ruleId: "role-trust",
    severity: 2,
    messageId: "untrusted",
    message: "Role TargetRole cannot be assumed.",
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    address: "Resources.TargetRole",
    fingerprint: "00",
    related: [],
    ...rest,
  };
}
