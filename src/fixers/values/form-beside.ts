import { isInside, textOf, uniqueBy } from "../../source/index.js";
import { entryOf, type Mapping, type Node } from "../../tree/index.js";
import type { NewEntry, NewValue } from "./new-value.js";

/**
 * A new value in the form of those that it will stand beside: the order of their keys, a list where they have a list of one
 * item, brackets on one line where all of theirs are.
 */
export function inFormOf(value: NewValue, beside: readonly Node[]): NewValue {
  switch (value.kind) {
    case "text":
      return hasListsOfOne(beside) ? { kind: "list", items: [value], ...bracketsOf(beside, "list") } : value;
    case "list":
      return { kind: "list", items: value.items, ...bracketsOf(beside, "list") };
    case "mapping":
      return {
        kind: "mapping",
        entries: entriesInFormOf(value.entries, beside),
        ...bracketsOf(beside, "mapping"),
      };
    case "call":
      return value;
  }
}

/** The same for the entries of a mapping, on whatever lines they stand. */
export function entriesInFormOf(entries: readonly NewEntry[], beside: readonly Node[]): readonly NewEntry[] {
  const mappings = beside.filter((node) => node.kind === "mapping");
  const formed = entries.map(({ key, value }) => ({ key, value: inFormOf(value, valuesAt(mappings, key)) }));
  return inOrderOf(formed, mappings.at(-1));
}

/** The values at a key that are written there. */
function valuesAt(mappings: readonly Mapping[], name: string): readonly Node[] {
  return mappings.flatMap((mapping) => {
    const entry = entryOf(mapping, name);
    return entry && isInside(entry.value.location, entry.location) ? [entry.value] : [];
  });
}

/** Whether single values mostly stand in lists. Longer lists do not tell. A loop makes several of what stands there once. */
function hasListsOfOne(beside: readonly Node[]): boolean {
  const written = uniqueBy(beside, (node) => node.location.start);
  const lists = written.filter((node) => node.kind === "list" && node.items.length === 1 && node.layout !== undefined);
  const others = written.filter(({ kind }) => kind === "scalar" || kind === "text");
  return lists.length > others.length;
}

function bracketsOf(beside: readonly Node[], kind: "list" | "mapping"): { readonly inBrackets?: true } {
  const alike = beside.filter((node) => node.kind === kind);
  return alike.length > 0 && alike.every(isOnOneLine) ? { inBrackets: true } : {};
}

function isOnOneLine({ layout, location }: Node): boolean {
  return layout?.style === "flow" && !textOf(location).includes("\n");
}

/** Whether a value that would stand between brackets on one line is as short as people write it so. */
export function fitsBetweenBrackets(value: NewValue, text: string, column = 0): boolean {
  if (value.kind === "list" && value.items.length < 2) return true;
  return column + text.length <= (value.kind === "mapping" ? 200 : 100);
}

/** Entries with the keys that another mapping has as well in its order. Others keep their places. */
function inOrderOf(entries: readonly NewEntry[], like: Mapping | undefined): readonly NewEntry[] {
  const order = new Map(like?.entries.map(({ key, location }) => [key.text, location.start]));
  const known = entries.filter(({ key }) => order.has(key));
  const sorted = known.toSorted((one, other) => (order.get(one.key) ?? 0) - (order.get(other.key) ?? 0));
  return entries.map((entry) => (order.has(entry.key) ? (sorted.shift() ?? entry) : entry));
}
