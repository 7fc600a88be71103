import { addTo } from "../../../../source/index.js";
import { asLiteral, entryOf, type Entry, type Node } from "../../../../tree/index.js";
import { computedText, entryAt, listOf, listWithGaps, mappingOf, nullAt } from "../../../values/values.js";
import { sortedEntries } from "../values/elements.js";
import type { FunctionTable, HclFunction } from "./function-call.js";

/**
 * Later maps override earlier ones. A map that is not known may override any entry, so earlier entries are not known
 * either.
 */
const merge: HclFunction = (given, { location }) => {
  let entries = new Map<string, Entry>();
  let incompleteReason: string | undefined;
  for (const node of given) {
    if (node.kind === "null") continue;
    const reason = node.kind === "unknown" ? node.reason : node.kind === "mapping" ? node.incompleteReason : undefined;
    if (node.kind !== "mapping" && reason === undefined) return undefined;
    if (reason !== undefined) {
      incompleteReason ??= reason;
      entries = new Map();
    }
    for (const entry of node.kind === "mapping" ? node.entries : []) entries.set(entry.key.text, entry);
  }
  return mappingOf([...entries.values()], location, incompleteReason);
};

const lookup: HclFunction = ([map, key, otherwise], { fail }) => {
  const name = asLiteral(key);
  if (map?.kind !== "mapping" || name === undefined) return undefined;
  const entry = entryOf(map, name);
  if (entry) return entry.value;
  if (map.incompleteReason !== undefined) return undefined;
  return otherwise ?? fail(`the map has no ${name}`);
};

export const mapFunctions: FunctionTable = {
  merge,
  lookup,
  keys: ([map], { location }) => {
    if (map?.kind !== "mapping") return undefined;
    const names = sortedEntries(map).map(({ key }) => computedText(key.text, key.location));
    return listWithGaps(names, location, map.incompleteReason);
  },
  values: ([map], { location }) =>
    map?.kind === "mapping"
      ? listWithGaps(
          sortedEntries(map).map(({ value }) => value),
          location,
          map.incompleteReason,
        )
      : undefined,
  zipmap: ([keys, values], { location }) => {
    if (
      keys?.kind !== "list" ||
      values?.kind !== "list" ||
      keys.incompleteReason !== undefined ||
      values.incompleteReason !== undefined
    )
      return undefined;
    const names = keys.items.map((key) => asLiteral(key));
    if (names.includes(undefined)) return undefined;
    const entries = names.map((name, at) => entryAt(name ?? "", values.items[at] ?? nullAt(location), location));
    return mappingOf(entries, location);
  },
  transpose: ([map], { location }) => {
    if (map?.kind !== "mapping" || map.incompleteReason !== undefined) return undefined;
    const turned = new Map<string, Node[]>();
    for (const { key, value } of map.entries) {
      if (value.kind !== "list" || value.incompleteReason !== undefined) return undefined;
      for (const item of value.items) {
        const name = asLiteral(item);
        if (name === undefined) return undefined;
        addTo(turned, name, computedText(key.text, location));
      }
    }
    return mappingOf(
      [...turned].map(([key, items]) => entryAt(key, listOf(items, location), location)),
      location,
    );
  },
};
