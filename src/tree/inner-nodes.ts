import type { Entry, List, Mapping, Node, Text } from "./nodes.js";
import { asText } from "./read.js";

/** The values directly inside a list, a mapping or a choice. Other nodes have none. */
export function innerNodes(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items;
    case "mapping": {
      const { entries, openEntries } = node;
      return (openEntries ? [...entries, ...openEntries] : entries).map(({ value }) => value);
    }
    case "choice":
      return node.branches.map(({ value }) => value);
    default:
      return [];
  }
}

/** A list or mapping with the values directly inside it changed. It is the same node where all of them stay as they are. */
export function withInnerNodes(node: List | Mapping, change: (inner: Node) => Node): List | Mapping {
  if (node.kind === "list") {
    const items = node.items.map(change);
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  return withEntries(
    node,
    node.entries.map((entry) => withValue(entry, change(entry.value))),
  );
}

/** A mapping with these entries. It is the same node where they are those that it has. */
export function withEntries(node: Mapping, entries: readonly Entry[]): Mapping {
  const isSame =
    entries.length === node.entries.length && entries.every((entry, index) => entry === node.entries[index]);
  return isSame ? node : { ...node, entries };
}

/** An entry with this value. It is the same entry where that is the value it has. */
export function withValue(entry: Entry, value: Node): Entry {
  return value === entry.value ? entry : { ...entry, value };
}

/** All texts in a value. Those in one of its inner values may be left out. */
export function textsIn(node: Node, except?: Node): readonly Text[] {
  if (node === except) return [];
  const text = asText(node);
  return text ? [text] : innerNodes(node).flatMap((inner) => textsIn(inner, except));
}
