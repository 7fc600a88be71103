import type { Scalar } from "../../../tree/index.js";
import { decodeBlock } from "./block-text.js";
import {
  type Cursor,
  codeHere,
  codes,
  isLineEnd,
  layoutHere,
  passComment,
  passLineBreak,
  skipSpaces,
} from "./lean-cursor.js";

interface Header {
  /** The indent that the header states, relative to the parent. */
  readonly indent: number | undefined;
  readonly keepsEnd: boolean;
}

/** Reads a block scalar (`|`, `>`). The cursor stops behind its last character that is not white space. */
export function readBlockText(cursor: Cursor, parent: number): Scalar | undefined {
  const { at: start, file, text } = cursor;
  const style = codeHere(cursor) === codes.bar ? "literal" : "folded";
  const layout = layoutHere(cursor, style);
  const header = readHeader(cursor);
  const stated = header?.indent === undefined ? undefined : parent + header.indent;
  const end = header && endOfLines(cursor, parent, stated, header.keepsEnd);
  if (end === undefined) return undefined;
  cursor.at = start + text.slice(start, end).trimEnd().length;
  const location = { file, start, end: cursor.at };
  return { kind: "scalar", quoted: true, location, layout, ...decodeBlock(text, start, end, parent) };
}

/** Reads the header: at most one digit and one chomping indicator, and perhaps a comment. */
function readHeader(cursor: Cursor): Header | undefined {
  const { at: start, text } = cursor;
  cursor.at++;
  while (isHeaderMark(codeHere(cursor))) cursor.at++;
  const marks = text.slice(start + 1, cursor.at);
  const [, before, chomping, after] = /^([1-9]?)([-+]?)([1-9]?)$/.exec(marks) ?? [];
  if (chomping === undefined || (before && after)) return undefined;
  const marksEnd = cursor.at;
  skipSpaces(cursor);
  if (codeHere(cursor) === codes.hash && cursor.at > marksEnd) passComment(cursor);
  if (!isLineEnd(codeHere(cursor))) return undefined;
  passLineBreak(cursor);
  const digit = before || after;
  return { indent: digit ? Number(digit) : undefined, keepsEnd: chomping === "+" };
}

function isHeaderMark(code: number): boolean {
  return code === codes.plus || code === codes.minus || (code >= codes.zero && code <= codes.nine);
}

/**
 * The offset behind the lines of the text. The reader declines a text without content, and blank lines with more spaces
 * than the indent at its start and end, because readers of YAML disagree about them.
 */
function endOfLines(cursor: Cursor, parent: number, stated: number | undefined, keepsEnd: boolean): number | undefined {
  const { text } = cursor;
  let indent = stated;
  let longestBlank = 0;
  let contentEnd: number | undefined;
  while (cursor.at < text.length) {
    const lineStart = cursor.at;
    skipSpaces(cursor);
    const width = cursor.at - lineStart;
    const isBlank = isLineEnd(codeHere(cursor));
    if (isBlank) {
      longestBlank = Math.max(longestBlank, cursor.at === text.length ? Infinity : width);
    } else if (width < (indent ?? parent + 1)) {
      cursor.at = lineStart;
      break;
    } else {
      indent ??= width;
      if (contentEnd === undefined && longestBlank > indent) return undefined;
      longestBlank = 0;
    }
    toLineBreak(cursor);
    passLineBreak(cursor);
    if (!isBlank) contentEnd = cursor.at;
  }
  if (indent === undefined || contentEnd === undefined || longestBlank > indent) return undefined;
  return keepsEnd ? cursor.at : contentEnd;
}

function toLineBreak(cursor: Cursor): void {
  const lineFeed = cursor.text.indexOf("\n", cursor.at);
  cursor.at = lineFeed === -1 ? cursor.text.length : lineFeed;
}
