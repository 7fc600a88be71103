import { groupBy } from "../source/index.js";
import type { EqualsFormula, Formula } from "./formula.js";

/** A comparison that must hold, or must not. */
interface Literal extends Pick<EqualsFormula, "subject" | "value" | "domain"> {
  readonly holds: boolean;
}

/**
 * Whether comparisons can all be as they must, in time that grows with their number: most formulas are such a list.
 * `undefined`: the formula is none.
 */
export function conjunctionCanHold(formula: Formula): boolean | undefined {
  const literals: Literal[] = [];
  if (!collect(formula, literals)) return undefined;
  return [...groupBy(literals, ({ subject }) => subject).values()].every(canBeTogether);
}

/** Adds the comparisons of a formula. False: they need not all hold. */
function collect(formula: Formula, found: Literal[]): boolean {
  if (formula.op === "and") return formula.of.every((part) => collect(part, found));
  const [literal, holds] = formula.op === "not" ? [formula.of, false] : [formula, true];
  if (literal.op === "equals") found.push({ ...literal, holds });
  if (literal.op === "opaque")
    found.push({ subject: `?${literal.id}`, value: "true", domain: ["true", "false"], holds });
  return literal.op === "equals" || literal.op === "opaque";
}

/** Whether a subject can have a value with which all of its comparisons are as they must be. */
function canBeTogether(ofOne: readonly Literal[]): boolean {
  const valuesOf = (wanted: boolean): Set<string> =>
    new Set(ofOne.filter(({ holds }) => holds === wanted).map(({ value }) => value));
  const [is, isNot] = [valuesOf(true), valuesOf(false)];
  const domain = ofOne.findLast((one) => one.domain)?.domain;
  const [value] = is;
  if (value !== undefined) return is.size === 1 && !isNot.has(value) && domain?.includes(value) !== false;
  if (domain) return domain.some((one) => !isNot.has(one));
  // What is compared with both has no third value.
  return !(isNot.size === 2 && isNot.has("true") && isNot.has("false"));
}
