import { groupBy, lazily } from "../source/index.js";
import type { Formula } from "./formula.js";
import { outlookOf } from "./satisfiability.js";

/** So few values are compared as fast as they are looked up. */
const fewValues = 8;

/**
 * Of values that are found in another way, leaves those whose condition can follow from a given one: it is about a parameter
 * or expression of it, or is not open. Thousands of items of a list may differ in nothing but their condition.
 */
export function conditionIndex<T>(
  values: readonly T[],
  whenOf: (value: T) => Formula,
): (candidates: readonly T[], premise: Formula) => readonly T[] {
  const index = lazily(() => {
    const known = values.map((value, place) => ({ value, place, ...outlookOf(whenOf(value)) }));
    const open = known.filter(({ isOpen }) => isOpen);
    const pairs = open.flatMap((one) => [...one.subjects].map((subject) => ({ one, subject })));
    return { fixed: known.filter(({ isOpen }) => !isOpen), bySubject: groupBy(pairs, ({ subject }) => subject) };
  });
  return (candidates, premise) => {
    if (candidates.length <= fewValues) return candidates;
    const { isOpen, subjects } = outlookOf(premise);
    if (!isOpen) return candidates;
    const { bySubject, fixed } = index();
    const related = [...subjects].flatMap((subject) => bySubject.get(subject)?.map(({ one }) => one) ?? []);
    if (fixed.length + related.length >= candidates.length) return candidates;
    const found = [...new Set([...fixed, ...related])].sort((one, other) => one.place - other.place);
    return found.map(({ value }) => value);
  };
}
