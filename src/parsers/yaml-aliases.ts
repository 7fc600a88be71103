import type { Entry, Node } from "../tree/index.js";

/**
 * Entries with `<<` replaced by what it merges: behind none of the mapping's own, so that these win.
 * https://yaml.org/type/merge.html
 */
export function mergeEntries(entries: readonly Entry[], hasRoom: () => boolean): readonly Entry[] {
  if (!entries.some(isMerge)) return entries;
  const own = entries.filter((entry) => !isMerge(entry) || mergedBy(entry.value) === undefined);
  const taken = new Set(own.map(({ key }) => key.text));
  const merged: Entry[] = [];
  for (const entry of entries) {
    if (!isMerge(entry) || !hasRoom()) continue;
    for (const one of mergedBy(entry.value) ?? []) {
      if (taken.has(one.key.text)) continue;
      taken.add(one.key.text);
      merged.push(one);
    }
  }
  return [...merged, ...own];
}

function isMerge({ key }: Entry): boolean {
  return key.text === "<<" && !key.quoted;
}

/** The entries of a mapping, or of a list of mappings of which the first counts; `undefined` for anything else. */
function mergedBy(value: Node): readonly Entry[] | undefined {
  if (value.kind === "mapping") return value.entries;
  if (value.kind !== "list") return undefined;
  const all = value.items.map((item) => (item.kind === "mapping" ? item.entries : undefined));
  return all.includes(undefined) ? undefined : all.flatMap((inner) => inner ?? []);
}

const sizes = new WeakMap<Node, number>();

/** How many nodes a value is made of, up to a limit; a node that stands in several places counts each time. */
export function sizeOf(node: Node, limit: number): number {
  if (node.kind !== "list" && node.kind !== "mapping") return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  let size = 1;
  const inner = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  for (const child of inner) {
    size += sizeOf(child, limit);
    if (size > limit) break;
  }
  sizes.set(node, size);
  return size;
}
