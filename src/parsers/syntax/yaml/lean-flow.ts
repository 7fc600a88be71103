import { fitted } from "../../../source/index.js";
import type { Entry, List, Mapping, Node, Scalar } from "../../../tree/index.js";
import {
  type Cursor,
  codeHere,
  codes,
  from,
  indentHere,
  isEmpty,
  isLineEnd,
  isQuote,
  layoutHere,
  maximumDepth,
  maximumKeyLength,
  skipSpaces,
  toNextLine,
} from "./lean-cursor.js";
import { emptyAt, readPlain, valueOf } from "./lean-plain.js";
import { readQuoted } from "./lean-quoted.js";
import { readTag, tagged } from "./lean-tag.js";
import { mergeEntries } from "./yaml-aliases.js";

/** The block that holds a value in brackets. */
interface Outside {
  /** The column of that block. Each line must be indented more. */
  readonly parent: number;
  /** The depth at the outermost bracket. */
  readonly depth: number;
}

/** Reads a list or mapping in brackets. */
export function readFlow(cursor: Cursor, parent: number): List | Mapping | undefined {
  return readBrackets(cursor, { parent, depth: cursor.depth });
}

function readBrackets(cursor: Cursor, outside: Outside): List | Mapping | undefined {
  const { at: start } = cursor;
  const layout = layoutHere(cursor, "flow");
  if (codeHere(cursor) === codes.openBracket) {
    const items = readItems(cursor, outside, codes.closeBracket, readItem);
    return items && { kind: "list", location: from(start, cursor), layout, items };
  }
  const entries = readItems(cursor, outside, codes.closeBrace, readEntry);
  return entries && { kind: "mapping", location: from(start, cursor), layout, ...mergeEntries(entries) };
}

/** Reads what is between two brackets. The last item may have a comma behind it. */
function readItems<Item>(
  cursor: Cursor,
  outside: Outside,
  close: number,
  readOne: (cursor: Cursor, outside: Outside) => Item | undefined,
): readonly Item[] | undefined {
  const items: Item[] = [];
  if (++cursor.depth > maximumDepth) return undefined;
  cursor.at++;
  if (!skipSpace(cursor, outside)) return undefined;
  while (codeHere(cursor) !== close) {
    const item = readOne(cursor, outside);
    if (item === undefined || !skipSpace(cursor, outside)) return undefined;
    items.push(item);
    if (codeHere(cursor) === close) break;
    if (codeHere(cursor) !== codes.comma) return undefined;
    cursor.at++;
    if (!skipSpace(cursor, outside)) return undefined;
  }
  cursor.at++;
  cursor.depth--;
  return fitted(items);
}

/** Goes over spaces, line breaks and comments. False: the next line is not indented enough. */
function skipSpace(cursor: Cursor, { parent, depth }: Outside): boolean {
  skipSpaces(cursor);
  const code = codeHere(cursor);
  if (!isLineEnd(code) && code !== codes.hash) return true;
  if (!toNextLine(cursor)) return false;
  // Like the YAML library, the reader accepts the last bracket below the key.
  const isLastBracket = cursor.depth === depth + 1 && isClosing(codeHere(cursor));
  return cursor.lineIndent > parent || (cursor.lineIndent === parent && isLastBracket);
}

function isClosing(code: number): boolean {
  return code === codes.closeBracket || code === codes.closeBrace;
}

function readValue(cursor: Cursor, outside: Outside): Node | undefined {
  if (codeHere(cursor) === codes.exclamation) {
    const tag = readTag(cursor);
    const value = tag && (isEndOfItem(cursor) ? emptyAt(cursor, cursor.at, tag.indent) : readUntagged(cursor, outside));
    return value && tagged(tag, value, cursor);
  }
  const value = readUntagged(cursor, outside);
  return value && valueOf(value);
}

function isEndOfItem(cursor: Cursor): boolean {
  const code = codeHere(cursor);
  return code === codes.comma || isClosing(code);
}

/** Reads an item of a list. A key with its value is a mapping of its own: `[0, Ref: A]`. */
function readItem(cursor: Cursor, outside: Outside): Node | undefined {
  const { at: start, file, lineStart } = cursor;
  const layout = layoutHere(cursor, "flow");
  const item = readValue(cursor, outside);
  if (item?.kind !== "scalar") return item;
  skipSpaces(cursor);
  if (codeHere(cursor) !== codes.colon) return item;
  cursor.at++;
  const isTooLong = cursor.at - start > maximumKeyLength;
  if (isTooLong || cursor.lineStart !== lineStart || !isEmpty(codeHere(cursor))) return undefined;
  if (!skipSpace(cursor, outside) || isEndOfItem(cursor)) return undefined;
  const value = readValue(cursor, outside);
  if (!value) return undefined;
  const location = { file, start, end: value.location.end };
  return { kind: "mapping", location, layout, ...mergeEntries([{ key: item, value, location }]) };
}

function readUntagged(cursor: Cursor, outside: Outside): List | Mapping | Scalar | undefined {
  const code = codeHere(cursor);
  const isBracket = code === codes.openBracket || code === codes.openBrace;
  return isBracket ? readBrackets(cursor, outside) : readText(cursor, outside);
}

function readText(cursor: Cursor, { parent }: Outside): Scalar | undefined {
  return isQuote(codeHere(cursor)) ? readQuoted(cursor, parent) : readPlain(cursor, parent, true);
}

/** Reads a key and its value. A key without a colon has no value. */
function readEntry(cursor: Cursor, outside: Outside): Entry | undefined {
  const { file, lineStart } = cursor;
  const key = readText(cursor, outside);
  const isSplit = cursor.lineStart !== lineStart;
  if (!key || (isSplit && !key.quoted)) return undefined;
  const { start, end } = key.location;
  skipSpaces(cursor);
  if (codeHere(cursor) !== codes.colon) {
    const value: Node = { kind: "null", location: { file, start: end, end } };
    return { key, value, location: { file, start, end } };
  }
  cursor.at++;
  skipSpaces(cursor);
  const { at } = cursor;
  const indent = indentHere(cursor);
  if (!skipSpace(cursor, outside)) return undefined;
  const value = isEndOfItem(cursor) ? valueOf(emptyAt(cursor, at, indent)) : readValue(cursor, outside);
  return value && { key, value, location: { file, start, end: value.location.end } };
}
