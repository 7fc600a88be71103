import type { Condition } from "../model/index.js";
import { display, literalOf, not, or, reasonOf, type Text } from "../tree/index.js";
import { type Operator, readOperator } from "./condition-operators.js";
import { comparisonOf, type Comparison } from "./comparisons.js";
import { isMultiValuedKey } from "./condition-keys.js";
import {
  allHold,
  fails,
  fromAnswer,
  holdsOnlyWhen,
  holds,
  mayHold,
  anyHolds,
  opposite,
  type ConditionalAnswer,
} from "./conditional-answer.js";
import { policyVariableReason, plainText } from "./texts.js";
import type { Answer } from "./verdict.js";

/** What is known of a request's condition keys. */
export interface RequestContext {
  /** Values of a key, given in lower case; none: the key is certainly absent; `undefined`: not known. */
  get(key: string): readonly string[] | undefined;
  /** Whether the request speaks of the key, be it as not known. */
  has(key: string): boolean;
}

/** In which deployments all conditions of a statement are met. */
export function conditionsAnswer(conditions: readonly Condition[], context: RequestContext): ConditionalAnswer {
  return allHold(...conditions.map((condition) => whereInForce(condition, conditionAnswer(condition, context))));
}

/** Where a condition is not in force, it does not stand in the way. */
function whereInForce(condition: Condition, answer: ConditionalAnswer): ConditionalAnswer {
  if (condition.when.op === "true") return answer;
  const absent = not(condition.when);
  return { ...answer, certainWhen: or(absent, answer.certainWhen), possibleWhen: or(absent, answer.possibleWhen) };
}

function conditionAnswer(condition: Condition, context: RequestContext): ConditionalAnswer {
  const key = literalOf(condition.key)?.toLowerCase();
  const written = literalOf(condition.operator);
  const actual = key === undefined ? undefined : context.get(key);
  if (key === undefined || written === undefined || actual === undefined)
    return mayHold(`it is not known whether the condition on ${display(condition.key)} is met`, condition);
  const operator = readOperator(written);
  if (operator.name === "Null") return nullAnswer(operator, condition, actual.length === 0);
  const comparison = comparisonOf(operator);
  if (!comparison) return mayHold(`the condition operator ${written} does not exist`, condition);
  return isEmpty(operator, actual)
    ? whenAbsent(operator, comparison, condition)
    : valuesAnswer(operator, comparison, condition, actual);
}

/** For the set operators an empty text is no value. */
function isEmpty({ set }: Operator, actual: readonly string[]): boolean {
  return actual.length === 0 || (set !== undefined && actual.length === 1 && actual[0] === "");
}

/**
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
  // By AWS's pages the condition is met; people who tried found that it is not.
  if (set === "any" && ifExists) return mayHold(`it is not clear what ${text} does with an absent key`, condition);
  return ifExists || (isNegated && set === undefined) ? holds : fails;
}

function valuesAnswer(
  { set, text }: Operator,
  { compare, isNegated }: Comparison,
  condition: Condition,
  actual: readonly string[],
): ConditionalAnswer {
  // What AWS makes of it is not documented, nor where one of several values is there.
  const key = display(condition.key);
  if (set === undefined && (actual.length > 1 || isMultiValuedKey(key.toLowerCase())))
    return mayHold(`${key} may have several values, and ${text} is for keys of one value`, condition);
  const matches = actual.map((one) =>
    oneOfValues(
      condition,
      (value) => compare(value, plainText(one)),
      (value) => policyVariableReason(value) ?? `${text} cannot compare ${display(value)} with ${one}`,
    ),
  );
  const decided = isNegated ? matches.map(opposite) : matches;
  return set === "any" ? anyHolds(decided) : allHold(...decided);
}

function nullAnswer({ set, suffix, text }: Operator, condition: Condition, isAbsent: boolean): ConditionalAnswer {
  if (set !== undefined || suffix !== "") return mayHold(`the condition operator ${text} does not exist`, condition);
  return oneOfValues(
    condition,
    (one) => {
      const value = literalOf(one)?.toLowerCase();
      if (value !== "true" && value !== "false") return "unknown";
      return (value === "true") === isAbsent ? "yes" : "no";
    },
    (one) => `Null takes true or false, not ${display(one)}`,
  );
}

function oneOfValues(
  condition: Condition,
  match: (value: Text) => Answer,
  why: (value: Text) => string,
): ConditionalAnswer {
  const { items, incompleteReason } = condition.values;
  const answers = items.map(({ text, when }) =>
    holdsOnlyWhen(when, fromAnswer(match(text), reasonOf(text) ?? why(text), condition)),
  );
  return anyHolds(incompleteReason === undefined ? answers : [...answers, mayHold(incompleteReason, condition)]);
}
