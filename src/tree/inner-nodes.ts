import type { Node } from "./nodes.js";

/** The values directly inside a list, a mapping or a choice. Other nodes have none. */
export function innerNodes(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items;
    case "mapping":
      return node.entries.map(({ value }) => value);
    case "choice":
      return node.branches.map(({ value }) => value);
    default:
      return [];
  }
}
