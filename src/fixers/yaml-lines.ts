import type { SourceFile } from "../source/index.js";
import { longForm, type Draft } from "./draft.js";
import { indentUnit } from "./lines.js";
import { piecesOf, type Scope } from "./spelling.js";
import { writeFlow } from "./yaml-flow.js";
import { quoted, writesShort, yamlScalar, type Quote } from "./yaml-scalar.js";

/** The lines of `key: value`, the key at a column. */
export function entryLines(
  key: string,
  value: Draft,
  column: number,
  scope: Scope,
  quote: Quote,
): string[] | undefined {
  const head = `${" ".repeat(column)}${quoted(key, false, "plain")}:`;
  if (value.kind === "call" && !writesShort(scope.file)) return entryLines(key, longForm(value), column, scope, quote);
  if (value.kind === "text" || value.kind === "call") {
    const text = lineText(value, scope, quote);
    return text === undefined ? undefined : [`${head} ${text}`];
  }
  if (value.kind === "list") {
    if (value.items.length === 0) return [`${head} []`];
    const rest = joined(value.items.map((item) => itemLines(item, column + listOffset(scope.file), scope, quote)));
    return rest && [head, ...rest];
  }
  const inner = column + indentUnit(scope.file).length;
  const rest = joined(value.entries.map((entry) => entryLines(entry.key, entry.value, inner, scope, quote)));
  return rest && [head, ...rest];
}

/** The lines of `- value`, the dash at a column. */
export function itemLines(item: Draft, column: number, scope: Scope, quote: Quote): string[] | undefined {
  const dash = `${" ".repeat(column)}- `;
  if (item.kind === "call" && !writesShort(scope.file)) return itemLines(longForm(item), column, scope, quote);
  if (item.kind === "text" || item.kind === "call") {
    const text = lineText(item, scope, quote);
    return text === undefined ? undefined : [dash + text];
  }
  const inner = column + 2;
  const lines =
    item.kind === "list"
      ? joined(item.items.map((value) => itemLines(value, inner, scope, quote)))
      : joined(item.entries.map(({ key, value }) => entryLines(key, value, inner, scope, quote)));
  const [first = "", ...rest] = lines ?? [];
  return lines && [dash + first.slice(inner), ...rest];
}

/** What takes no lines of its own: a text, or a function by its short name. */
function lineText(draft: Extract<Draft, { kind: "text" | "call" }>, scope: Scope, quote: Quote): string | undefined {
  if (draft.kind === "call") return writeFlow(draft, { kind: "inline" }, scope, quote);
  const pieces = piecesOf(draft.text, scope);
  return pieces && yamlScalar(pieces, scope, false, quote);
}

function joined(all: readonly (readonly string[] | undefined)[]): string[] | undefined {
  return all.some((lines) => lines === undefined) ? undefined : all.flatMap((lines) => lines ?? []);
}

/** How much deeper than its key a list's dashes stand: the file's own lists tell. */
export function listOffset(file: SourceFile): number {
  const list = /(?:^|\n)((?: |- )*)[\w:"']+:[ \t]*(?:#[^\n]*)?\r?\n( *)- /.exec(file.text);
  if (!list) return indentUnit(file).length;
  return Math.max(0, (list[2] ?? "").length - (list[1] ?? "").length);
}
