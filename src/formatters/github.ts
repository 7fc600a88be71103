import type { LintMessage, LintResult } from "../linter/index.js";
import { ownValue, visible } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { ruleUrl } from "./rule-url.js";
import { severityWord } from "./severity-word.js";
import { sourcePath } from "./shown-path.js";

/**
 * Writes workflow commands. GitHub Actions shows them as annotations.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const github: Formatter = (results, context) =>
  results.flatMap((result) => result.messages.map((message) => `${annotation(result, message, context)}\n`)).join("");

function annotation({ filePath }: LintResult, message: LintMessage, context: FormatContext): string {
  const { column, endColumn, endLine, line } = message;
  const place = {
    file: sourcePath(filePath, context.root),
    line,
    // GitHub accepts columns only if the range is within one line.
    ...(line === endLine && { col: column }),
    endLine,
    ...(line === endLine && { endColumn }),
    title: `dmslint ${ruleLabel(message)}`,
  };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const related = message.related.map(
    (other) => `related: ${sourcePath(other.filePath, context.root)}:${String(other.line)} ${other.message}`,
  );
  const page = ruleUrl(message, context) ?? [];
  const command = severityWord(message);
  return `::${command} ${properties.join(",")}::${escapeData([message.message, ...related, page].flat().join("\n"))}`;
}

const lineEnds: Readonly<Record<string, string>> = { "\r": "%0D", "\n": "%0A" };

function escapeData(text: string): string {
  return text
    .split(/([\r\n])/)
    .map((piece) => ownValue(lineEnds, piece) ?? visible(piece).replaceAll("%", "%25"))
    .join("");
}

/** Colons first: no server obeys escaped ones, so `visible` leaves the name of a file as it is, and GitHub finds it. */
function escapeProperty(text: string): string {
  return text.split(":").map(escapeData).join("%3A").replaceAll(",", "%2C");
}
