import type { Location, SourceFile, TextEdit } from "../../source/index.js";
import { withoutComments } from "./brackets.js";
import { isFirstOnLine, lineStartOf, previousLineEnd, replaceRange } from "./lines.js";
import { startWithGap } from "./rows.js";

/** What stands between two children, or between a child and a bracket: white space, comments and at most one comma. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  /** The place of its comma. */
  readonly comma: number | undefined;
  readonly hasComment: boolean;
}

export function gapAt(file: SourceFile, start: number, end: number): Gap {
  const text = file.text.slice(start, end);
  const comma = withoutComments(text, "hcl").indexOf(",");
  return { start, end, comma: comma === -1 ? undefined : start + comma, hasComment: /#|\/\/|\/\*/.test(text) };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Removes adjacent children with comments around them. A comment goes with them only if nothing else is on its line:
 * any other may be about a child that stays, or about all of them.
 */
export function removeAround(removed: readonly Location[], gaps: readonly Gap[], hasNext: boolean): TextEdit[] {
  const file = removed[0]?.file;
  if (!file) return [];
  const commas = needlessCommas(file, gaps, hasNext);
  const rows = ownRows(file, removed, gaps, commas);
  const isOnRow = ({ start }: Span): boolean => rows.some((row) => row.start <= start && start < row.end);
  const spans = [...removed, ...commas.map((start) => ({ start, end: start + 1 }))].filter((span) => !isOnRow(span));
  return [
    ...rows.map(({ start, end }) => replaceRange(file, previousLineEnd(file, startWithGap(file, start, end)), end, "")),
    ...joined(file, spans).map((span) => removeWithin(file, span)),
  ];
}

/** Which commas go with the children: one stays between those that stay, and one at the end if there was one. */
function needlessCommas(file: SourceFile, gaps: readonly Gap[], hasNext: boolean): readonly number[] {
  const [head, tail] = [gaps[0]?.comma, gaps.at(-1)?.comma];
  const isLeading = head !== undefined && isFirstOnLine(file, head);
  const kept = isLeading || (tail === undefined && !hasNext) ? tail : head;
  return gaps.flatMap(({ comma }) => (comma === undefined || comma === kept ? [] : [comma]));
}

/** The lines on which there is nothing but removed children, each with a comma or a comment, or a removed comma alone. */
function ownRows(
  file: SourceFile,
  removed: readonly Location[],
  gaps: readonly Gap[],
  commas: readonly number[],
): readonly Span[] {
  let at = (gaps[0]?.start ?? 0) - 1;
  return withoutRemoved(file, removed, gaps, commas)
    .split("\n")
    .flatMap((line) => {
      const start = at;
      at += line.length + 1;
      const end = file.text[at - 2] === "\r" ? at - 2 : at - 1;
      const isAbout = removed.some((child) => start <= child.start && child.start < end);
      const isOwn = isAbout || /^[ \t]*,[ \t]*$/.test(file.text.slice(start, end));
      return line.trim() === "" && isOwn ? [{ start, end }] : [];
    });
}

/**
 * The text of the gaps and of what is between them, with blanks in place of what is removed and of comments. A comment of
 * several lines stays: it has no line of its own. The brackets or children on both sides stand as `x`.
 */
function withoutRemoved(
  file: SourceFile,
  removed: readonly Location[],
  gaps: readonly Gap[],
  commas: readonly number[],
): string {
  const parts = gaps.map(({ comma, end, start }, index) => {
    const bare = withoutComments(file.text.slice(start, end), "hcl", (comment) => !comment.includes("\n"));
    const child = removed[index];
    const text = comma !== undefined && commas.includes(comma) ? bare.replace(",", " ") : bare;
    return text + " ".repeat(child ? child.end - child.start : 0);
  });
  return `x${parts.join("")}x`;
}

/** Spans with only white space between them, on one line, are one. */
function joined(file: SourceFile, spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = all.at(-1);
    const isNext = last && /^[ \t]*$/.test(file.text.slice(last.end, span.start));
    if (isNext) all.splice(-1, 1, { ...last, end: span.end });
    else all.push(span);
  }
  return all;
}

/** Removes a span of a line of which something stays, and the white space that would be too much then. */
function removeWithin(file: SourceFile, { end, start }: Span): TextEdit {
  const behind = /^[ \t]*/.exec(file.text.slice(end))?.[0].length ?? 0;
  if (isFirstOnLine(file, start)) return replaceRange(file, start, end + behind, "");
  const before = file.text.slice(lineStartOf(file, start), start);
  return replaceRange(file, start - before.length + before.trimEnd().length, end, "");
}
