import type { Template } from "../../model/index.js";
import type { Location, TextEdit } from "../../source/index.js";
import { asText, entryOf, type Entry, type Mapping, type Text } from "../../tree/index.js";
import { isAlike } from "../values/alike.js";
import { newText } from "../values/new-value.js";
import { columnOf, lineEndOf, lineStartOf, replaceRange } from "../layout/lines.js";
import { editorAt, type NodeEditor } from "../syntax/node-editor.js";

/** Sets a property. An existing value is replaced. */
export function setProperty(mapping: Mapping, key: string, value: Text, template: Template): TextEdit[] | undefined {
  const editor = editorAt(mapping, template);
  if (!editor) return undefined;
  const entry = entryOf(mapping, key);
  const known = asText(entry?.value);
  if (known && isAlike(known, value, editor.context)) return [];
  if (entry) return editor.replace(mapping, entry, newText(value));
  // A resource in Terraform can have only one of `name` and `name_prefix`.
  const prefix = key === "name" ? entryOf(mapping, "name_prefix") : undefined;
  if (prefix) return renameEntry(mapping, prefix, key, value, editor);
  // The version is usually the first element of a policy.
  return editor.insert(mapping, key, newText(value), /^version$/i.test(key) ? "first" : undefined);
}

/** Adds an item to a written list that does not have the item. */
export function appendItem(holder: Mapping, entry: Entry, item: Text, template: Template): TextEdit[] | undefined {
  const editor = editorAt(entry.value, template);
  if (!editor || entry.value.kind !== "list") return undefined;
  const texts = entry.value.items.map(asText);
  if (texts.some((known) => known && isAlike(known, item, editor.context))) return [];
  return editor.extend(holder, entry, [newText(item)]);
}

function renameEntry(
  mapping: Mapping,
  entry: Entry,
  key: string,
  value: Text,
  editor: NodeEditor,
): TextEdit[] | undefined {
  const edits = editor.replace(mapping, entry, newText(value));
  const { file, start, end } = entry.key.location;
  if (file.text[start] === '"') return edits && [replaceRange(file, start, end, JSON.stringify(key)), ...edits];
  const width = isAligned(entry.key.location) ? end - start : 0;
  return edits && [replaceRange(file, start, end, key.padEnd(width)), ...edits];
}

/**
 * Whether the `=` of an argument is aligned with that of the line before or after it. `terraform fmt` does not align
 * with an argument of several lines.
 */
function isAligned({ file, start, end }: Location): boolean {
  const rest = file.text.slice(end, lineEndOf(file, end));
  if (/^ {2}/.test(rest)) return true;
  const lineStart = lineStartOf(file, start);
  const before = file.text.slice(lineStartOf(file, lineStart - 1), lineStart);
  const [, after = ""] = /^\r?\n(.*)/.exec(file.text.slice(lineEndOf(file, end))) ?? [];
  const width = columnOf(file, end) + rest.indexOf("=");
  return [before, after].some((line) => /^[ \t]*[\w-]+[ \t]*(?==.*[^{([\s]\s*$)/.exec(line)?.[0].length === width);
}
