import { escapeMarkup } from "../source/index.js";
import type { LintMessage, LintResult } from "../linter/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { ruleUrl } from "./rule-url.js";
import { severityWord } from "./severity-word.js";
import { sourcePath } from "./shown-path.js";

/**
 * Writes JUnit XML for CI servers. Each file is a test suite, and each finding is a failed test case. A file without
 * findings has one test case that passes.
 */
export const junit: Formatter = (results, context) => {
  const suites = results.map((result) => suiteOf(result, context));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dmslint">\n${suites.join("")}</testsuites>\n`;
};

function suiteOf({ fatalErrorCount, filePath, messages }: LintResult, context: FormatContext): string {
  const path = escapeMarkup(sourcePath(filePath, context.root));
  const cases =
    messages.length === 0
      ? [`<testcase name="dmslint" classname="${path}" />`]
      : namedCases(messages).map(({ message, name }) => caseOf(message, name, path, context));
  const counts = {
    tests: cases.length,
    failures: messages.length - fatalErrorCount,
    errors: fatalErrorCount,
  };
  const numbers = Object.entries(counts).map(([name, count]) => `${name}="${String(count)}"`);
  const lines = cases.map((one) => `    ${one}\n`);
  return `  <testsuite name="${path}" ${numbers.join(" ")}>\n${lines.join("")}  </testsuite>\n`;
}

interface NamedCase {
  readonly message: LintMessage;
  readonly name: string;
}

/** CI servers know a test by its name from run to run. So names have no line, which changes with every line above. */
function namedCases(messages: readonly LintMessage[]): readonly NamedCase[] {
  const taken = new Map<string, number>();
  return messages.map((message) => {
    const name = message.address === "" ? ruleLabel(message) : `${ruleLabel(message)} ${message.address}`;
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    return { message, name: number === 1 ? name : `${name} (${String(number)})` };
  });
}

function caseOf(message: LintMessage, name: string, path: string, context: FormatContext): string {
  const place = `${path}:${String(message.line)}:${String(message.column)}`;
  const type = severityWord(message);
  const element = message.fatal ? "error" : "failure";
  const text = escapeMarkup(message.message);
  const url = ruleUrl(message, context);
  const page = url === undefined ? "" : `\n${escapeMarkup(url)}`;
  return (
    `<testcase name="${escapeMarkup(name)}" classname="${path}">` +
    `<${element} type="${type}" message="${text}">${place} ${text}${page}</${element}></testcase>`
  );
}
