import { wrap } from "../source/index.js";
import pc from "picocolors";
import type { LintMessage, LintResult, RelatedMessage } from "../linter/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { fileUrl, linked } from "./links.js";
import { ruleLabel } from "./rule-label.js";
import { ruleUrl } from "./rule-url.js";
import { severityWord } from "./severity-word.js";
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
    finding(message, { filePath, place: places[index] ?? "", placeWidth, severityWidth, context, colors }),
  );
  const path = colors.underline(shownPath(filePath, context.cwd));
  return [linked(path, fileUrl(filePath), context), ...lines].join("\n");
}

interface Row {
  readonly filePath: string;
  readonly place: string;
  readonly placeWidth: number;
  readonly severityWidth: number;
  readonly context: FormatContext;
  readonly colors: Colors;
}

function finding(message: LintMessage, row: Row): readonly string[] {
  const { colors, context, filePath, place, placeWidth, severityWidth } = row;
  const word = severityWord(message);
  const colored = message.severity === 2 ? colors.red(word) : colors.yellow(word);
  const severity = colored + " ".repeat(severityWidth - word.length);
  const margin = " ".repeat(2 + placeWidth + 2 + severityWidth + 2);
  const room = Math.max(30, context.width - margin.length);
  const [first = "", ...rest] = withRule(message, room, row);
  const linkedPlace = linked(colors.dim(place), fileUrl(filePath), context) + " ".repeat(placeWidth - place.length);
  const more = [
    ...rest,
    ...message.related.flatMap((other) => relatedLines(other, room, row)),
    ...(message.advice ?? []).flatMap((words) => adviceLines(words, room, row)),
  ];
  return [`  ${linkedPlace}  ${severity}  ${first}`, ...more.map((line) => margin + line)];
}

/** What a suggestion without edits says. The summary counts those with edits. */
function adviceLines(words: string, room: number, { colors }: Row): readonly string[] {
  const label = "suggestion: ";
  return labelled(label, wrap(words, room - label.length)).map(colors.dim);
}

/** The place of something that belongs to a finding. The file is not named again if it is the same. */
function relatedLines(other: RelatedMessage, room: number, { colors, context, filePath }: Row): readonly string[] {
  const place = `${String(other.line)}:${String(other.column)}`;
  const at = other.filePath === filePath ? place : `${shownPath(other.filePath, context.cwd)}:${place}`;
  const label = "related: ";
  const [head = "", ...more] = wrap(`${at} ${other.message}`, room - label.length);
  // A path with spaces may be on two lines.
  const isWhole = head.startsWith(at);
  const start = isWhole ? linked(at, fileUrl(other.filePath), context) + head.slice(at.length) : head;
  return labelled(label, [start, ...more]).map(colors.dim);
}

/** Lines with a label before the first one. The others begin below its text. */
function labelled(label: string, [first = "", ...others]: readonly string[]): readonly string[] {
  return [label + first, ...others.map((line) => " ".repeat(label.length) + line)];
}

/** The sentence with the rule name after the last line if there is space, else on a new line. */
function withRule(message: LintMessage, room: number, { colors, context }: Row): readonly string[] {
  const lines = wrap(message.message, room);
  const rule = ruleLabel(message);
  const shown = colors.dim(linked(rule, ruleUrl(message, context), context));
  const last = lines.at(-1) ?? "";
  if (last.length + 2 + rule.length > room) return [...lines, shown];
  return [...lines.slice(0, -1), `${last}  ${shown}`];
}
