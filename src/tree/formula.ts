/**
 * When something holds: a formula over comparisons that only the deployment decides.
 *
 * CloudFormation conditions, `Fn::If`, Terraform's `count`, `for_each` and conditionals become formulas, so that
 * "the role exists" and "the instance exists" can be compared although neither is decided.
 */
export type Formula =
  | { readonly op: "true" }
  | { readonly op: "false" }
  | { readonly op: "not"; readonly of: Formula }
  | { readonly op: "and" | "or"; readonly of: readonly Formula[] }
  | EqualsFormula
  | { readonly op: "opaque"; readonly id: string };

/** `subject` (a parameter or expression, by identity) has the value `value`. */
export interface EqualsFormula {
  readonly op: "equals";
  readonly subject: string;
  readonly value: string;
  /** All values the subject can have, where they are known (AllowedValues). */
  readonly domain?: readonly string[];
}

export const always: Formula = { op: "true" };
export const never: Formula = { op: "false" };

export function not(of: Formula): Formula {
  if (of.op === "true") return never;
  if (of.op === "false") return always;
  return of.op === "not" ? of.of : { op: "not", of };
}

export function and(...of: readonly Formula[]): Formula {
  if (of.some((part) => part.op === "false")) return never;
  const open = of.filter((part) => part.op !== "true");
  return open.length === 0 ? always : open.length === 1 && open[0] ? open[0] : { op: "and", of: open };
}

export function or(...of: readonly Formula[]): Formula {
  if (of.some((part) => part.op === "true")) return always;
  const open = of.filter((part) => part.op !== "false");
  return open.length === 0 ? never : open.length === 1 && open[0] ? open[0] : { op: "or", of: open };
}

/** The maximum number of combinations to try before the answer is "not decided". */
const budget = 1024;

/**
 * Whether a formula can be true at all. `undefined`: too many comparisons to try.
 */
export function isSatisfiable(formula: Formula): boolean | undefined {
  if (formula.op === "true" || formula.op === "false") return formula.op === "true";
  const subjects = subjectsOf(formula);
  const size = [...subjects.values()].reduce((product, values) => product * values.length, 1);
  if (size > budget) return undefined;
  return size > 0 && canHold(formula, [...subjects], new Map());
}

/** Whether `conclusion` is true whenever `premise` is. `undefined`: too many comparisons to try. */
export function implies(premise: Formula, conclusion: Formula): boolean | undefined {
  const counterexample = isSatisfiable(and(premise, not(conclusion)));
  return counterexample === undefined ? undefined : !counterexample;
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
    const isOpaque = named.size === 2 && named.has("true") && named.has("false");
    const values = domain ? [...named].filter((value) => domain.includes(value)) : [...named];
    const hasOther = domain ? domain.some((value) => !named.has(value)) : !isOpaque;
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
