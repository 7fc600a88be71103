import type { Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import { asText, entryOf, type Entry, type Mapping, type Text } from "../tree/index.js";
import { isAlike } from "./alike.js";
import { draftText } from "./draft.js";
import { replaceRange } from "./lines.js";
import { penAt, type Pen } from "./syntax-of.js";

/** Sets a property, in the place of the value that is there. */
export function setProperty(mapping: Mapping, key: string, value: Text, template: Template): TextEdit[] | undefined {
  const pen = penAt(mapping, template);
  if (!pen) return undefined;
  const entry = entryOf(mapping, key);
  const known = asText(entry?.value);
  if (known && isAlike(known, value, pen.scope)) return [];
  if (entry) return pen.syntax.replace(mapping, entry, draftText(value), pen.scope);
  // Terraform takes either of both.
  const prefix = key === "name" ? entryOf(mapping, "name_prefix") : undefined;
  if (prefix) return renameEntry(mapping, prefix, key, value, pen);
  // A policy begins with its version.
  return pen.syntax.insert(mapping, key, draftText(value), pen.scope, /^version$/i.test(key) ? "first" : undefined);
}

/** Adds an item to a list, where that is written out and lacks it. */
export function appendItem(holder: Mapping, entry: Entry, item: Text, template: Template): TextEdit[] | undefined {
  const pen = penAt(entry.value, template);
  if (!pen || entry.value.kind !== "list") return undefined;
  const texts = entry.value.items.map(asText);
  if (texts.some((known) => known && isAlike(known, item, pen.scope))) return [];
  return pen.syntax.extend(holder, entry, [draftText(item)], pen.scope);
}

function renameEntry(mapping: Mapping, entry: Entry, key: string, value: Text, pen: Pen): TextEdit[] | undefined {
  const edits = pen.syntax.replace(mapping, entry, draftText(value), pen.scope);
  const { file, start, end } = entry.key.location;
  if (file.text[start] === '"') return edits && [replaceRange(file, start, end, JSON.stringify(key)), ...edits];
  // The signs of neighbours stay below each other.
  const width = file.text.slice(end).startsWith(" ") ? end - start : 0;
  return edits && [replaceRange(file, start, end, key.padEnd(width)), ...edits];
}
