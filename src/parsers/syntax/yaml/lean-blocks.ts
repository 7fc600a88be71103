import { fitted } from "../../../source/index.js";
import type { Entry, List, Mapping, Node, Scalar } from "../../../tree/index.js";
import { readBlockText } from "./lean-block-text.js";
import {
  type Cursor,
  codeHere,
  codes,
  columnHere,
  indentHere,
  isEmpty,
  isLineEnd,
  isQuote,
  layoutAt,
  maximumDepth,
  maximumKeyLength,
  skipSpaces,
  toNextLine,
} from "./lean-cursor.js";
import { readFlow } from "./lean-flow.js";
import { emptyAt, readPlain, valueOf } from "./lean-plain.js";
import { readQuoted } from "./lean-quoted.js";
import { readTag, tagged } from "./lean-tag.js";
import { mergeEntries } from "./yaml-aliases.js";

/** As the column of a parent: no line is indented more. */
const noFurtherLine = Infinity;

/** What a value belongs to: the key or the list item that stands before it on its first line. */
interface Owner {
  readonly kind: "key" | "item";
  readonly column: number;
}

/**
 * Reads a node that begins at the cursor, and goes to the next line with content. A list or mapping can only begin here
 * if there is nothing but indent and dashes before it on its line.
 */
export function readNode(cursor: Cursor, parent: number, canBeBlock: boolean): Node | undefined {
  const code = codeHere(cursor);
  if (isDash(cursor)) return canBeBlock ? readList(cursor) : undefined;
  if (code === codes.openBracket || code === codes.openBrace) return atLineEnd(cursor, readFlow(cursor, parent));
  if (code === codes.bar || code === codes.greater) return atLineEnd(cursor, readBlockText(cursor, parent));
  const { lineStart } = cursor;
  const text = readText(cursor, parent);
  if (!text || !passColon(cursor)) return atLineEnd(cursor, text);
  const isKey = canBeBlock && cursor.lineStart === lineStart;
  return isKey ? readMapping(cursor, text) : undefined;
}

function atLineEnd<T extends Node>(cursor: Cursor, node: T | undefined): T | undefined {
  return node && toNextLine(cursor) ? node : undefined;
}

function isDash(cursor: Cursor): boolean {
  return codeHere(cursor) === codes.minus && isEmpty(cursor.text.charCodeAt(cursor.at + 1));
}

function readText(cursor: Cursor, parent: number): Scalar | undefined {
  return isQuote(codeHere(cursor)) ? readQuoted(cursor, parent) : readPlain(cursor, parent, false);
}

/** Goes behind the colon of a key. False: what was read is not a key. */
function passColon(cursor: Cursor): boolean {
  skipSpaces(cursor);
  const isColon = codeHere(cursor) === codes.colon && isEmpty(cursor.text.charCodeAt(cursor.at + 1));
  if (isColon) cursor.at++;
  return isColon;
}

function readList(cursor: Cursor): List | undefined {
  const { at: start, file } = cursor;
  const column = columnHere(cursor);
  const owner: Owner = { kind: "item", column };
  const items: Node[] = [];
  let end = start;
  if (++cursor.depth > maximumDepth) return undefined;
  do {
    cursor.at++;
    const item = readValue(cursor, owner);
    if (!item) return undefined;
    items.push(item);
    end = item.location.end;
  } while (cursor.lineIndent === column && isDash(cursor));
  cursor.depth--;
  return {
    kind: "list",
    location: { file, start, end },
    layout: layoutAt("block", column),
    items: fitted(items),
  };
}

/** Reads a mapping. The cursor is behind the colon of its first key. */
function readMapping(cursor: Cursor, firstKey: Scalar): Mapping | undefined {
  const { file } = cursor;
  const { start } = firstKey.location;
  const column = start - cursor.lineStart;
  const owner: Owner = { kind: "key", column };
  const entries: Entry[] = [];
  let end = start;
  if (++cursor.depth > maximumDepth) return undefined;
  for (let key = firstKey; ;) {
    if (cursor.at - key.location.start > maximumKeyLength) return undefined;
    const value = readValue(cursor, owner);
    if (!value) return undefined;
    end = value.location.end;
    entries.push({ key, value, location: { file, start: key.location.start, end } });
    if (cursor.lineIndent !== column) break;
    const next = readKey(cursor);
    if (!next) return undefined;
    key = next;
  }
  cursor.depth--;
  const layout = layoutAt("block", column);
  return { kind: "mapping", location: { file, start, end }, layout, ...mergeEntries(fitted(entries)) };
}

/** Reads a key, which stands on one line, and its colon. */
function readKey(cursor: Cursor): Scalar | undefined {
  const key = readText(cursor, noFurtherLine);
  return key && passColon(cursor) ? key : undefined;
}

/** Reads what is written behind a colon or a dash. */
function readValue(cursor: Cursor, owner: Owner): Node | undefined {
  skipSpaces(cursor);
  if (codeHere(cursor) === codes.exclamation) return readTagged(cursor, owner);
  const value = isEndOfContent(cursor)
    ? readBelow(cursor, owner, false)
    : readNode(cursor, owner.column, owner.kind === "item");
  return value && valueOf(value);
}

/** Reads a tag, and its value on the same line or below it. */
function readTagged(cursor: Cursor, owner: Owner): Node | undefined {
  const tag = readTag(cursor);
  const value =
    tag && (isEndOfContent(cursor) ? readBelow(cursor, owner, true) : readNode(cursor, owner.column, false));
  return value && tagged(tag, value, cursor);
}

function isEndOfContent(cursor: Cursor): boolean {
  const code = codeHere(cursor);
  return isLineEnd(code) || code === codes.hash;
}

/** Reads a value that begins on a line below its owner. If there is none, the value is empty. */
function readBelow(cursor: Cursor, { kind, column }: Owner, isTagged: boolean): Node | undefined {
  const { at } = cursor;
  const indent = indentHere(cursor);
  if (!toNextLine(cursor)) return undefined;
  const isListOfKey = kind === "key" && cursor.lineIndent === column && isDash(cursor);
  if (cursor.lineIndent <= column && !isListOfKey) return emptyAt(cursor, at, indent);
  // Behind a comment with a smaller indent, the YAML library takes the next lines for a part of the text.
  const isUncertain = cursor.commentIndent <= column;
  // A list below a tag on a line of its own is indented more than the key.
  const isTag = !isTagged && codeHere(cursor) === codes.exclamation;
  const node = isTag ? readTagged(cursor, { kind: "item", column }) : readNode(cursor, column, true);
  return isUncertain && node?.layout?.style !== "block" ? undefined : node;
}
