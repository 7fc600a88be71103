import { complete, oncePer, type SourceFile } from "../../source/index.js";
import { longForm, type NewValue } from "../values/new-value.js";
import { indentUnit } from "../layout/lines.js";
import { piecesOf, type WriteContext } from "../values/text-pieces.js";
import { writeFlow } from "./yaml-flow.js";
import { quoted, writesShort, yamlScalar, type Quote } from "./yaml-scalar.js";

/** The lines of `key: value`. The key begins at the given column. */
export function entryLines(
  key: string,
  value: NewValue,
  column: number,
  context: WriteContext,
  around: Quote,
): string[] | undefined {
  const quote = context.quotes?.get(key) ?? around;
  const head = `${" ".repeat(column)}${quoted(key, false, "plain")}:`;
  if (value.kind === "call" && !writesShort(context.file))
    return entryLines(key, longForm(value), column, context, quote);
  if (value.kind === "text" || value.kind === "call") {
    const text = lineText(value, context, quote);
    return text === undefined ? undefined : [`${head} ${text}`];
  }
  if (value.kind === "list") {
    if (value.items.length === 0) return [`${head} []`];
    const dashes = column + Math.min(listOffset(context.file), context.step ?? Infinity);
    const rest = complete(value.items.map((item) => itemLines(item, dashes, context, quote)));
    return rest && [head, ...rest.flat()];
  }
  const inner = column + (context.step ?? indentUnit(context.file).length);
  const rest = complete(value.entries.map((entry) => entryLines(entry.key, entry.value, inner, context, quote)));
  return rest && [head, ...rest.flat()];
}

/** The lines of `- value`. The dash is at the given column. */
export function itemLines(item: NewValue, column: number, context: WriteContext, quote: Quote): string[] | undefined {
  const dash = `${" ".repeat(column)}- `;
  if (item.kind === "call" && !writesShort(context.file)) return itemLines(longForm(item), column, context, quote);
  if (item.kind === "text" || item.kind === "call") {
    const text = lineText(item, context, quote);
    return text === undefined ? undefined : [dash + text];
  }
  const inner = column + 2;
  const lines = complete(
    item.kind === "list"
      ? item.items.map((value) => itemLines(value, inner, context, quote))
      : item.entries.map(({ key, value }) => entryLines(key, value, inner, context, quote)),
  );
  const [first = "", ...rest] = lines?.flat() ?? [];
  return lines && [dash + first.slice(inner), ...rest];
}

/** The text of a value that fits on the same line: a text, or a function in its short form. */
function lineText(
  newValue: Extract<NewValue, { kind: "text" | "call" }>,
  context: WriteContext,
  quote: Quote,
): string | undefined {
  if (newValue.kind === "call") return writeFlow(newValue, { kind: "inline" }, context, quote);
  const pieces = piecesOf(newValue.text, context);
  return pieces && yamlScalar(pieces, context, false, quote);
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
