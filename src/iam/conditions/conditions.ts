import type { Condition } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { always, display, literalOf, not, or, reasonOf, type Text } from "../../tree/index.js";
import { type Operator, readOperator } from "./condition-operators.js";
import { comparisonOf, type Comparison } from "./comparisons.js";
import { isMultiValuedKey } from "./condition-keys.js";
import {
  allHold,
  decide,
  fails,
  fromAnswer,
  holdsOnlyWhen,
  holds,
  mayHold,
  anyHolds,
  opposite,
  type ConditionalAnswer,
} from "../answers/conditional-answer.js";
import { whyUndecided } from "../texts/deciding-holes.js";
import { valueIndex } from "../texts/value-index.js";
import { plainText } from "../texts/texts.js";
import type { Answer } from "../answers/verdict.js";

/** What is known of the values of condition keys. */
export interface KnownValues {
  /**
   * The values of a key in lower case; a value may have holes. Empty: the request certainly does not have the key.
   * `undefined`: this is not known.
   */
  get(key: string): readonly (string | Text)[] | undefined;
  /** Whether a request may also come without a key whose values are known. */
  mayLack?(key: string): boolean;
  /** Whether the values of a key are the smallest that a request may have: the time is one that was. */
  isAtLeast?(key: string): boolean;
}

/** What is known about the condition keys of a request. */
export interface RequestContext extends KnownValues {
  /** Whether the request says something about the key, even only that its values are not known. */
  has(key: string): boolean;
}

/** In which deployments a request meets all conditions of a statement. */
export function conditionsAnswer(conditions: readonly Condition[], context: KnownValues): ConditionalAnswer {
  return allHold(...conditions.map((condition) => whereInForce(condition, conditionAnswer(condition, context))));
}

/** Whether a request with these values meets a condition, in the deployments where the condition exists. */
export function metWith(condition: Condition, context: KnownValues): Answer {
  return decide(conditionAnswer(condition, context), always, "it depends on a condition of the template").answer;
}

/** Whether a request without its key meets a condition, in the deployments where the condition exists. */
export function metWithoutKey(condition: Condition): Answer {
  return metWith(condition, noKeys);
}

const noKeys: KnownValues = { get: () => [] };

/** A condition prevents nothing in deployments where it does not exist. */
function whereInForce(condition: Condition, answer: ConditionalAnswer): ConditionalAnswer {
  if (condition.when.op === "true") return answer;
  const absent = not(condition.when);
  return { ...answer, certainWhen: or(absent, answer.certainWhen), possibleWhen: or(absent, answer.possibleWhen) };
}

function conditionAnswer(condition: Condition, context: KnownValues): ConditionalAnswer {
  const key = literalOf(condition.key)?.toLowerCase();
  const written = literalOf(condition.operator);
  const actual = key === undefined ? undefined : context.get(key);
  if (key === undefined || written === undefined || actual === undefined)
    return mayHold(`it is not known whether the condition on ${display(condition.key)} is met`, condition);
  const answer =
    context.isAtLeast?.(key) === true
      ? answerFromOn(actual, written, condition)
      : answerFor(actual, written, condition);
  if (context.mayLack?.(key) !== true) return answer;
  return certainInBoth(answer, answerFor([], written, condition), () => `a request may lack ${display(condition.key)}`);
}

/** The answer for all values from the given ones on. What is too late stays so, and what is late enough. */
function answerFromOn(actual: readonly (string | Text)[], written: string, condition: Condition): ConditionalAnswer {
  const { name = "" } = readOperator(written);
  const answer = answerFor(actual, written, condition);
  const { answer: now } = decide(answer, always, "it depends on a condition of the template");
  const isLasting = (name.includes("LessThan") && now === "no") || (name.includes("GreaterThan") && now === "yes");
  return isLasting ? answer : mayHold(`the value of ${display(condition.key)} is not known`, condition);
}

/** The answer for requests that differ: it holds for certain only where both do, and may hold where one may. */
function certainInBoth(one: ConditionalAnswer, other: ConditionalAnswer, why: () => string): ConditionalAnswer {
  const either = anyHolds([one, other]);
  const { certainWhen } = allHold(one, other);
  return { ...either, certainWhen, why: either.why ?? (certainWhen.op === "true" ? undefined : why) };
}

function answerFor(actual: readonly (string | Text)[], written: string, condition: Condition): ConditionalAnswer {
  const operator = readOperator(written);
  if (operator.name === "Null") return nullAnswer(operator, condition, actual.length === 0);
  const comparison = comparisonOf(operator);
  if (!comparison) return mayHold(`the condition operator ${written} does not exist`, condition);
  return isEmpty(operator, actual)
    ? whenAbsent(operator, comparison, condition)
    : valuesAnswer(operator, comparison, condition, actual);
}

/** For ForAllValues and ForAnyValue, one empty text counts as no value. */
function isEmpty({ set }: Operator, actual: readonly (string | Text)[]): boolean {
  return actual.length === 0 || (set !== undefined && actual.length === 1 && actual[0] === "");
}

/**
 * The answer for a request without the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function whenAbsent(
  { set, suffix, text }: Operator,
  { isNegated }: Comparison,
  condition: Condition,
): ConditionalAnswer {
  const ifExists = suffix !== "";
  if (set === "all") return holds;
  // The AWS pages say that the condition is met. Users who tested it found that it is not.
  if (set === "any" && ifExists) return mayHold(`it is not clear what ${text} does with an absent key`, condition);
  return ifExists || (isNegated && set === undefined) ? holds : fails;
}

function valuesAnswer(
  { set, text }: Operator,
  { compare, isLiteral, isNegated }: Comparison,
  condition: Condition,
  actual: readonly (string | Text)[],
): ConditionalAnswer {
  // AWS does not document how an operator without ForAllValues or ForAnyValue treats a key of several values, not even
  // when the request has only one value.
  const key = display(condition.key);
  if (set === undefined && (actual.length > 1 || isMultiValuedKey(key.toLowerCase())))
    return mayHold(`${key} may have several values, and ${text} is for keys of one value`, condition);
  const matches = actual.map((given) => {
    const one = typeof given === "string" ? plainText(given) : given;
    return oneOfValues(
      condition,
      isLiteral ? itemsAbout(condition.values)(one) : condition.values.items,
      (value) => compare(value, one),
      (value) => whyUndecided(value, one) ?? `${text} cannot compare ${display(value)} with ${display(one)}`,
    );
  });
  const decided = isNegated ? matches.map(opposite) : matches;
  return set === "any" ? anyHolds(decided) : allHold(...decided);
}

function nullAnswer({ set, suffix, text }: Operator, condition: Condition, isAbsent: boolean): ConditionalAnswer {
  if (set !== undefined || suffix !== "") return mayHold(`the condition operator ${text} does not exist`, condition);
  return oneOfValues(
    condition,
    condition.values.items,
    (one) => {
      const value = literalOf(one)?.toLowerCase();
      if (value !== "true" && value !== "false") return "unknown";
      return (value === "true") === isAbsent ? "yes" : "no";
    },
    (one) => reasonOf(one) ?? `Null takes true or false, not ${display(one)}`,
  );
}

type Values = Condition["values"];

/** A policy may name some hundred roles, and each of them asks. */
const itemsAbout = oncePer(({ items }: Values) => valueIndex(items, ({ text }) => text));

/** @param items Those of the values that can match. */
function oneOfValues(
  condition: Condition,
  items: Values["items"],
  match: (value: Text) => Answer,
  why: (value: Text) => string,
): ConditionalAnswer {
  const { incompleteReason } = condition.values;
  const answers = items.map(({ text, when }) =>
    holdsOnlyWhen(
      when,
      fromAnswer(match(text), () => why(text), condition),
    ),
  );
  return anyHolds(incompleteReason === undefined ? answers : [...answers, mayHold(incompleteReason, condition)]);
}
