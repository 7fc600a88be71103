import type { Node, Text } from "./nodes.js";
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

/** All texts in a value. Those in one of its inner values may be left out. */
export function textsIn(node: Node, except?: Node): readonly Text[] {
  if (node === except) return [];
  const text = asText(node);
  return text ? [text] : innerNodes(node).flatMap((inner) => textsIn(inner, except));
}
