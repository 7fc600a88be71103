import { addTo, type TextEdit } from "../../source/index.js";
import type { Entry, List, Mapping, Node, Text } from "../../tree/index.js";
import { keysOfAlike } from "../values/alike.js";
import { withoutComments } from "../layout/brackets.js";
import { contentEnd, isOneLine, lineEndOf } from "../layout/lines.js";
import type { NewValue } from "../values/new-value.js";
import type { NodeEditor } from "../syntax/node-editor.js";
import type { WriteContext } from "../values/write-context.js";

/** An item of an element, and the node that it was read from. */
export interface WrittenItem {
  readonly text: Text;
  readonly node: Node;
}

/** What a list must lose and get, so that it has the wanted texts. All else stays as its author wrote it. */
interface ListChange {
  readonly dropped: readonly Node[];
  readonly added: readonly Text[];
}

/**
 * The change of a list in its place; a single value is a list of one item. `undefined`: the items are not written one by
 * one, or nothing of the list is worth keeping, neither an item, a comment nor its form.
 */
export function listChange(
  { value }: Entry,
  known: readonly WrittenItem[],
  wanted: readonly Text[],
  context: WriteContext,
): ListChange | undefined {
  const own = new Set(value.kind === "list" ? value.items : [value]);
  if (own.size !== known.length) return undefined;
  if (!known.every(({ node }) => own.has(node))) return undefined;
  const open = new Set(wanted);
  const byKey = new Map<string, Text[]>();
  for (const one of wanted) for (const key of keysOfAlike(one, context)) addTo(byKey, key, one);
  const dropped: Node[] = [];
  for (const { node, text } of known) {
    const alike = keysOfAlike(text, context).flatMap((key) => byKey.get(key) ?? []);
    const found = alike.find((one) => open.has(one));
    if (!found) dropped.push(node);
    else open.delete(found);
  }
  // Who writes a list for one item wants lists.
  const isWorthKeeping = value.kind === "list" && (own.size === 1 || hasComment(value) || isAmongRows(value));
  const isAllNew = dropped.length === known.length && !isWorthKeeping;
  return isAllNew || wanted.length === 0 ? undefined : { dropped, added: [...open] };
}

interface ItemEditor extends NodeEditor {
  readonly valueOf: (text: Text) => NewValue;
}

/** Writes the added texts in the place of the first dropped item, and removes the others. */
export function changeList(
  holder: Mapping,
  entry: Entry,
  { added, dropped }: ListChange,
  { valueOf, ...editor }: ItemEditor,
): TextEdit[] | undefined {
  const { value: list } = entry;
  const values = added.map(valueOf);
  const [first, ...others] = dropped;
  if (!first) return editor.extend(holder, entry, values);
  if (list.kind !== "list") return undefined;
  if (values.length === 0) return editor.remove(list, new Set(dropped));
  const exchange = editor.exchange(list, first, values);
  const removal = others.length > 0 ? editor.remove(list, new Set(others)) : [];
  return exchange && removal && [...exchange, ...removal];
}

/** Whether one line in place of a list would have to be aligned with its neighbours, as in `terraform fmt`. */
function isAmongRows({ layout, location }: List): boolean {
  return layout?.syntax === "hcl" && !isOneLine(location);
}

/** Whether a list has a comment that is not on the line of an item. That of an item goes with it. */
function hasComment({ items, layout, location: { end, file, start } }: List): boolean {
  const inside = items.filter(({ location }) => location.start >= start && location.end <= end);
  const starts = [...inside.map(({ location }) => location.start), end];
  const ends = [start, ...inside.map(({ location }) => contentEnd(location))];
  const style = layout?.syntax === "yaml" ? "yaml" : layout?.syntax === "hcl" ? "hcl" : "none";
  return starts.some((next, index) => {
    const from = ends[index] ?? next;
    const gap = file.text.slice(index === 0 ? from : Math.min(next, lineEndOf(file, from)), next);
    return style !== "none" && withoutComments(gap, style) !== gap;
  });
}
