import { groupBy, oncePer } from "../../source/index.js";

/** Finds the few of many patterns that can match a text at all. */
export interface PatternIndex<T> {
  /** The values with a pattern that is the text, or has wildcards and begins and ends as the text does; in their order. */
  readonly candidates: (text: string) => readonly T[];
}

interface Indexed<T> {
  readonly value: T;
  readonly index: number;
  readonly pattern: string;
  /** The lengths of the texts before the first wildcard and after the last one. `undefined`: there is no wildcard. */
  readonly ends: readonly [start: number, end: number] | undefined;
}

/** Indexes values by their patterns with `*` and `?`. */
export function patternIndex<T>(values: readonly T[], patternsOf: (value: T) => readonly string[]): PatternIndex<T> {
  const valuesOf = oncePer((some: readonly Indexed<T>[]): readonly T[] => [...new Set(some.map(({ value }) => value))]);
  const all = values.flatMap((value, index) =>
    patternsOf(value).map((pattern) => ({ value, index, pattern, ends: wildcardsIn(pattern) })),
  );
  // A pattern with wildcards is found by its ends, also where it is the text itself.
  const plain = groupBy(all, ({ ends, pattern }) => (ends ? undefined : pattern));
  const byStart = inGroups(
    all,
    ([start]) => start,
    (text, length) => text.slice(0, length),
  );
  const byEnds = oncePer((alike: readonly Indexed<T>[]) =>
    inGroups(
      alike,
      ([, end]) => end,
      (text, length) => text.slice(text.length - length),
    ),
  );
  return {
    candidates: (text) => {
      const alike = byStart(text).flatMap((group) => byEnds(group)(text));
      const [only = [], ...others] = [plain.get(text) ?? [], ...alike].filter(({ length }) => length > 0);
      if (others.length === 0) return valuesOf(only);
      return valuesOf([only, ...others].flat().sort((one, other) => one.index - other.index));
    },
  };
}

function wildcardsIn(pattern: string): Indexed<unknown>["ends"] {
  const first = pattern.search(/[*?]/);
  const last = Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?"));
  return first < 0 ? undefined : [first, pattern.length - last - 1];
}

/** Groups patterns by one of their ends. The function finds the groups whose end a text has. */
function inGroups<T>(
  patterns: readonly Indexed<T>[],
  lengthOf: (ends: readonly [number, number]) => number,
  endOf: (text: string, length: number) => string,
): (text: string) => readonly (readonly Indexed<T>[])[] {
  const byLength = groupBy(patterns, ({ ends }) => ends && lengthOf(ends));
  const groups = [...byLength].map(
    ([length, alike]) => [length, groupBy(alike, ({ pattern }) => endOf(pattern, length))] as const,
  );
  return (text) =>
    groups.flatMap(([length, byEnd]) => {
      const found = byEnd.get(endOf(text, length));
      return found ? [found] : [];
    });
}
