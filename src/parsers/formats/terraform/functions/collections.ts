import type { Location } from "../../../../source/index.js";
import { alternatives, asLiteral, type List, type Node } from "../../../../tree/index.js";
import { distribute } from "../../../values/choices.js";
import { isFullyKnown } from "../values/conditions.js";
import { haveOneType } from "../values/equal-types.js";
import {
  computedBoolean,
  computedNumber,
  exactNumber,
  identity,
  listOf,
  listWithGaps,
  mappingOf,
  numberOf,
  nullAt,
} from "../../../values/values.js";
import { isKnownList, itemsLike } from "../values/items-by-value.js";
import { byLiteral, withoutSet } from "../values/sets.js";
import { charactersOf } from "./characters.js";
import type { FunctionTable, HclFunction } from "./function-call.js";

/** A value as a list. An unknown becomes a list about which nothing is known. */
function asList(node: Node | undefined): List | undefined {
  if (node?.kind === "list") return node;
  return node?.kind === "unknown" ? listOf([], node.location, node.reason) : undefined;
}

const concat: HclFunction = (given, { location }) => {
  const lists = given.map(asList);
  if (lists.includes(undefined)) return undefined;
  const all = lists.flatMap((list) => list ?? []);
  const hasGaps = all.some(
    (list, at) => list.hasGaps ?? (list.incompleteReason !== undefined && all.slice(at + 1).some(hasItems)),
  );
  return (hasGaps ? listWithGaps : listOf)(
    all.flatMap((list) => list.items),
    location,
    all.find((list) => list.incompleteReason !== undefined)?.incompleteReason,
  );
};

function hasItems({ items }: List): boolean {
  return items.length > 0;
}

/** The items of the lists in a list. If one of them is one of several lists, this is a choice of lists. */
const flatten: HclFunction = ([node], { location }) => {
  const list = asList(node);
  return list && flattened(list, location);
};

function flattened(list: List, location: Location): Node | undefined {
  const nested = list.items.map((item) => (item.kind === "list" ? (flattened(item, location) ?? tooOpen(item)) : item));
  const open = nested.filter(isOneOfLists);
  return distribute(open, location, (chosen) => {
    const left = [...chosen];
    const items = nested.map((item) => (isOneOfLists(item) ? (left.shift() ?? item) : item));
    return joined({ ...list, items }, location);
  });
}

function tooOpen({ location }: List): List {
  return listOf([], location, "it depends on too many conditions");
}

function isOneOfLists(node: Node): boolean {
  return node.kind === "choice" && alternatives(node).some(({ value }) => value.kind === "list");
}

function joined(list: List, location: Location): List {
  const items: Node[] = [];
  let incompleteReason: string | undefined;
  let { hasGaps = false }: { hasGaps?: boolean } = list;
  const visit = (item: Node): void => {
    if (item.kind === "list") {
      hasGaps ||= item.hasGaps === true;
      item.items.forEach(visit);
      incompleteReason ??= item.incompleteReason;
      return;
    }
    // An unknown may be a list or a single value.
    if (item.kind === "unknown") incompleteReason ??= item.reason;
    hasGaps ||= incompleteReason !== undefined;
    items.push(item);
  };
  visit(list);
  return (hasGaps ? listWithGaps : listOf)(items, location, incompleteReason);
}

const length: HclFunction = ([node], { fail, location }) => {
  if (node?.kind === "scalar" && !node.quoted) return fail("it is a number or a boolean");
  const literal = asLiteral(node);
  if (literal !== undefined) {
    const characters = charactersOf(literal);
    return characters && computedNumber(characters.length, location);
  }
  if (node?.kind === "list" && node.incompleteReason === undefined) return computedNumber(node.items.length, location);
  if (node?.kind === "mapping" && node.incompleteReason === undefined) {
    return computedNumber(new Set(node.entries.map((entry) => entry.key.text)).size, location);
  }
  return undefined;
};

const element: HclFunction = ([list, position], { fail }) => {
  const at = numberOf(position);
  if (list?.kind !== "list" || at === undefined || list.incompleteReason !== undefined) return undefined;
  const size = list.items.length;
  return list.items[((at % size) + size) % size] ?? fail("the list is empty");
};

const one: HclFunction = ([list], { location, fail }) => {
  if (list?.kind !== "list" || list.incompleteReason !== undefined) return undefined;
  if (list.items.length > 1) return fail("the list has more than one item");
  return list.items[0] ?? nullAt(location);
};

const contains: HclFunction = ([list, value], { location }) => {
  if (list?.kind !== "list" || !value) return undefined;
  const alike = itemsLike(value, list);
  if (alike.length > 0)
    return alike.some(({ node }) => haveOneType(node, value)) ? computedBoolean(true, location) : undefined;
  return isKnownList(list) && isFullyKnown(value) ? computedBoolean(false, location) : undefined;
};

const slice: HclFunction = ([list, start, end], { location }) => {
  const [from, to] = [numberOf(start), numberOf(end)];
  if (list?.kind !== "list" || list.incompleteReason !== undefined || from === undefined || to === undefined)
    return undefined;
  return listOf(list.items.slice(from, to), location);
};

const range: HclFunction = (given, { location }) => {
  const numbers = given.map(numberOf);
  if (numbers.includes(undefined) || numbers.length === 0) return undefined;
  const [first = 0, second, third] = numbers;
  const [start, limit] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (start <= limit ? 1 : -1);
  const count = step === 0 ? 0 : Math.ceil((limit - start) / step);
  if (count > 1024) return undefined;
  return listOf(
    Array.from({ length: Math.max(0, count) }, (_, index) => exactNumber(start + index * step, location)),
    location,
  );
};

const sort: HclFunction = ([list], { location }) => {
  if (list?.kind !== "list" || list.incompleteReason !== undefined || !isFullyKnown(list)) return undefined;
  return listOf([...list.items].sort(byLiteral), location);
};

const chunklist: HclFunction = ([list, size], { location }) => {
  const by = numberOf(size);
  if (list?.kind !== "list" || list.incompleteReason !== undefined || by === undefined || by < 1) return undefined;
  const count = Math.ceil(list.items.length / by);
  const chunk = (index: number): Node => listOf(list.items.slice(index * by, (index + 1) * by), location);
  return listOf(
    Array.from({ length: count }, (_, index) => chunk(index)),
    location,
  );
};

const index: HclFunction = ([list, value], { location, fail }) => {
  if (list?.kind !== "list" || !value || !isKnownList(list) || !isFullyKnown(value)) return undefined;
  const [found] = itemsLike(value, list);
  if (found && !haveOneType(found.node, value)) return undefined;
  return found ? computedNumber(found.at, location) : fail("the list does not contain it");
};

export const collectionFunctions: FunctionTable = {
  concat,
  flatten,
  length,
  element,
  one,
  contains,
  slice,
  range,
  sort,
  chunklist,
  index,
  reverse: ([list], { location }) =>
    list?.kind === "list" ? listWithGaps([...list.items].reverse(), location, list.incompleteReason) : undefined,
  tolist: ([node], { location }) => {
    if (node?.kind !== "list") return undefined;
    return node.isSet ? { ...withoutSet(node), location } : node;
  },
  list: (given, { location }) => listOf(given, location),
  tomap: ([node]) => (node?.kind === "mapping" ? node : undefined),
  alltrue: ([list], { location }) => allOf(list, "true", true, location),
  anytrue: ([list], { location }) => allOf(list, "false", false, location),
  matchkeys: ([values, keys, searched], { location }) => {
    const lists = [values, keys, searched];
    if (
      values?.kind !== "list" ||
      keys?.kind !== "list" ||
      searched?.kind !== "list" ||
      !lists.every((list) => list && isFullyKnown(list))
    )
      return undefined;
    const wanted = new Set(searched.items.map(identity));
    return listOf(
      values.items.filter((_, at) => wanted.has(identity(keys.items[at] ?? nullAt(location)))),
      location,
    );
  },
  map: (given, { location }) => {
    const pairs = given.flatMap((key, at) => (at % 2 === 0 ? [[asLiteral(key), given[at + 1]] as const] : []));
    const entries = pairs.flatMap(([key, value]) =>
      key === undefined || !value
        ? []
        : [{ key: { kind: "scalar", text: key, quoted: true, location } as const, value, location: value.location }],
    );
    return entries.length === pairs.length ? mappingOf(entries, location) : undefined;
  },
};

/** Whether all items are `word`. Then the result is `whenAll`, else the opposite. */
function allOf(list: Node | undefined, word: string, whenAll: boolean, location: Node["location"]): Node | undefined {
  if (list?.kind !== "list") return undefined;
  const literals = list.items.map((item) => asLiteral(item));
  const differs = literals.some((literal) => literal !== undefined && literal !== word);
  if (differs) return computedBoolean(!whenAll, location);
  return isFullyKnown(list) ? computedBoolean(whenAll, location) : undefined;
}
