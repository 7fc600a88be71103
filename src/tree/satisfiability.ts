import { and, not, type Formula } from "./formula.js";

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
  return [...worlds([...subjects])].some((world) => holds(formula, world));
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

function* worlds(subjects: readonly (readonly [string, readonly string[]])[]): Generator<Assignment> {
  const [first, ...rest] = subjects;
  if (!first) {
    yield new Map();
    return;
  }
  for (const world of worlds(rest)) {
    for (const value of first[1]) yield new Map([...world, [first[0], value]]);
  }
}

function holds(formula: Formula, world: Assignment): boolean {
  switch (formula.op) {
    case "true":
      return true;
    case "false":
      return false;
    case "not":
      return !holds(formula.of, world);
    case "and":
      return formula.of.every((part) => holds(part, world));
    case "or":
      return formula.of.some((part) => holds(part, world));
    case "equals":
      return world.get(formula.subject) === formula.value;
    case "opaque":
      return world.get(formula.id) === "true";
  }
}
