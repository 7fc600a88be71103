import type { DuplicateKey } from "../../model/index.js";
import { groupBy, oncePer, textOf } from "../../source/index.js";
import type { Entry, Mapping, Node } from "../../tree/index.js";

/** The duplicate keys of a file's tree. */
export function duplicateKeysIn(root: Node): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  // An alias uses its anchor's node, which is checked once.
  const seen = new Set<Node>();
  const path: string[] = [];
  const visit = (node: Node): void => {
    if ((node.kind !== "list" && node.kind !== "mapping") || seen.has(node)) return;
    seen.add(node);
    if (node.kind === "list") {
      for (const item of node.items) visit(item);
      return;
    }
    if (!areDistinct(node.entries)) found.push(...duplicatesOf(node, path));
    for (const { key, value } of node.entries) {
      path.push(key.text);
      visit(value);
      path.pop();
    }
  };
  visit(root);
  return found;
}

/** Most mappings are short: to compare each key with each takes less than a table. */
const mostWithoutTable = 8;

function areDistinct(entries: readonly Entry[]): boolean {
  if (entries.length > mostWithoutTable) return new Set(entries.map(({ key }) => key.text)).size === entries.length;
  return entries.every(({ key }, at) => {
    for (let other = 0; other < at; other++) if (entries[other]?.key.text === key.text) return false;
    return true;
  });
}

function duplicatesOf(node: Mapping, path: readonly string[]): readonly DuplicateKey[] {
  const first = new Map<string, Entry>();
  const byKey = groupBy(node.entries, ({ key }) => key.text);
  return node.entries.flatMap((entry): DuplicateKey[] => {
    const { key } = entry;
    const before = first.get(key.text);
    if (!before) first.set(key.text, entry);
    if (!before) return [];
    return [
      {
        key: key.text,
        address: [...path, key.text].slice(0, 2).join("."),
        location: key.location,
        first: before.key.location,
        ...(areWrittenAlike(byKey.get(key.text) ?? []) && { repeated: { holder: node, entry } }),
      },
    ];
  });
}

/** Whether all values are written in the same way, up to the last character. */
const areWrittenAlike = oncePer((entries: readonly Entry[]): boolean => {
  const [first, ...others] = new Set(entries.map(({ value }) => textOf(value.location).trimEnd()));
  return others.length === 0 && first !== undefined && !keepsEmptyLines.test(first);
});

/** `|+` of YAML: the empty lines behind such a text belong to it, and there may be more of them behind one than behind another. */
const keepsEmptyLines = /[|>]\d?\+/;
