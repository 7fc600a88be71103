import type { Location } from "../../../../source/index.js";
import type { List, Mapping, Node } from "../../../../tree/index.js";
import { jsonParts, partsOfValue } from "../../../values/json-text.js";
import { textOfParts } from "../../../values/values.js";
import { sortedEntries } from "../values/elements.js";

/** Lists and mappings that stand for their JSON text. */
const encoded = new WeakSet<Node>();

/** The result of `jsonencode`. It stays a value until its text is needed. */
export function asEncoded(node: List | Mapping): List | Mapping {
  const copy = { ...node };
  encoded.add(copy);
  return copy;
}

/** Whether a list or mapping stands for its JSON text. */
export function isEncoded(node: Node): boolean {
  return encoded.has(node);
}

/** The JSON text of a value that is not a list or mapping. */
export function encodedScalar(node: Node, location: Location): Node {
  return node.kind === "unknown" ? node : textOfParts(partsOfValue(node), location);
}

/** The text of a value, for a function that takes texts. */
export function encodedText(node: Node): Node {
  if ((node.kind !== "list" && node.kind !== "mapping") || !isEncoded(node)) return node;
  return textOfParts(jsonParts(sorted(node)), node.location);
}

/** `jsonencode` writes keys in sorted order. */
function sorted<T extends Node>(node: T): T;
function sorted(node: Node): Node {
  if (node.kind === "list") return { ...node, items: node.items.map(sorted) };
  if (node.kind !== "mapping") return node;
  return { ...node, entries: sortedEntries(node).map((entry) => ({ ...entry, value: sorted(entry.value) })) };
}
