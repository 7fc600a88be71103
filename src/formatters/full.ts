import pc from "picocolors";
import type { LintMessage, LintResult } from "../linter/index.js";
import { wrap } from "../source/index.js";
import { excerptOf, type ExcerptLine, type Range } from "./excerpt.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { fileUrl, linked } from "./links.js";
import { ruleLabel } from "./rule-label.js";
import { ruleUrl } from "./rule-url.js";
import { severityWord } from "./severity-word.js";
import { shownPath } from "./shown-path.js";
import { suggested } from "./suggested.js";
import { listNotJudged, summary } from "./stylish-summary.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Formats findings for a terminal with the lines of the sources that they are about, as rustc and ruff do. */
export const full: Formatter = (results, context) => {
  const colors = pc.createColors(context.color);
  const findings = results.flatMap((result) =>
    result.messages.map((message) => finding(result, message, context, colors)),
  );
  const notJudged = context.listNotJudged ? listNotJudged(results, context, colors) : [];
  const blocks = [...findings, ...notJudged, ...summary(results, context, colors)];
  return blocks.length === 0 ? "" : `\n${blocks.join("\n\n")}\n\n`;
};

interface Place extends Range {
  readonly filePath: string;
}

function finding({ filePath }: LintResult, message: LintMessage, context: FormatContext, colors: Colors): string {
  const places: readonly Place[] = [{ filePath, ...rangeOf(message) }, ...message.related];
  const gutter = Math.max(...places.map(({ line }) => String(line + 2).length));
  const paint = message.severity === 2 ? colors.red : colors.yellow;
  const page: Page = { context, colors, margin: " ".repeat(gutter) };
  return [
    ...head(message, paint, page),
    ...excerpt({ filePath, ...rangeOf(message) }, { mark: "^", paint, words: "" }, page),
    ...message.related.flatMap((other) =>
      excerpt(other, { mark: "-", paint: colors.cyan, words: other.message }, page),
    ),
    ...notes(message, page),
  ].join("\n");
}

function rangeOf({ column, endColumn, endLine, line }: LintMessage): Range {
  return { line, column, endLine, endColumn };
}

interface Page {
  readonly context: FormatContext;
  readonly colors: Colors;
  /** As wide as the widest line number. */
  readonly margin: string;
}

type Paint = (text: string) => string;

function head(message: LintMessage, paint: Paint, { colors, context }: Page): readonly string[] {
  const word = severityWord(message);
  const rule = ruleLabel(message);
  const [first = "", ...rest] = wrap(`${word}[${rule}]: ${message.message}`, context.width);
  const start = `${word}[${rule}]:`;
  const shown = colors.bold(paint(word) + `[${linked(rule, ruleUrl(message, context), context)}]:`);
  return [shown + first.slice(start.length), ...rest];
}

interface Marking {
  readonly mark: string;
  readonly paint: Paint;
  /** What the place is. */
  readonly words: string;
}

function excerpt(place: Place, { mark, paint, words }: Marking, page: Page): readonly string[] {
  const { colors, context, margin } = page;
  const at = `${shownPath(place.filePath, context.cwd)}:${String(place.line)}:${String(place.column)}`;
  const line = `${margin}${colors.blue("-->")} ${linked(at, fileUrl(place.filePath), context)}`;
  const source = context.sourceOf(place.filePath);
  const shown = source && excerptOf(source, place);
  const label = words === "" ? "" : ` related: ${words}`;
  const isShort = margin.length + "--> ".length + at.length + label.length <= context.width;
  const head = isShort ? [line + label] : [line, `${margin}   ${label}`];
  if (!shown) return head;
  const bar = `${margin} ${colors.blue("|")}`;
  const rows = shown.lines.flatMap(({ before, number, text, width }: ExcerptLine) => [
    `${colors.blue(`${String(number).padStart(margin.length)} |`)} ${text}`.trimEnd(),
    `${bar} ${" ".repeat(before)}${paint(mark.repeat(width))}`,
  ]);
  return [...head, bar, ...rows, ...(shown.isCut ? [`${margin} ${colors.blue("|")} …`] : [])];
}

/** What can be done, and where to read more. */
function notes(message: LintMessage, { colors, context, margin }: Page): readonly string[] {
  const url = ruleUrl(message, context);
  const all = [
    ...(message.fixes ? ["fix: --fix corrects it"] : []),
    ...suggested(message).map((words) => `suggestion: ${words}`),
    ...(url === undefined ? [] : [`see: ${url}`]),
  ];
  return all.flatMap((note) => {
    const [first = "", ...rest] = wrap(note, Math.max(30, context.width - margin.length - 3));
    return [`${margin} ${colors.blue("=")} ${first}`, ...rest.map((line) => `${margin}   ${line}`)];
  });
}
