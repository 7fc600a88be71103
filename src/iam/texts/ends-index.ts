import { byText, groupBy, partitionPoint } from "../../source/index.js";
import type { Text } from "../../tree/index.js";

/**
 * Finds the few of many names that can be the same as another one, by what is written before the first hole and after the
 * last one. All others begin or end with other characters.
 */
export function endsIndex<T>(
  values: readonly T[],
  textOf: (value: T) => Text | undefined,
): (text: Text) => Iterable<T> {
  const byStart = startIndex(values, (value) => startOf(textOf(value)));
  const byEnd = startIndex(values, (value) => endOf(textOf(value)));
  return (text) => {
    const [one, other] = [byStart(startOf(text)), byEnd(endOf(text))];
    return (one.amount <= other.amount ? one : other).values();
  };
}

/** More of a name is not compared: those of principals are not longer. */
const comparedLength = 64;

interface Found<T> {
  readonly amount: number;
  /** As many as are asked for. */
  readonly values: () => Iterable<T>;
}

interface Placed<T> {
  readonly start: string;
  readonly value: T;
}

/** Finds the values whose start begins with a text, or is the beginning of it. */
function startIndex<T>(values: readonly T[], startOfValue: (value: T) => string): (start: string) => Found<T> {
  const byStart = groupBy(values, startOfValue);
  const sorted = [...byStart].sort(([one], [other]) => byText(one, other));
  const all = sorted.flatMap(([start, some]) => some.map((value) => ({ start, value })));
  return (start) => {
    const from = partitionPoint(all, (one) => one.start < start);
    const to = partitionPoint(all, (one) => one.start < start || one.start.startsWith(start));
    const shorter = Array.from(start, (_, length) => byStart.get(start.slice(0, length)) ?? []);
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

function startOf(text: Text | undefined): string {
  const first = text?.parts[0];
  return first?.kind === "literal" ? first.text.slice(0, comparedLength) : "";
}

/** It is read from its end. */
function endOf(text: Text | undefined): string {
  const last = text?.parts.at(-1);
  return last?.kind === "literal" ? Array.from(last.text.slice(-comparedLength)).reverse().join("") : "";
}
