import type { Template } from "../../model/index.js";
import type { TextEdit } from "../../source/index.js";
import { asText, entryOf, type Entry, type Mapping, type Text } from "../../tree/index.js";
import { isAlike } from "../values/alike.js";
import { newText } from "../values/new-value.js";
import { replaceRange } from "../layout/lines.js";
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
  // The `=` signs of adjacent lines stay aligned.
  const width = file.text.slice(end).startsWith(" ") ? end - start : 0;
  return edits && [replaceRange(file, start, end, key.padEnd(width)), ...edits];
}
