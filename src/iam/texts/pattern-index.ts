import { countBy, groupBy, oncePer } from "../../source/index.js";

/** Finds the few of many patterns that can match a text at all. */
export interface PatternIndex<T> {
  /**
   * The values with a pattern that is the text, or has wildcards, begins and ends as the text does, and has between its
   * wildcards what the text has somewhere; in their order.
   */
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
  const byMiddle = oncePer((alike: readonly Indexed<T>[]) => inPartGroups(alike));
  return {
    candidates: (text) => {
      const alike = byStart(text).flatMap((group) => byEnds(group)(text).flatMap((ends) => byMiddle(ends)(text)));
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

/** So few patterns are compared as fast as they are told apart. */
const fewPatterns = 8;

/** Longer parts tell more patterns apart, but short texts between wildcards have none. */
const longestPart = 4;

/** So much of a pattern is looked at, and no more: a long text has as many parts as characters. */
const mostOfMiddle = 300;

/**
 * Groups patterns with the same ends by the part between wildcards that the fewest of them have: `arn:aws:iam::*:role/app-*`.
 * The function finds the groups whose part a text has, and those patterns that have no such part.
 */
function inPartGroups<T>(alike: readonly Indexed<T>[]): (text: string) => readonly (readonly Indexed<T>[])[] {
  if (alike.length <= fewPatterns) return () => [alike];
  const middles = alike.map((one) => ({ one, parts: middleParts(one) }));
  const amounts = countBy(
    middles.flatMap(({ parts }) => parts),
    (part) => part,
  );
  const amountOf = (part: string): number => amounts.get(part) ?? Infinity;
  const rarest = (parts: readonly string[]): string =>
    parts.reduce((least, part) => (amountOf(part) < amountOf(least) ? part : least), "");
  const grouped = groupBy(middles, ({ parts }) => rarest(parts));
  const byPart = new Map([...grouped].map(([part, some]) => [part, some.map(({ one }) => one)]));
  const lengths = [...new Set([...byPart.keys()].map(({ length }) => length))];
  return (text) => {
    const parts = new Set(lengths.flatMap((length) => piecesOf(text, length)));
    return [...parts].map((part) => byPart.get(part) ?? []);
  };
}

function middleParts({ ends, pattern }: Indexed<unknown>): readonly string[] {
  const [start, end] = ends ?? [0, 0];
  const written = pattern.slice(start, Math.min(pattern.length - end, start + mostOfMiddle)).split(/[*?]+/);
  const parts = written.flatMap((one) => piecesOf(one, Math.min(one.length, longestPart)));
  return [...new Set(parts)].filter((part) => part !== "");
}

/** All pieces of that length. */
function piecesOf(text: string, length: number): readonly string[] {
  if (length === 0) return [""];
  const places = Array.from({ length: Math.max(0, text.length - length + 1) }, (_, index) => index);
  return places.map((index) => text.slice(index, index + length));
}
