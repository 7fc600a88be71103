import { byText, uniqueBy } from "../../../../source/index.js";
import type { Entry, Mapping, Node } from "../../../../tree/index.js";
import { computedNumber, computedText, reasonIn } from "../../../values/values.js";

/** An element of a collection with its key or index. In a set, the key is the element itself. */
export interface Element {
  readonly key: Node;
  readonly value: Node;
}

/** The elements over which a `for` iterates. `incompleteReason`: why there may be more or other elements. */
export function elementsOf(node: Node): { readonly items: readonly Element[]; readonly incompleteReason?: string } {
  const { location } = node;
  switch (node.kind) {
    case "list": {
      const items = node.items.map((value, index) => ({
        key: node.isSet ? value : computedNumber(index, location),
        value,
      }));
      return { items, ...(node.incompleteReason !== undefined && { incompleteReason: node.incompleteReason }) };
    }
    case "mapping": {
      const items = sortedEntries(node).map(({ key, value }) => ({ key: computedText(key.text, key.location), value }));
      return { items, ...(node.incompleteReason !== undefined && { incompleteReason: node.incompleteReason }) };
    }
    case "null":
      return { items: [] };
    default:
      return { items: [], incompleteReason: reasonIn(node) ?? "it is not a collection" };
  }
}

/** Entries in the order in which Terraform iterates over a map. If a key is written twice, its last entry counts. */
export function sortedEntries(map: Mapping): readonly Entry[] {
  return uniqueBy(map.entries, ({ key }) => key.text).toSorted((one, other) => byText(one.key.text, other.key.text));
}

/** The values of a loop's names for one element. One name means the value, two names mean key and value. */
export function loopNames(names: readonly string[], element: Element): [string, Node][] {
  const [first, second] = names;
  if (first === undefined) return [];
  return second === undefined
    ? [[first, element.value]]
    : [
        [first, element.key],
        [second, element.value],
      ];
}
