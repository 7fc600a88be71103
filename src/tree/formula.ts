import { limitMet, oncePer } from "../source/index.js";

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
  return of.op === "not" ? of.of : bounded({ op: "not", of });
}

export function and(...of: readonly Formula[]): Formula {
  return joined("and", of, { deciding: never, neutral: always });
}

export function or(...of: readonly Formula[]): Formula {
  return joined("or", of, { deciding: always, neutral: never });
}

/** Joins the parts; each counts once, and a part with its opposite decides the whole. */
function joined(
  op: "and" | "or",
  of: readonly Formula[],
  { deciding, neutral }: { readonly deciding: Formula; readonly neutral: Formula },
): Formula {
  let first = neutral;
  let areSame = true;
  for (const part of of) {
    if (part.op === deciding.op) return deciding;
    if (part.op === neutral.op) continue;
    if (first === neutral) first = part;
    else areSame &&= part === first;
  }
  // Most formulas that are joined are `always`, or one formula.
  if (areSame) return first;
  const open = of.filter((part) => part.op !== neutral.op);
  const parts = new Map(open.map((part) => [measureOf(part).key, part]));
  for (const part of parts.values()) if (part.op === "not" && parts.has(measureOf(part.of).key)) return deciding;
  const [only, ...others] = parts.values();
  if (!only) return neutral;
  return others.length === 0 ? only : bounded({ op, of: [only, ...others] });
}

/** Comparisons in one formula. Formulas of templates have a few; in a chain of conditions each can double the last. */
const maximumSize = 1000;

/** A formula that is too large becomes a comparison of its own, which nothing decides. */
function bounded(formula: Formula): Formula {
  const { key, size } = measureOf(formula);
  if (size <= maximumSize) return formula;
  limitMet("formulas of more than 1,000 comparisons");
  return { op: "opaque", id: `formula(${key})` };
}

interface Measure {
  /** The comparisons in it, each as often as it is written. */
  readonly size: number;
  /** Equal for formulas that are written the same; short for every formula. */
  readonly key: string;
}

const measureOf = oncePer(measured);

function measured(formula: Formula): Measure {
  switch (formula.op) {
    case "true":
    case "false":
      return { size: 0, key: formula.op };
    case "opaque":
      return { size: 1, key: `?${digest(formula.id)}` };
    case "equals": {
      const { domain, subject, value } = formula;
      return { size: 1, key: `=${digest(JSON.stringify([subject, value, domain && domainKey(domain)]))}` };
    }
    case "not": {
      const { size, key } = measureOf(formula.of);
      return { size, key: `!${key}` };
    }
    case "and":
    case "or": {
      const parts = formula.of.map(measureOf);
      const key = digest(parts.map((part) => part.key).join());
      return { size: parts.reduce((sum, { size }) => sum + size, 0), key: `${formula.op}${key}` };
    }
  }
}

/** A parameter with hundreds of allowed values is compared with each of them. */
const domainKey = oncePer((domain: readonly string[]) => digest(JSON.stringify(domain)));

/** How many comparisons are in a formula, each as often as it is written. */
export function formulaSize(formula: Formula): number {
  return measureOf(formula).size;
}

/** A key that is equal for formulas that are written the same. */
export function formulaKey(formula: Formula): string {
  return measureOf(formula).key;
}

/** 106 bits: two texts of one run never have the same digest. The function is cyrb53, with two seeds. */
function digest(text: string): string {
  return [0, 1].map((seed) => hash(text, seed).toString(36)).join("-");
}

function hash(text: string, seed: number): number {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
