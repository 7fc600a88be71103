import { wrap } from "../source/index.js";
import pc from "picocolors";
import type { LintMessage, LintResult } from "../linter/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { shownPath } from "./shown-path.js";
import { listNotJudged, summary } from "./stylish-summary.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Formats findings for a terminal: by file, then a summary. */
export const stylish: Formatter = (results, context) => {
  const colors = pc.createColors(context.color);
  const files = results
    .filter(({ messages }) => messages.length > 0)
    .map((result) => fileBlock(result, context, colors));
  const notJudged = context.listNotJudged ? listNotJudged(results, context, colors) : [];
  const blocks = [...files, ...notJudged, ...summary(results, context, colors)];
  return blocks.length === 0 ? "" : `\n${blocks.join("\n\n")}\n\n`;
};

function fileBlock({ filePath, messages }: LintResult, context: FormatContext, colors: Colors): string {
  const places = messages.map(({ column, line }) => `${String(line)}:${String(column)}`);
  const placeWidth = Math.max(...places.map((place) => place.length));
  const severityWidth = messages.some(({ severity }) => severity === 1) ? "warning".length : "error".length;
  const lines = messages.flatMap((message, index) =>
    finding(message, { place: (places[index] ?? "").padEnd(placeWidth), severityWidth, context, colors }),
  );
  return [colors.underline(shownPath(filePath, context.cwd)), ...lines].join("\n");
}

interface Row {
  readonly place: string;
  readonly severityWidth: number;
  readonly context: FormatContext;
  readonly colors: Colors;
}

function finding(message: LintMessage, { colors, context, place, severityWidth }: Row): readonly string[] {
  const word = message.severity === 2 ? "error" : "warning";
  const colored = message.severity === 2 ? colors.red(word) : colors.yellow(word);
  const severity = colored + " ".repeat(severityWidth - word.length);
  const margin = " ".repeat(2 + place.length + 2 + severityWidth + 2);
  const room = Math.max(30, context.width - margin.length);
  const [first = "", ...rest] = withRule(wrap(message.message, room), ruleLabel(message), room, colors);
  const related = message.related.flatMap((other) => {
    const at = `${shownPath(other.filePath, context.cwd)}:${String(other.line)}:${String(other.column)}`;
    const [head = "", ...more] = wrap(`${at} ${other.message}`, room - "related: ".length);
    return [`related: ${head}`, ...more.map((line) => " ".repeat("related: ".length) + line)];
  });
  return [
    `  ${colors.dim(place)}  ${severity}  ${first}`,
    ...rest.map((line) => margin + line),
    ...related.map((line) => margin + colors.dim(line)),
  ];
}

/** Adds the rule name after the last line if there is space, else on a new line. */
function withRule(lines: readonly string[], rule: string, room: number, colors: Colors): readonly string[] {
  const last = lines.at(-1) ?? "";
  if (last.length + 2 + rule.length > room) return [...lines, colors.dim(rule)];
  return [...lines.slice(0, -1), `${last}  ${colors.dim(rule)}`];
}
