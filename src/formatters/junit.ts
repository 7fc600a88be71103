import { escapeMarkup } from "../source/index.js";
import type { LintMessage, LintResult } from "../linter/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { sourcePath } from "./shown-path.js";

/**
 * Writes JUnit XML for CI servers. Each file is a test suite, and each finding is a failed test case. A file without
 * findings has one test case that passes.
 */
export const junit: Formatter = (results, context) => {
  const suites = results.map((result) => suiteOf(result, context));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dmslint">\n${suites.join("")}</testsuites>\n`;
};

function suiteOf({ fatalErrorCount, filePath, messages }: LintResult, { root }: FormatContext): string {
  const path = escapeMarkup(sourcePath(filePath, root));
  const cases =
    messages.length === 0
      ? [`<testcase name="dmslint" classname="${path}" />`]
      : messages.map((message) => caseOf(message, path));
  const counts = {
    tests: cases.length,
    failures: messages.length - fatalErrorCount,
    errors: fatalErrorCount,
  };
  const numbers = Object.entries(counts).map(([name, count]) => `${name}="${String(count)}"`);
  const lines = cases.map((one) => `    ${one}\n`);
  return `  <testsuite name="${path}" ${numbers.join(" ")}>\n${lines.join("")}  </testsuite>\n`;
}

function caseOf(message: LintMessage, path: string): string {
  const place = `${path}:${String(message.line)}:${String(message.column)}`;
  const type = message.severity === 2 ? "error" : "warning";
  const element = message.fatal ? "error" : "failure";
  const rule = escapeMarkup(ruleLabel(message));
  const text = escapeMarkup(message.message);
  return (
    `<testcase name="${rule} ${String(message.line)}:${String(message.column)}" classname="${path}">` +
    `<${element} type="${type}" message="${text}">${place} ${text}</${element}></testcase>`
  );
}
