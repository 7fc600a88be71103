import type { Node, Scalar } from "../../../tree/index.js";
import { decodeQuoted } from "../quoted-text.js";
import { type Cursor, codeHere, codes, isEmpty, isLineEnd, layoutAt, layoutHere } from "./lean-cursor.js";

/** What ends a plain text in brackets. */
const flowMarks: ReadonlySet<number> = new Set([
  codes.comma,
  codes.openBracket,
  codes.closeBracket,
  codes.openBrace,
  codes.closeBrace,
]);

/** No plain text begins with these. Some of them begin what the lean reader declines: anchors, aliases, directives. */
const noPlainStart: ReadonlySet<number> = new Set(Array.from("\t,[]{}#&*!|>'\"%@`", (char) => char.charCodeAt(0)));

/** With white space behind them, these are marks. Otherwise, a text can begin with them. */
const indicators: ReadonlySet<number> = new Set([codes.minus, codes.colon, codes.question]);

const nullWords: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);

/** A node as a value. A few plain words mean null. */
export function valueOf(node: Node): Node {
  if (node.kind !== "scalar" || node.quoted || !nullWords.has(node.text)) return node;
  const { layout, location } = node;
  return { kind: "null", location, ...(layout && { layout }) };
}

/** An empty text. It is the value if nothing is written behind a colon or a dash. */
export function emptyAt(cursor: Cursor, at: number, indent: number): Scalar {
  const location = { file: cursor.file, start: at, end: at };
  return { kind: "scalar", text: "", quoted: false, location, layout: layoutAt("plain", indent) };
}

/**
 * Reads a plain text. It continues over lines that are indented more than the parent. The cursor stops at what ends the
 * text: a colon, a bracket, a comment or the end of a line.
 */
export function readPlain(cursor: Cursor, parent: number, isInFlow: boolean): Scalar | undefined {
  if (!beginsPlain(cursor, isInFlow)) return undefined;
  const { at: start, file, lineStart, text } = cursor;
  const layout = layoutHere(cursor, "plain");
  let end = passPlainLine(cursor, isInFlow);
  while (toContinuation(cursor, parent, isInFlow)) end = passPlainLine(cursor, isInFlow);
  const location = { file, start, end };
  const isOneLine = cursor.lineStart === lineStart;
  if (isOneLine) return { kind: "scalar", text: text.slice(start, end), quoted: false, location, layout };
  return { kind: "scalar", quoted: false, location, layout, ...decodeQuoted(text, start, end, "plain") };
}

function beginsPlain({ at, lineStart, text }: Cursor, isInFlow: boolean): boolean {
  const code = text.charCodeAt(at);
  const isDocumentMark = at === lineStart && (text.startsWith("---", at) || text.startsWith("...", at));
  if (isDocumentMark || isLineEnd(code) || noPlainStart.has(code)) return false;
  return !indicators.has(code) || !endsIndicator(text.charCodeAt(at + 1), isInFlow);
}

/** Whether an indicator before this character is a mark, not a part of a text. */
function endsIndicator(code: number, isInFlow: boolean): boolean {
  return isEmpty(code) || (isInFlow && flowMarks.has(code));
}

/** Goes to the end of a plain text on this line. Returns that end without the white space before it. */
function passPlainLine(cursor: Cursor, isInFlow: boolean): number {
  const { text } = cursor;
  let { at } = cursor;
  let end = at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === codes.space || code === codes.tab) {
      if (text.charCodeAt(at + 1) === codes.hash) break;
      continue;
    }
    if (code === codes.lineFeed || code === codes.carriageReturn) break;
    if (code === codes.colon) {
      if (endsIndicator(text.charCodeAt(at + 1), isInFlow)) break;
    } else if (isInFlow && flowMarks.has(code)) break;
    end = at + 1;
  }
  cursor.at = at;
  return end;
}

/** Goes from the end of a line to the next line of the same plain text. False: there is none. */
function toContinuation(cursor: Cursor, parent: number, isInFlow: boolean): boolean {
  const { text } = cursor;
  if (!isLineEnd(codeHere(cursor))) return false;
  let lineFeed = text.indexOf("\n", cursor.at);
  while (lineFeed !== -1) {
    let at = lineFeed + 1;
    while (text.charCodeAt(at) === codes.space) at++;
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) {
      lineFeed = text.indexOf("\n", at);
      continue;
    }
    if (at - lineFeed - 1 <= parent || code === codes.hash || code === codes.tab) return false;
    if (isInFlow && flowMarks.has(code)) return false;
    cursor.lineStart = lineFeed + 1;
    cursor.lineIndent = at - cursor.lineStart;
    cursor.at = at;
    return true;
  }
  return false;
}
