import { oncePer, onceIn } from "../../source/index.js";
import type { Owner } from "./owners.js";

/** The owners in all lists, each once. The same lists give the same object: many instances have the same owners. */
export function union(lists: readonly (readonly Owner[])[]): readonly Owner[] {
  const [first = [], ...others] = new Set(lists);
  if (others.length === 0) return first;
  let known = unionsFrom(first);
  for (const other of others) {
    known = onceIn(known.behind, other, () => ({ behind: new Map() }));
  }
  known.owners ??= [...new Set([first, ...others].flat())];
  return known.owners;
}

/** What was united, list by list: the lists that came behind those so far, and the owners in all of them. */
interface Unions {
  readonly behind: Map<readonly Owner[], Unions>;
  owners?: readonly Owner[];
}

const unionsFrom = oncePer((_owners: readonly Owner[]): Unions => ({ behind: new Map() }));
