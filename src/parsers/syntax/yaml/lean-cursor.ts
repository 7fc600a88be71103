import type { Comment, Location, SourceFile } from "../../../source/index.js";
import type { Layout } from "../../../tree/index.js";
import { layoutsOf } from "../layouts.js";
import type { TagTable } from "./short-tags.js";

/** The state while the lean reader reads one file. Functions of the reader move `at` forward. */
export interface Cursor {
  readonly file: SourceFile;
  readonly text: string;
  readonly tags: TagTable;
  readonly comments: Comment[];
  at: number;
  /** The start of the line that the cursor is on. */
  lineStart: number;
  /** The number of spaces at the start of that line, or `atEnd` behind the last line. */
  lineIndent: number;
  /** The smallest indent of the comments on the lines that were passed last. */
  commentIndent: number;
  /** The number of lists and mappings around the cursor. */
  depth: number;
}

type Style = "block" | "flow" | "plain" | "single" | "double" | "literal" | "folded";

/** The indent behind the last line. It is smaller than all columns, so it ends every list and mapping. */
export const atEnd = -1;

/** A deeper text is read by the YAML library, which reports values that are nested too deeply. */
export const maximumDepth = 100;

/** The YAML library allows 1024 characters between the start of a key and its colon, but any number between braces. */
export const maximumKeyLength = 1000;

export const codes = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  plus: 43,
  comma: 44,
  minus: 45,
  zero: 48,
  nine: 57,
  colon: 58,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const;

export function cursorOf(file: SourceFile, tags: TagTable): Cursor {
  const start = { at: 0, lineStart: 0, lineIndent: 0, commentIndent: Infinity, depth: 0 };
  return { file, text: file.text, tags, comments: [], ...start };
}

/** The code of the character at the cursor, NaN at the end of the text. */
export function codeHere({ text, at }: Cursor): number {
  return text.charCodeAt(at);
}

/** Whether a line ends here. The reader takes no text with a carriage return that is not part of CRLF. */
export function isLineEnd(code: number): boolean {
  return code === codes.lineFeed || code === codes.carriageReturn || Number.isNaN(code);
}

/** Whether this is white space, or the end of the text: what must follow an indicator like `:` or `-`. */
export function isEmpty(code: number): boolean {
  return code === codes.space || code === codes.tab || isLineEnd(code);
}

export function isQuote(code: number): boolean {
  return code === codes.doubleQuote || code === codes.singleQuote;
}

export function skipSpaces(cursor: Cursor): void {
  while (codeHere(cursor) === codes.space) cursor.at++;
}

export function columnHere({ at, lineStart }: Cursor): number {
  return at - lineStart;
}

/**
 * Goes from the end of a value to the next line with content. False: something else follows on this line. A comment
 * directly behind a value is an error for the YAML library.
 */
export function toNextLine(cursor: Cursor): boolean {
  skipSpaces(cursor);
  if (codeHere(cursor) === codes.hash) {
    if (cursor.text.charCodeAt(cursor.at - 1) !== codes.space) return false;
    passComment(cursor);
  }
  if (!isLineEnd(codeHere(cursor))) return false;
  passLineBreak(cursor);
  toContent(cursor);
  return true;
}

/** Goes from the start of a line over blank lines and comments. */
export function toContent(cursor: Cursor): void {
  const { length } = cursor.text;
  cursor.commentIndent = Infinity;
  while (cursor.at < length) {
    cursor.lineStart = cursor.at;
    skipSpaces(cursor);
    cursor.lineIndent = columnHere(cursor);
    const code = codeHere(cursor);
    if (code === codes.hash) {
      cursor.commentIndent = Math.min(cursor.commentIndent, cursor.lineIndent);
      passComment(cursor);
    } else if (!isLineEnd(code)) return;
    passLineBreak(cursor);
  }
  cursor.lineIndent = atEnd;
}

export function passLineBreak(cursor: Cursor): void {
  if (codeHere(cursor) === codes.carriageReturn) cursor.at++;
  if (codeHere(cursor) === codes.lineFeed) cursor.at++;
}

export function passComment(cursor: Cursor): void {
  const start = cursor.at;
  const lineFeed = cursor.text.indexOf("\n", start);
  const end = lineFeed === -1 ? cursor.text.length : lineFeed;
  cursor.at = cursor.text.charCodeAt(end - 1) === codes.carriageReturn ? end - 1 : end;
  cursor.comments.push({ location: from(start, cursor), text: cursor.text.slice(start + 1, cursor.at) });
}

/** The location from an offset to the cursor. */
export function from(start: number, { file, at }: Cursor): Location {
  return { file, start, end: at };
}

/** The indent of a value that begins at the cursor. */
export function indentHere(cursor: Cursor): number {
  return Math.min(cursor.lineIndent, columnHere(cursor));
}

export function layoutHere(cursor: Cursor, style: Style): Layout {
  return layoutAt(style, indentHere(cursor));
}

export const layoutAt: (style: Style, indent: number) => Layout = layoutsOf("yaml");
