import { literalOf, type Text } from "../../tree/index.js";
import type { Operator } from "./condition-operators.js";
import { likeArn } from "../texts/arn-fields.js";
import { momentOf } from "./dates.js";
import { ipRange, isRangeWithin } from "./ip-ranges.js";
import type { Answer } from "../answers/verdict.js";
import { likeValue, sameValue } from "../texts/text-match.js";

/** Whether one value of a condition matches one value of its key. */
export type Compare = (value: Text, actual: Text) => Answer;

/**
 * How a condition operator compares.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export interface Comparison {
  readonly compare: Compare;
  /** True for `StringNotEquals` and similar operators: the condition is met where no value matches. */
  readonly isNegated: boolean;
  readonly takesVariables: boolean;
  /** Whether values are compared as they are written: texts that certainly end differently do not match. */
  readonly isLiteral: boolean;
}

/** `undefined`: the operator does not exist, or it is Null, which compares no values. */
export function comparisonOf(operator: Operator): Comparison | undefined {
  const name = operator.name?.toLowerCase() ?? "";
  const opposite = opposites.get(name);
  const compare = comparisons.get(opposite ?? name);
  if (!compare) return undefined;
  const takesVariables = /^(?:string|arn|bool)/.test(name);
  return { compare, isNegated: opposite !== undefined, takesVariables, isLiteral: literally.has(compare) };
}

const ignoreCase = { ignoreCase: true };

/** A comparison that converts both values first. If one cannot be converted, the answer is unknown. */
function typed<T>(read: (text: string) => T | undefined, test: (actual: T, value: T) => boolean): Compare {
  return (value, actual) => {
    const [expected, found] = [value, actual].map((text) => {
      const literal = literalOf(text);
      return literal === undefined ? undefined : read(literal);
    });
    if (expected === undefined || found === undefined) return "unknown";
    return test(found, expected) ? "yes" : "no";
  };
}

/** A number as a policy may write it. `undefined`: the text is none. */
export function numberIn(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function booleanIn(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === "true" || lower === "false" ? lower === "true" : undefined;
}

function bytesIn(text: string): string | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? atob(text) : undefined;
}

const same = typed(booleanIn, (actual, value) => actual === value);

/** A value with a policy variable or a hole cannot be converted to a boolean: it is compared as a text. */
const bool: Compare = (value, actual) =>
  literalOf(value)?.includes("${") === false ? same(value, actual) : sameValue(value, actual, ignoreCase);

type Order = (actual: number, value: number) => boolean;

const orders: readonly (readonly [string, Order])[] = [
  ["equals", (actual, value) => actual === value],
  ["lessthan", (actual, value) => actual < value],
  ["lessthanequals", (actual, value) => actual <= value],
  ["greaterthan", (actual, value) => actual > value],
  ["greaterthanequals", (actual, value) => actual >= value],
];

const comparisons = new Map<string, Compare>([
  ["stringequals", sameValue],
  ["stringequalsignorecase", (value, actual) => sameValue(value, actual, ignoreCase)],
  ["stringlike", likeValue],
  ["arnequals", likeArn],
  ["arnlike", likeArn],
  ["bool", bool],
  ["binaryequals", typed(bytesIn, (actual, value) => actual === value)],
  ["ipaddress", typed(ipRange, isRangeWithin)],
  ...orders.map(([name, test]) => [`numeric${name}`, typed(numberIn, test)] as const),
  ...orders.map(([name, test]) => [`date${name}`, typed(momentOf, test)] as const),
]);

const literally: ReadonlySet<Compare> = new Set([sameValue, likeValue, likeArn]);

const opposites = new Map([
  ["stringnotequals", "stringequals"],
  ["stringnotequalsignorecase", "stringequalsignorecase"],
  ["stringnotlike", "stringlike"],
  ["arnnotequals", "arnequals"],
  ["arnnotlike", "arnlike"],
  ["numericnotequals", "numericequals"],
  ["datenotequals", "dateequals"],
  ["notipaddress", "ipaddress"],
]);
