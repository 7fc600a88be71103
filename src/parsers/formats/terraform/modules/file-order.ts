import type { Entry } from "../../../../tree/index.js";

/** Entries in the order of their file, in which most of them are already. */
export function inFileOrder(entries: readonly Entry[]): readonly Entry[] {
  const isInOrder = entries.every(({ location }, at) => at === 0 || startAt(entries[at - 1]) <= location.start);
  return isInOrder ? entries : [...entries].sort((one, other) => startAt(one) - startAt(other));
}

function startAt(entry: Entry | undefined): number {
  return entry?.location.start ?? 0;
}
