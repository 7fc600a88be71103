import { complete, isInside, type Location, type TextEdit } from "../../source/index.js";
import type { Entry, List, Mapping } from "../../tree/index.js";
import type { NewValue } from "../values/new-value.js";
import { addItems, madeOnce } from "../layout/additions.js";
import {
  columnOf,
  contentEnd,
  deepen,
  fitsOnLine,
  insertAt,
  isFirstOnLine,
  isOneLine,
  lineEndOf,
  lineStartOf,
  newlineOf,
  replaceRange,
  withNewlines,
} from "../layout/lines.js";
import { removeRows } from "../layout/rows.js";
import type { WriteContext } from "../values/write-context.js";
import type { SyntaxEditor } from "./syntax-editor.js";
import { standsOnLines } from "./yaml-list-form.js";
import { entryLines, itemLines, listOffset } from "./yaml-lines.js";
import { wrap } from "./yaml-flow.js";
import { commonQuote, quoteInPlaceOf, quotesBeside, sameQuotes } from "./yaml-quotes.js";
import { quoteOf } from "./yaml-scalar.js";
import { isWhole } from "./whole-value.js";
import { indentedAs } from "./yaml-step.js";

/** Edits YAML in block style. */
export const yamlBlock: SyntaxEditor = {
  extend(holder, entry, items, context) {
    const { value, location } = entry;
    if (!isInside(value.location, location)) return undefined;
    if (value.kind === "list") return appendItems(value, items, context);
    if (value.kind !== "scalar" && value.kind !== "text" && value.kind !== "mapping") return undefined;
    const { file, start } = value.location;
    const lines = itemise(holder, entry, items, context);
    if (!isFirstOnLine(file, start) && !(lines && standsOnLines(file, entry.key.text))) {
      const isSafe = !/[[\]{},]/.test(textWithoutQuotes(value.location));
      const inline = isSafe && isWhole(entry) && items.every((item) => item.kind === "text");
      const flow = inline ? wrap(value.location, items, context, quoteOf(value.layout)) : undefined;
      if (flow && !flow.some(({ text }) => text.includes("!Sub")) && fitsOnLine(value.location, flow)) return flow;
    }
    return lines;
  },
  insert(mapping, key, value, context, at) {
    const last = at === undefined || at === "first" ? mapping.entries.at(-1) : at;
    const first = mapping.entries[0];
    if (!last || !first || !isKey(first) || !isInside(last.location, mapping.location)) return undefined;
    const { file } = mapping.location;
    const column = columnOf(file, first.key.location.start);
    const quotes = sameQuotes(value.kind === "text" ? adjacentQuote(mapping) : (commonQuote(mapping) ?? "plain"));
    const lines = entryLines(key, value, column, indentedAs(mapping, context), quotes);
    if (lines && at === "first") {
      const text = withNewlines(file, [...lines, " ".repeat(column)]).slice(column);
      return [insertAt(file, first.key.location.start, text)];
    }
    return lines && [insertAt(file, endOfRow(last.location), withNewlines(file, ["", ...lines]))];
  },
  replace(holder, entry, newValue, context) {
    const { value, key } = entry;
    const { file, start } = value.location;
    if (!isInside(value.location, entry.location) || value.location.start < key.location.end) return undefined;
    const column = columnOf(file, key.location.start);
    const lines = entryLines(key.text, newValue, column, context, sameQuotes(quoteInPlaceOf(value, holder)));
    if (!lines) return undefined;
    const [first = "", ...rest] = lines;
    // The key is not changed. Everything after its colon is new.
    const behind = first.slice(first.indexOf(":", column + 1) + 1);
    const colon = colonOf(entry);
    if (colon === undefined) return undefined;
    const from = rest.length === 0 && isOneLine(value.location) && !isFirstOnLine(file, start) ? start : colon + 1;
    const text = from === start ? behind.trimStart() : withNewlines(file, [behind, ...rest]);
    return [replaceRange(file, from, contentEnd(value.location), text)];
  },
  exchange(list, item, values, context) {
    const { location } = item;
    const { file, start } = location;
    const before = file.text.slice(lineStartOf(file, start), start);
    if (!isInside(location, list.location) || !/^ *(?:- +)+$/.test(before)) return undefined;
    const column = columnOf(file, list.location.start);
    const rows = complete(values.map((value) => itemLines(value, column, context, quotesBeside(item))))?.flat();
    return rows && [replaceRange(file, start, endOfRow(location), withNewlines(file, rows).slice(column + 2))];
  },
  remove: removeRows,
};

/** The end of the line on which a node ends. Comments on the line are before it. */
function endOfRow(location: Location): number {
  return lineEndOf(location.file, contentEnd(location));
}

function behindRow(location: Location): Location {
  const at = endOfRow(location);
  return { file: location.file, start: at, end: at };
}

function appendItems(list: List, items: readonly NewValue[], context: WriteContext): TextEdit[] | undefined {
  const { file, start } = list.location;
  const last = list.items.at(-1);
  if (!last || file.text[start] !== "-" || !isInside(last.location, list.location)) return undefined;
  const column = columnOf(file, start);
  const beside = indentedAs(list, context);
  const rows = complete(items.map((item) => itemLines(item, column, beside, quotesBeside(last))));
  return rows && [addRows(behindRow(last.location), rows)];
}

/** Adds items behind a place at the end of a line, each on its own lines. */
function addRows(place: Location, rows: readonly (readonly string[])[]): TextEdit {
  const { file } = place;
  const newline = newlineOf(file);
  const items = rows.map((lines) => withNewlines(file, lines));
  return addItems(place, { head: newline, items, between: newline, tail: "" });
}

/** Writes mappings in place of `[]`, as a block list. `undefined`: more stands on the line, or texts alone fit on it as well. */
export function fillEmpty(
  holder: Mapping,
  entry: Entry,
  items: readonly NewValue[],
  context: WriteContext,
): TextEdit[] | undefined {
  const { file, end } = entry.value.location;
  const colon = colonOf(entry);
  const isAlone =
    colon !== undefined && /^\[\s*\][ \t]*$/.test(file.text.slice(entry.value.location.start, lineEndOf(file, end)));
  if (!isAlone || !isInside(entry.location, holder.location) || items.every(({ kind }) => kind === "text"))
    return undefined;
  const dashes = columnOf(file, entry.key.location.start) + listOffset(file);
  const rows = complete(items.map((item) => itemLines(item, dashes, context)));
  return rows && [addRows({ file, start: colon + 1, end }, rows)];
}

/**
 * Turns a single value into a block list: adds a dash before it, indents its other lines, and adds the new items after
 * it.
 */
function itemise(
  holder: Mapping,
  entry: Entry,
  items: readonly NewValue[],
  context: WriteContext,
): TextEdit[] | undefined {
  const { value, key } = entry;
  const { file, start } = value.location;
  const colon = colonOf(entry);
  if (colon === undefined || !isInside(key.location, holder.location)) return undefined;
  const column = columnOf(file, key.location.start);
  const isBelow = isFirstOnLine(file, start);
  if (!isBelow && !isOneLine(value.location)) return undefined;
  const dashes = isBelow ? columnOf(file, start) : column + listOffset(file);
  const rows = complete(items.map((item) => itemLines(item, dashes, context, quotesBeside(value))));
  if (!rows) return undefined;
  const dash = isBelow
    ? insertAt(file, start, "- ")
    : replaceRange(file, colon + 1, start, withNewlines(file, ["", `${" ".repeat(dashes)}- `]));
  return [madeOnce(dash), ...deepen(value.location, "  "), addRows(behindRow(value.location), rows)];
}

/** The offset of the colon after a key. `undefined`: there is other text between the key and the value. */
function colonOf({ key, value }: Entry): number | undefined {
  const { file, end } = key.location;
  const between = file.text.slice(end, value.location.start);
  return /^[ \t]*:\s+$/.test(between) ? file.text.indexOf(":", end) : undefined;
}

function isKey({ key }: Entry): boolean {
  const { file, start } = key.location;
  return /^[ \t]*(?:-[ \t]+)*$/.test(file.text.slice(lineStartOf(file, start), start));
}

function textWithoutQuotes({ file, start, end }: Location): string {
  const text = file.text.slice(start, end);
  const [properties = ""] = /^(?:[&!]\S*\s+)*/.exec(text) ?? [];
  return /^["']/.test(text.slice(properties.length)) ? properties : text;
}

function adjacentQuote(mapping: Mapping): ReturnType<typeof quoteOf> {
  const quotes = mapping.entries.flatMap(({ value }) => (value.kind === "scalar" ? [quoteOf(value.layout)] : []));
  const [first] = quotes;
  return first && quotes.every((quote) => quote === first) ? first : "plain";
}
