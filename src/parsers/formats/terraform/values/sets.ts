import { byText, type Location } from "../../../../source/index.js";
import { asLiteral, type List, type Node } from "../../../../tree/index.js";
import { identity, listOf, numberOf } from "../../../values/values.js";

/** A set of some items: each only once, and texts and numbers in the order in which Terraform iterates over them. */
export function setOf(items: readonly Node[], location: Location, incompleteReason?: string): List {
  const left = unique(items);
  const isText = left.every((item) => asLiteral(item) !== undefined);
  const order = left.every(isNumber) ? byNumber : byLiteral;
  return { ...listOf(isText ? left.sort(order) : left, location, incompleteReason), isSet: true };
}

function isNumber(node: Node): boolean {
  return node.kind === "scalar" && !node.quoted && numberOf(node) !== undefined;
}

function byNumber(one: Node, other: Node): number {
  return (numberOf(one) ?? 0) - (numberOf(other) ?? 0);
}

/** A list as a set. Only what stays in the order in which it is written can be edited. */
export function asSet(list: List): List {
  const set = setOf(list.items, list.location, list.incompleteReason);
  const isAsWritten =
    set.items.length === list.items.length && set.items.every((item, index) => item === list.items[index]);
  return isAsWritten ? { ...list, isSet: true } : set;
}

/** A set as a list, whose items have an index. */
export function withoutSet<T extends Node>(node: T): T;
export function withoutSet(node: Node): Node {
  if (node.kind !== "list" || !node.isSet) return node;
  const { isSet: _, ...list } = node;
  return list.incompleteReason === undefined ? list : { ...list, hasGaps: true };
}

/** The branches of a conditional have one type: if one of them is a set, Terraform makes sets of the others. */
export function withOneType(node: Node): Node {
  if (node.kind !== "choice" || !node.branches.some(({ value }) => value.kind === "list" && value.isSet)) return node;
  const branches = node.branches.map(({ when, value }) => ({
    when,
    value: value.kind === "list" ? asSet(value) : value,
  }));
  return { ...node, branches };
}

/** Keeps only one of equal items. Texts with the same value are equal, whatever their origin is. */
export function unique(items: readonly Node[]): Node[] {
  const seen = new Map<string, Node>();
  for (const item of items) {
    const key = asLiteral(item) ?? identity(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

/** Compares two texts, to sort them as Terraform does. Only texts with characters outside of the BMP stand elsewhere there. */
export function byLiteral(one: Node, other: Node): number {
  return byText(asLiteral(one) ?? "", asLiteral(other) ?? "");
}
