import type { Node } from "../../../../tree/index.js";
import { identity } from "../../../values/values.js";

/** What is larger is not compared: an expression about it has the identity of its place. */
const maximumSize = 20;

/**
 * What all expressions about the same elements have in common: `each.value.more` is the same value wherever a block says it.
 * `undefined`: there may be others with the same parts, because some of them are not known.
 */
export function elementId(named: readonly Node[]): string | undefined {
  return sizeOf(named) <= maximumSize ? named.map(identity).join() : undefined;
}

/** The number of values. Infinite where there may be more. */
function sizeOf(nodes: readonly Node[]): number {
  let size = nodes.length;
  for (const node of nodes) {
    if (size > maximumSize) break;
    if (node.kind === "choice") return Infinity;
    if (node.kind !== "list" && node.kind !== "mapping") continue;
    if (node.incompleteReason !== undefined) return Infinity;
    size += sizeOf(node.kind === "list" ? node.items : node.entries.map(({ value }) => value));
  }
  return size;
}
