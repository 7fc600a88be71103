import { asText, type Node, type TextPart } from "../../../../tree/index.js";
import { identity } from "../../../values/values.js";

/** Characters. What is longer is not compared: an expression about it has the identity of its place. */
const maximumLength = 500;

/**
 * What all expressions about the same elements have in common: `each.value.more` is the same value wherever a block says it.
 * `undefined`: there may be others with the same parts, because some of them are not known.
 */
export function elementId(named: readonly Node[]): string | undefined {
  return lengthOf(named) <= maximumLength ? named.map(identity).join() : undefined;
}

/** How long the values are, about. Infinite where there may be more of them. */
function lengthOf(nodes: readonly Node[]): number {
  let length = nodes.length;
  for (const node of nodes) {
    if (length > maximumLength) break;
    if (isOpen(node)) return Infinity;
    if (node.kind === "list" || node.kind === "mapping") {
      length += lengthOf(node.kind === "list" ? node.items : node.entries.map(({ value }) => value));
    } else for (const part of asText(node)?.parts ?? []) length += partLength(part);
  }
  return length;
}

/** Whether a value has parts that are not known. */
function isOpen(node: Node): boolean {
  if (node.kind === "choice") return true;
  if (node.kind === "mapping" && node.openEntries !== undefined) return true;
  return (node.kind === "list" || node.kind === "mapping") && node.incompleteReason !== undefined;
}

function partLength(part: TextPart): number {
  return part.kind === "literal" ? part.text.length : part.symbol.id.length;
}
