import type { Entry, Node } from "../../../tree/index.js";

export interface MergedEntries {
  readonly entries: readonly Entry[];
  /** Why there may be more entries: a merged value is not known. */
  readonly incompleteReason?: string;
}

/**
 * Replaces `<<` with the entries that it merges. They come before the entries of the mapping itself, which win.
 * https://yaml.org/type/merge.html
 */
export function mergeEntries(entries: readonly Entry[]): MergedEntries {
  if (!entries.some(isMerge)) return { entries };
  const own = entries.filter((entry) => !isMerge(entry) || mergedBy(entry.value) === undefined);
  const taken = new Set(own.map(({ key }) => key.text));
  const merged: Entry[] = [];
  let incompleteReason: string | undefined;
  for (const entry of entries) {
    const source = isMerge(entry) ? mergedBy(entry.value) : undefined;
    incompleteReason ??= source?.incompleteReason;
    for (const one of source?.entries ?? []) {
      if (taken.has(one.key.text)) continue;
      taken.add(one.key.text);
      merged.push(one);
    }
  }
  return { entries: [...merged, ...own], ...(incompleteReason !== undefined && { incompleteReason }) };
}

function isMerge({ key }: Entry): boolean {
  return key.text === "<<" && !key.quoted;
}

/**
 * The entries of a mapping or of a list of mappings, of which the first one wins. `undefined`: the value cannot be
 * merged.
 */
function mergedBy(value: Node): MergedEntries | undefined {
  if (value.kind === "mapping") return value;
  if (value.kind === "unknown") return { entries: [], incompleteReason: value.reason };
  if (value.kind !== "list") return undefined;
  const all = value.items.map(mergedBy);
  const incompleteReason = all.find((inner) => inner?.incompleteReason !== undefined)?.incompleteReason;
  if (all.includes(undefined)) return undefined;
  return {
    entries: all.flatMap((inner) => inner?.entries ?? []),
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
}

const sizes = new WeakMap<Node, number>();

/** The number of nodes in a value, up to a limit. A node counts once for each place where it is used. */
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
