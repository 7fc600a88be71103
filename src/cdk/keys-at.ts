import type { Node } from "../tree/index.js";

/** The keys and indexes that lead from the top of a tree to the narrowest value at an offset. */
export function keysAt(root: Node, offset: number): readonly string[] {
  const keys: string[] = [];
  for (let step = stepAt(root, offset); step; step = stepAt(step.node, offset)) keys.push(step.key);
  return keys;
}

interface Step {
  readonly key: string;
  readonly node: Node;
}

function stepAt(node: Node, offset: number): Step | undefined {
  const holds = ({ location }: Pick<Node, "location">): boolean => location.start <= offset && offset < location.end;
  if (node.kind === "mapping") {
    const entry = node.entries.find(holds);
    return entry && { key: entry.key.text, node: entry.value };
  }
  if (node.kind !== "list") return undefined;
  const index = node.items.findIndex(holds);
  const item = node.items[index];
  return item && { key: String(index), node: item };
}
