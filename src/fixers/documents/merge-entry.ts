import type { Template } from "../../model/index.js";
import { isInside, type TextEdit } from "../../source/index.js";
import { asItems, asText, type Entry, type Mapping, type Node, type Text } from "../../tree/index.js";
import { areAlike } from "../values/alike.js";
import { newElement, newList } from "../values/new-value.js";
import type { WriteContext } from "../values/write-context.js";
import { policyEditorAt } from "../syntax/node-editor.js";

/**
 * Moves the content of a condition entry into another entry with the same name. Different condition keys can be moved:
 * all of them must hold, in one entry or in two. For one key with different values there is no edit: in one entry, one
 * of the values would be enough.
 */
export function mergeEntry(holder: Mapping, entry: Entry, twin: Entry, template: Template): TextEdit[] | undefined {
  const editor = policyEditorAt(holder, template);
  if (!editor || !isInside(twin.value.location, twin.location)) return undefined;
  const removal = editor.remove(holder, new Set([entry]));
  if (entry.value.kind !== "mapping" || twin.value.kind !== "mapping")
    return isSameElement(entry.value, twin.value, editor.context) ? removal : undefined;
  const { value: target } = twin;
  const missing: Entry[] = [];
  for (const one of entry.value.entries) {
    const known = target.entries.find(({ key }) => key.text.toLowerCase() === one.key.text.toLowerCase());
    if (!known) missing.push(one);
    else if (!isSameElement(one.value, known.value, editor.context)) return undefined;
  }
  if (!removal || entry.value.incompleteReason !== undefined || target.incompleteReason !== undefined) return undefined;
  const [only, ...others] = missing;
  if (!only) return removal;
  const texts = textsOf(only.value);
  const into = policyEditorAt(target, template);
  if (others.length > 0 || !texts || !into) return undefined;
  const value = only.value.kind === "list" ? newList(texts) : newElement(texts);
  const insertion = into.insert(target, only.key.text, value);
  return insertion && [...removal, ...insertion];
}

function isSameElement(one: Node, other: Node, context: WriteContext): boolean {
  const [some, others] = [textsOf(one), textsOf(other)];
  return some !== undefined && others !== undefined && areAlike(some, others, context);
}

/** The texts of an element. `undefined`: a value is not a text, or there may be more values. */
function textsOf(node: Node): readonly Text[] | undefined {
  const { items, incompleteReason } = asItems(node);
  const texts = items.flatMap((item) => asText(item) ?? []);
  return incompleteReason === undefined && texts.length === items.length && texts.length > 0 ? texts : undefined;
}
