import type { Scalar } from "../../../tree/index.js";
import { decodeQuoted } from "../quoted-text.js";
import { type Cursor, codeHere, codes, columnHere, from, isLineEnd, layoutHere, skipSpaces } from "./lean-cursor.js";

/** The escapes of one character that the YAML library knows. */
const escapes: ReadonlySet<number> = new Set(Array.from('0abtnvfre "/\\N_LP', (char) => char.charCodeAt(0)));

/** The escapes with hexadecimal digits, and the number of these digits. */
const hexEscapes: ReadonlyMap<number, number> = new Map([
  ["x".charCodeAt(0), 2],
  ["u".charCodeAt(0), 4],
]);

/** Reads a text in quotes. Each of its lines must be indented more than the parent. */
export function readQuoted(cursor: Cursor, parent: number): Scalar | undefined {
  const { at: start, text } = cursor;
  const style = codeHere(cursor) === codes.doubleQuote ? "double" : "single";
  const layout = layoutHere(cursor, style);
  const end = style === "double" ? endOfDouble(text, start + 1) : endOfSingle(text, start + 1);
  if (end === undefined || !passLines(cursor, end, parent)) return undefined;
  const { text: decoded, map } = decodeQuoted(text, start, end, style);
  return { kind: "scalar", text: decoded, quoted: true, location: from(start, cursor), layout, map };
}

function endOfSingle(text: string, start: number): number | undefined {
  let quote = text.indexOf("'", start);
  while (quote !== -1 && text.charCodeAt(quote + 1) === codes.singleQuote) quote = text.indexOf("'", quote + 2);
  return quote === -1 ? undefined : quote + 1;
}

function endOfDouble(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === codes.doubleQuote) return at + 1;
    if (code !== codes.backslash) continue;
    at++;
    if (!isEscape(text, at)) return undefined;
  }
  return undefined;
}

function isEscape(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isLineEnd(code)) return isLineBreak(text, at);
  const count = hexEscapes.get(code);
  if (count === undefined) return escapes.has(code);
  const digits = text.slice(at + 1, at + 1 + count);
  return digits.length === count && /^[\da-f]+$/i.test(digits);
}

/** Whether a line break at an offset can be escaped. Readers of YAML disagree about a blank line behind it. */
function isLineBreak(text: string, at: number): boolean {
  escapedBreak.lastIndex = at;
  return escapedBreak.test(text);
}

const escapedBreak = /\r?\n[ \t]*[^ \t\r\n]/y;

/**
 * Goes over the line breaks before an offset. False: a line is not indented enough, or it is indented by a tab. No
 * character behind the offset is looked at, because a line may hold any number of texts.
 */
function passLines(cursor: Cursor, end: number, parent: number): boolean {
  while (cursor.at < end) {
    const isLineFeed = codeHere(cursor) === codes.lineFeed;
    cursor.at++;
    if (!isLineFeed) continue;
    cursor.lineStart = cursor.at;
    skipSpaces(cursor);
    cursor.lineIndent = columnHere(cursor);
    const code = codeHere(cursor);
    if (code === codes.tab || (!isLineEnd(code) && cursor.lineIndent <= parent)) return false;
  }
  return true;
}
