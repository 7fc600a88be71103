import type { LintMessage, LintResult } from "../linter/index.js";
import { escapeMarkup } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";

import { ruleLabel } from "./rule-label.js";
import { severityWord } from "./severity-word.js";
import { sourcePath } from "./shown-path.js";

/** Writes Checkstyle's XML, which many CI servers and editors read. https://checkstyle.org/ */
export const checkstyle: Formatter = (results, context) => {
  const files = results.map((result) => fileElement(result, context));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
};

function fileElement({ filePath, messages }: LintResult, { root }: FormatContext): string {
  const name = escapeMarkup(sourcePath(filePath, root));
  const errors = messages.map((message) => `    ${errorElement(message)}\n`);
  return `  <file name="${name}">\n${errors.join("")}  </file>\n`;
}

function errorElement(message: LintMessage): string {
  const attributes = {
    line: String(message.line),
    column: String(message.column),
    severity: severityWord(message),
    message: message.message,
    source: `dmslint.${ruleLabel(message)}`,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeMarkup(value)}"`);
  return `<error ${written.join(" ")} />`;
}
