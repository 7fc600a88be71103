import { lineStartsOf, oncePer, sourceFile, visible, withoutEnd } from "../source/index.js";
import { columnsOf } from "./columns.js";

/** A text of which excerpts are shown. */
export interface SourceText {
  readonly text: string;
  /** Ranges of the text that nobody may be shown, by offset. */
  readonly secrets: readonly { readonly start: number; readonly end: number }[];
}

/** A range as results have it: lines and columns start at 1, and columns count UTF-16 units. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A line as a terminal shows it, with the columns of the range in it. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  /** How many columns are before the range. */
  readonly before: number;
  /** How many columns the range has. It has at least one, so that there is something to see. */
  readonly width: number;
}

/** The lines of a range. `isCut`: the range has more lines than are shown. */
export interface Excerpt {
  readonly lines: readonly ExcerptLine[];
  readonly isCut: boolean;
}

/** Whoever reads a finding needs its first lines, to know what it is about. */
const maximumLines = 3;

const tabWidth = 4;

/** How much of a line is shown, in UTF-16 units, and how much of that before the range. Files may be one long line. */
const maximumLength = 120;
const lengthBefore = 30;

/** What stands in place of a secret, and of what does not fit. */
const mask = "***";
const ellipsis = "…";

/**
 * What a CI server obeys (see `visible`). Characters are made visible one by one, to count their columns, and by itself
 * none of these would be one.
 */
const command = /(?<=^|\s)::(?=[a-z])|##(?=\[|vso\[)/iy;

const fileOf = oncePer(({ text }: SourceText) => sourceFile("", text));

/** The lines of a range of a text, safe to show. `undefined`: the text has no such line. */
export function excerptOf(source: SourceText, range: Range): Excerpt | undefined {
  const file = fileOf(source);
  const { text } = file;
  const lineStarts = lineStartsOf(file);
  const last = Math.min(range.endColumn > 1 ? range.endLine : range.endLine - 1, lineStarts.length);
  const count = Math.max(last - range.line, 0) + 1;
  const lines = [...Array(Math.min(count, maximumLines)).keys()].flatMap((index): ExcerptLine[] => {
    const number = range.line + index;
    const start = lineStarts[number - 1];
    if (start === undefined) return [];
    const line = withoutEnd(text.slice(start, lineStarts[number]), "\r\n");
    const from = index === 0 ? range.column - 1 : line.length - line.trimStart().length;
    const to = number === range.endLine ? range.endColumn - 1 : line.length;
    return [{ number, ...shownLine({ line, start, secrets: source.secrets }, from, to) }];
  });
  return lines.length === 0 ? undefined : { lines, isCut: count > maximumLines };
}

interface SecretLine extends Pick<SourceText, "secrets"> {
  readonly line: string;
  /** The offset of the line. */
  readonly start: number;
}

/** A part of a line that is shown as a whole. */
interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly width: number;
}

function shownLine(line: SecretLine, from: number, to: number): Omit<ExcerptLine, "number"> {
  const { length } = line.line;
  const first = Math.max(0, Math.min(from - lengthBefore, length - maximumLength));
  const end = Math.min(first + maximumLength, length);
  const head = first > 0 ? ellipsis : "";
  const cells = cellsOf(line, first, end);
  const inRange = cells.filter((cell) => cell.from < to && cell.to > from);
  const before = cells.filter((cell) => cell.to <= from);
  return {
    text: head + cells.map(({ text }) => text).join("") + (end < length ? ellipsis : ""),
    before: head.length + widthOf(before),
    width: Math.max(1, widthOf(inRange)),
  };
}

function cellsOf({ line, secrets, start }: SecretLine, first: number, end: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (let from = first; from < end;) {
    const secret = secrets.find((one) => one.start <= start + from && start + from < one.end);
    const { text, to } = secret ? { text: mask, to: secret.end - start } : cellAt(line, from, column);
    const width = columnsOf(text);
    cells.push({ from, to, text, width });
    column += width;
    from = to;
  }
  return cells;
}

function cellAt(line: string, from: number, column: number): Pick<Cell, "text" | "to"> {
  command.lastIndex = from;
  const [order] = command.exec(line) ?? [];
  if (order !== undefined) return { text: order === "##" ? String.raw`#\x23` : String.raw`\x3a:`, to: from + 2 };
  const character = String.fromCodePoint(line.codePointAt(from) ?? 0);
  const text = character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(character);
  return { text, to: from + character.length };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
