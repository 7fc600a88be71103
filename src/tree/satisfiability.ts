import { oncePer } from "../source/index.js";
import { conjunctionCanHold } from "./conjunction.js";
import { always, and, formulaSize, not, type Formula } from "./formula.js";

/** The maximum number of combinations to try before the answer is "not decided". */
const maximumCombinations = 1024;

/**
 * Whether a formula can be true at all. `undefined`: too many comparisons to try.
 */
export function isSatisfiable(formula: Formula): boolean | undefined {
  if (isConstant(formula)) return formula.op === "true";
  return isLong(formula) ? decidedOnce(formula) : decided(formula);
}

/**
 * A chain of conditions is a long formula of many resources, and each rule asks for it. A short one is decided as fast as an
 * answer is found.
 */
const decidedOnce = oncePer(decided);
const leastLong = 8;

function isConstant({ op }: Formula): boolean {
  return op === "true" || op === "false";
}

function isLong(formula: Formula): boolean {
  return formula.op !== "equals" && formula.op !== "opaque" && formulaSize(formula) >= leastLong;
}

function decided(formula: Formula): boolean | undefined {
  const ofList = conjunctionCanHold(formula);
  if (ofList !== undefined) return ofList;
  const subjects = subjectsOf(formula);
  const size = [...subjects.values()].reduce((product, values) => product * values.length, 1);
  if (size > maximumCombinations) return undefined;
  return size > 0 && canHold(formula, [...subjects], new Map());
}

/** Whether two formulas can certainly be true at once, so that one deployment may have what both of them guard. */
export function canHoldTogether(one: Formula, other: Formula): boolean {
  return isSatisfiable(and(one, other)) === true;
}

/** Whether `conclusion` is true whenever `premise` is. `undefined`: too many comparisons to try. */
export function implies(premise: Formula, conclusion: Formula): boolean | undefined {
  if (areIndependent(premise, conclusion)) return false;
  const counterexample = isSatisfiable(and(premise, not(conclusion)));
  return counterexample === undefined ? undefined : !counterexample;
}

/** Whether neither of two formulas says anything of the other: they are open, and about different subjects. */
function areIndependent(one: Formula, other: Formula): boolean {
  if (isConstant(one) || isConstant(other)) return false;
  const [{ isOpen, subjects }, second] = [outlookOf(one), outlookOf(other)];
  if (!isOpen || !second.isOpen) return false;
  for (const subject of subjects) if (second.subjects.has(subject)) return false;
  return true;
}

interface Outlook {
  /** Whether the formula certainly holds in some deployment, and not in another one. */
  readonly isOpen: boolean;
  /** The parameters and expressions that it is about. */
  readonly subjects: ReadonlySet<string>;
}

/** What `implies` asks first, kept: a list may have thousands of items under a condition each. */
export const outlookOf = oncePer((formula: Formula): Outlook => ({
  isOpen: isSatisfiable(formula) === true && isSatisfiable(not(formula)) === true,
  subjects: new Set(subjectsOf(formula).keys()),
}));

/** How many parameters and expressions a formula is about that another one is not about. */
export function comparesBeside(formula: Formula, other: Formula = always): number {
  const known = subjectsOf(other);
  return [...subjectsOf(formula).keys()].filter((subject) => !known.has(subject)).length;
}

type Assignment = ReadonlyMap<string, string>;

/** Stands for any value that no comparison names. */
const other = "\u0000other";

function subjectsOf(formula: Formula): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  const domains = new Map<string, readonly string[]>();
  const visit = (part: Formula): void => {
    if (part.op === "not") visit(part.of);
    if (part.op === "and" || part.op === "or") part.of.forEach(visit);
    if (part.op === "opaque") found.set(part.id, new Set(["true", "false"]));
    if (part.op !== "equals") return;
    const values = found.get(part.subject) ?? new Set<string>();
    found.set(part.subject, values.add(part.value));
    if (part.domain) domains.set(part.subject, part.domain);
  };
  visit(formula);
  const result = new Map<string, string[]>();
  for (const [subject, named] of found) {
    const domain = domains.get(subject);
    // What is not a comparison, or what is compared with both: nobody means a third value there.
    const isBoolean = named.size === 2 && named.has("true") && named.has("false");
    const values = domain ? [...named].filter((value) => domain.includes(value)) : [...named];
    const hasOther = domain ? domain.some((value) => !named.has(value)) : !isBoolean;
    result.set(subject, hasOther ? [...values, other] : values);
  }
  return result;
}

/** Whether a formula holds for some values of the subjects that are open, beside those that have one. */
function canHold(
  formula: Formula,
  [next, ...open]: readonly (readonly [string, readonly string[]])[],
  world: Assignment,
): boolean {
  const known = truthIn(world, formula);
  if (known !== undefined || !next) return known ?? false;
  const [subject, values] = next;
  return values.some((value) => canHold(formula, open, new Map(world).set(subject, value)));
}

/** Whether a formula holds; `undefined`: that depends on subjects that have no value yet. */
function truthIn(world: Assignment, formula: Formula): boolean | undefined {
  switch (formula.op) {
    case "true":
      return true;
    case "false":
      return false;
    case "not": {
      const inner = truthIn(world, formula.of);
      return inner === undefined ? undefined : !inner;
    }
    case "and":
    case "or":
      return truthOfAll(world, formula.of, formula.op === "or");
    case "equals": {
      const value = world.get(formula.subject);
      return value === undefined ? undefined : value === formula.value;
    }
    case "opaque": {
      const value = world.get(formula.id);
      return value === undefined ? undefined : value === "true";
    }
  }
}

/** One part that is `decisive` decides; without one, all parts must be known. */
function truthOfAll(world: Assignment, parts: readonly Formula[], decisive: boolean): boolean | undefined {
  let isOpen = false;
  for (const part of parts) {
    const known = truthIn(world, part);
    if (known === decisive) return decisive;
    if (known === undefined) isOpen = true;
  }
  return isOpen ? undefined : !decisive;
}
