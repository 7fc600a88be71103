import { oncePer, type SourceFile } from "../source/index.js";
import { longForm, type NewValue } from "./new-value.js";
import { indentUnit } from "./lines.js";
import { piecesOf, type WriteContext } from "./text-pieces.js";
import { writeFlow } from "./yaml-flow.js";
import { quoted, writesShort, yamlScalar, type Quote } from "./yaml-scalar.js";

/** The lines of `key: value`. The key begins at the given column. */
export function entryLines(
  key: string,
  value: NewValue,
  column: number,
  context: WriteContext,
  quote: Quote,
): string[] | undefined {
  const head = `${" ".repeat(column)}${quoted(key, false, "plain")}:`;
  if (value.kind === "call" && !writesShort(context.file))
    return entryLines(key, longForm(value), column, context, quote);
  if (value.kind === "text" || value.kind === "call") {
    const text = lineText(value, context, quote);
    return text === undefined ? undefined : [`${head} ${text}`];
  }
  if (value.kind === "list") {
    if (value.items.length === 0) return [`${head} []`];
    const rest = joined(value.items.map((item) => itemLines(item, column + listOffset(context.file), context, quote)));
    return rest && [head, ...rest];
  }
  const inner = column + indentUnit(context.file).length;
  const rest = joined(value.entries.map((entry) => entryLines(entry.key, entry.value, inner, context, quote)));
  return rest && [head, ...rest];
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
  const lines =
    item.kind === "list"
      ? joined(item.items.map((value) => itemLines(value, inner, context, quote)))
      : joined(item.entries.map(({ key, value }) => entryLines(key, value, inner, context, quote)));
  const [first = "", ...rest] = lines ?? [];
  return lines && [dash + first.slice(inner), ...rest];
}

/** The text of a value that fits on the same line: a text, or a function in its short form. */
function lineText(
  draft: Extract<NewValue, { kind: "text" | "call" }>,
  context: WriteContext,
  quote: Quote,
): string | undefined {
  if (draft.kind === "call") return writeFlow(draft, { kind: "inline" }, context, quote);
  const pieces = piecesOf(draft.text, context);
  return pieces && yamlScalar(pieces, context, false, quote);
}

function joined(all: readonly (readonly string[] | undefined)[]): string[] | undefined {
  return all.some((lines) => lines === undefined) ? undefined : all.flatMap((lines) => lines ?? []);
}

/** How far the dashes of a list are indented from their key. The first list of the file decides. */
export const listOffset = oncePer((file: SourceFile): number => {
  const list = /(?:^|\n)((?: |- )*)[\w:"']+:[ \t]*(?:#[^\n]*)?\r?\n( *)- /.exec(file.text);
  if (!list) return indentUnit(file).length;
  return Math.max(0, (list[2] ?? "").length - (list[1] ?? "").length);
});
