import { addTo, oncePer } from "../../../../source/index.js";
import type { List, Node } from "../../../../tree/index.js";
import { identity } from "../../../values/values.js";
import { isFullyKnown } from "./conditions.js";

/** The items of a list that are the same as a value, if they have the same type: in their order. */
export function itemsLike(value: Node, list: List): readonly Item[] {
  return contentsOf(list).items.get(identity(value)) ?? [];
}

/** Whether all items of a list are known, and none may be missing. */
export function isKnownList(list: List): boolean {
  return contentsOf(list).isKnown;
}

export interface Item {
  readonly node: Node;
  readonly at: number;
}

interface Contents {
  readonly items: ReadonlyMap<string, readonly Item[]>;
  readonly isKnown: boolean;
}

/** A loop may look for each of its elements in one list. */
const contentsOf = oncePer((list: List): Contents => {
  const items = new Map<string, Item[]>();
  for (const [at, node] of list.items.entries()) addTo(items, identity(node), { node, at });
  return { items, isKnown: isFullyKnown(list) };
});
