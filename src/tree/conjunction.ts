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

/** Adds the comparisons of a formula that must hold, or must not. False: not all of them are decided by that. */
function collect(formula: Formula, found: Literal[], holds = true): boolean {
  if (formula.op === "not") return collect(formula.of, found, !holds);
  // If none of several may hold, each must not.
  if (formula.op === (holds ? "and" : "or")) return formula.of.every((part) => collect(part, found, holds));
  if (formula.op === "equals") found.push({ ...formula, holds });
  if (formula.op === "opaque")
    found.push({ subject: `?${formula.id}`, value: "true", domain: ["true", "false"], holds });
  return formula.op === "equals" || formula.op === "opaque";
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
