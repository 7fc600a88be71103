import { groupBy, oncePer } from "../source/index.js";

/** Finds the few of many patterns that can match a text at all. */
export interface PatternIndex<T> {
  /** The values with a pattern that is the text, or has wildcards and begins and ends as the text does; in their order. */
  readonly candidates: (text: string) => readonly T[];
  /** The values with a pattern that has wildcards. */
  readonly withWildcards: readonly T[];
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
  const same = groupBy(all, ({ pattern }) => pattern);
  const alike = groupBy(all, ({ ends, pattern }) => ends && endsOf(pattern, ends));
  const lengths = [...new Map(all.flatMap(({ ends }) => (ends ? [[ends.join(), ends] as const] : []))).values()];
  return {
    candidates: (text) => {
      const keys = lengths.map((ends) => alike.get(endsOf(text, ends)));
      const [only = [], ...others] = [same.get(text), ...keys].filter((group) => group !== undefined);
      if (others.length === 0) return valuesOf(only);
      return valuesOf([only, ...others].flat().sort((one, other) => one.index - other.index));
    },
    withWildcards: valuesOf(all.filter(({ ends }) => ends)),
  };
}

function wildcardsIn(pattern: string): Indexed<unknown>["ends"] {
  const first = pattern.search(/[*?]/);
  const last = Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?"));
  return first < 0 ? undefined : [first, pattern.length - last - 1];
}

function endsOf(text: string, [start, end]: readonly [number, number]): string {
  return `${text.slice(0, start)}*${text.slice(text.length - end)}`;
}
