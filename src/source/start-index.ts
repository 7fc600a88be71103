import { byText } from "./by-text.js";
import { groupBy } from "./group-by.js";
import { partitionPoint } from "./sorted.js";

/** Values that were found, and how many they are. */
export interface FoundValues<T> {
  readonly amount: number;
  /** As many as are asked for. */
  readonly values: () => Iterable<T>;
}

interface Placed<T> {
  readonly start: string;
  readonly value: T;
}

/** Finds the values whose start begins with a text, or is the beginning of it. */
export function startIndex<T>(
  values: readonly T[],
  startOfValue: (value: T) => string,
): (start: string) => FoundValues<T> {
  const byStart = groupBy(values, startOfValue);
  const sorted = [...byStart].sort(([one], [other]) => byText(one, other));
  const all = sorted.flatMap(([start, some]) => some.map((value) => ({ start, value })));
  return (start) => {
    const from = partitionPoint(all, (one) => one.start < start);
    const to = partitionPoint(all, (one) => one.start < start || one.start.startsWith(start));
    const shorter = Array.from({ length: start.length }, (_, length) => byStart.get(start.slice(0, length)) ?? []);
    return {
      amount: shorter.reduce((sum, { length }) => sum + length, to - from),
      values: () => valuesIn(shorter, all, from, to),
    };
  };
}

/** V8 makes a class for each generator function, so there is only one. */
function* valuesIn<T>(
  shorter: readonly (readonly T[])[],
  all: readonly Placed<T>[],
  from: number,
  to: number,
): Iterable<T> {
  for (const some of shorter) yield* some;
  for (let at = from, one = all[at]; one && at < to; one = all[++at]) yield one.value;
}
