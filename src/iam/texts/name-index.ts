import { groupBy, oncePer, startIndex } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { nameStartIn, type NameStart } from "./arn-fields.js";
import { makerIndex } from "./maker-index.js";

/** Finds the few of many values that can be about the resource of an ARN. */
export interface NameIndex<T> {
  /** The values in their order, without those whose ARNs are all of other names. */
  readonly about: (arn: Text) => readonly T[];
}

/** With fewer values, an index costs more than it saves. */
export const mostWithoutIndex = 16;

/**
 * Indexes values by how the names in their ARNs begin. `undefined`: a value may be about any resource.
 *
 * @param startOf How the ARN of a value begins, or the one that is asked for.
 */
export function nameIndex<T>(
  values: readonly T[],
  arnsOf: (value: T) => readonly Text[] | undefined,
  startOf: (arn: Text, value?: T) => NameStart | undefined = nameStartIn,
): NameIndex<T> {
  if (values.length <= mostWithoutIndex) return { about: () => values };
  const named: Named[] = [];
  const open: number[] = [];
  for (const [index, value] of values.entries()) {
    const starts = arnsOf(value)?.map((arn) => startOf(arn, value)) ?? [undefined];
    if (starts.includes(undefined)) open.push(index);
    else for (const start of starts) if (start !== undefined) named.push({ start, index });
  }
  const find = startsIn(named);
  return {
    about: (arn) => {
      const start = startOf(arn);
      if (start === undefined) return values;
      const found = new Set(open);
      for (const { index } of find(start)) found.add(index);
      if (found.size === values.length) return values;
      return [...found].sort((one, other) => one - other).flatMap((index) => values.slice(index, index + 1));
    },
  };
}

interface Named {
  readonly start: NameStart;
  /** The place of the value. */
  readonly index: number;
}

type Find = (start: NameStart) => readonly Named[];

/** Finds what is written alike up to a wildcard, the end or a hole. */
function startsIn(named: readonly Named[]): Find {
  const groups = [...groupBy(named, ({ start }) => start.before)].map(([before, alike]) => ({ before, alike }));
  const find = startIndex(groups, ({ before }) => before);
  const holesOf = oncePer(holesIn);
  return (start) =>
    [...find(start.before).values()].flatMap(({ alike, before }) =>
      start.hole && before === start.before ? holesOf(alike)(start) : alike,
    );
}

/** Finds, among what begins alike, what has the same hole and then does not differ, or a hole that may be the same text. */
function holesIn(named: readonly Named[]): Find {
  const byHole = groupBy(named, ({ start }) => start.hole?.id ?? "");
  const afterHole = oncePer((alike: readonly Named[]) => startIndex(alike, ({ start }) => start.hole?.after ?? ""));
  const isMade = ({ start }: Named): boolean => start.hole?.maker !== undefined;
  const others = groupBy(
    named.filter((one) => !isMade(one)),
    ({ start }) => start.hole?.id ?? "",
  );
  const made = named.filter(isMade);
  const madeBy = makerIndex(made, ({ start }) => start.hole?.maker ?? "");
  return ({ hole }) => {
    if (!hole) return named;
    const { after, id, maker } = hole;
    const same = byHole.get(id) ?? [];
    const open = [...others].flatMap(([of, all]) => (of === id ? [] : all));
    const ofMakers = (maker === undefined ? made : madeBy(maker)).filter(({ start }) => start.hole?.id !== id);
    return [...afterHole(same)(after).values(), ...open, ...ofMakers];
  };
}
