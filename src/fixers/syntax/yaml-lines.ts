import { complete, oncePer, type SourceFile } from "../../source/index.js";
import { fitsBetweenBrackets } from "../values/form-beside.js";
import { longForm, type NewValue } from "../values/new-value.js";
import { indentUnit } from "../layout/lines.js";
import { piecesOf } from "../values/text-pieces.js";
import type { WriteContext } from "../values/write-context.js";
import { writeFlow } from "./yaml-flow.js";
import { asLongForm } from "./yaml-long-form.js";
import { sameQuotes, type Quotes } from "./yaml-quotes.js";
import { quoted, writesShort, yamlScalar } from "./yaml-scalar.js";

/** The lines of `key: value`. The key begins at the given column. */
export function entryLines(
  key: string,
  value: NewValue,
  column: number,
  context: WriteContext,
  quotes = sameQuotes("plain"),
): string[] | undefined {
  const head = `${" ".repeat(column)}${quoted(key, false, "plain")}:`;
  const long = longFormOf(value, context);
  if (long) return entryLines(key, long, column, context, quotes);
  if (value.kind === "text" || value.kind === "call") {
    const text = lineText(value, context, quotes);
    return text === undefined ? undefined : [`${head} ${text}`];
  }
  const short = inBrackets(value, column, context, quotes);
  if (short !== undefined) return [`${head} ${short}`];
  if (value.kind === "list") {
    if (value.items.length === 0) return [`${head} []`];
    const dashes = column + Math.min(listOffset(context.file), context.step ?? Infinity);
    const rest = complete(value.items.map((item) => itemLines(item, dashes, context, quotes)));
    return rest && [head, ...rest.flat()];
  }
  const inner = column + (context.step ?? indentUnit(context.file).length);
  const rest = complete(
    value.entries.map((entry) => entryLines(entry.key, entry.value, inner, context, quotes.at(entry.key))),
  );
  return rest && [head, ...rest.flat()];
}

/** The lines of `- value`. The dash is at the given column. */
export function itemLines(
  item: NewValue,
  column: number,
  context: WriteContext,
  quotes = sameQuotes("plain"),
): string[] | undefined {
  const dash = `${" ".repeat(column)}- `;
  const long = longFormOf(item, context);
  if (long) return itemLines(long, column, context, quotes);
  if (item.kind === "text" || item.kind === "call") {
    const text = lineText(item, context, quotes);
    return text === undefined ? undefined : [dash + text];
  }
  const short = inBrackets(item, column, context, quotes);
  if (short !== undefined) return [dash + short];
  const inner = column + 2;
  const lines = complete(
    item.kind === "list"
      ? item.items.map((value) => itemLines(value, inner, context, quotes))
      : item.entries.map(({ key, value }) => entryLines(key, value, inner, context, quotes.at(key))),
  );
  const [first = "", ...rest] = lines?.flat() ?? [];
  return lines && [dash + first.slice(inner), ...rest];
}

/** A function that has lines of its own, as a mapping. */
function longFormOf(value: NewValue, context: WriteContext): NewValue | undefined {
  if (value.kind === "call") return writesShort(context.file) ? undefined : longForm(value);
  return value.kind === "text" ? asLongForm(value, context) : undefined;
}

/** A value as those beside it: between brackets, but for a list of several that would not fit on a line. */
function inBrackets(
  value: Extract<NewValue, { kind: "list" | "mapping" }>,
  column: number,
  context: WriteContext,
  quotes: Quotes,
): string | undefined {
  const text = value.inBrackets && writeFlow(value, { kind: "inline" }, context, quotes);
  return text !== undefined && fitsBetweenBrackets(value, text, column) ? text : undefined;
}

/** The text of a value that fits on the same line: a text, or a function in its short form. */
function lineText(
  newValue: Extract<NewValue, { kind: "text" | "call" }>,
  context: WriteContext,
  quotes: Quotes,
): string | undefined {
  if (newValue.kind === "call") return writeFlow(newValue, { kind: "inline" }, context, quotes);
  const pieces = piecesOf(newValue.text, context);
  return pieces && yamlScalar(pieces, context, false, quotes.own);
}

/** How far the dashes of a list are indented from their key: as for most lists of the file, or for the first of these. */
export const listOffset = oncePer((file: SourceFile): number => {
  const counts = new Map<number, number>();
  for (const [, key = "", dash = ""] of file.text.matchAll(listStart)) {
    const offset = Math.max(0, dash.length - key.length);
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([, one], [, other]) => other - one);
  return usual?.[0] ?? indentUnit(file).length;
});

/** A key alone on its line, and the dash below it. Either may stand in an item of another list. */
const listStart = /(?<=^|\n)((?: |- )*)[\w:"']+:[ \t]*(?:#[^\n]*)?\r?\n(?=( *)- )/g;
