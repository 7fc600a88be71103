import type { Condition, ConditionValue } from "../model/index.js";
import { asLiteral, display, literalOf, not, or, reasonOf, type Text } from "../tree/index.js";
import { bothHold, fails, fromAnswer, guarded, holds, mayHold, oneHolds, opposite, type Holding } from "./holding.js";
import { plainText } from "./texts.js";
import type { Answer } from "./verdict.js";
import { matchText, sameValue } from "./wildcard.js";

/** Values of condition keys by lower-case key; an empty list: the key is certainly absent. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** In which deployments all conditions of a statement are met. */
export function conditionsHolding(conditions: readonly Condition[], context: RequestContext): Holding {
  return bothHold(...conditions.map((condition) => whereInForce(condition, conditionHolding(condition, context))));
}

/** Where a condition is not in force, it does not stand in the way. */
function whereInForce(condition: Condition, holding: Holding): Holding {
  if (condition.when.op === "true") return holding;
  const absent = not(condition.when);
  return { ...holding, surely: or(absent, holding.surely), maybe: or(absent, holding.maybe) };
}

interface Operator {
  readonly name: string;
  readonly set: "all" | "any" | undefined;
  readonly ifExists: boolean;
}

function conditionHolding(condition: Condition, context: RequestContext): Holding {
  const key = literalOf(condition.key)?.toLowerCase();
  const operator = literalOf(condition.operator);
  const actual = key === undefined ? undefined : context.get(key);
  if (key === undefined || operator === undefined || actual === undefined)
    return mayHold(`the condition on ${display(condition.key)} cannot be decided here`, condition);
  return operatorHolding(readOperator(operator), condition, actual);
}

function readOperator(written: string): Operator {
  const [, set, name = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(written) ?? [];
  const kind = set?.toLowerCase();
  return {
    name: name.toLowerCase(),
    set: kind === "forallvalues" ? "all" : kind === "foranyvalue" ? "any" : undefined,
    ifExists: ifExists !== undefined,
  };
}

function operatorHolding(operator: Operator, condition: Condition, actual: readonly string[]): Holding {
  if (operator.name === "null") return nullHolding(condition, actual.length === 0);
  const negated = negatives.get(operator.name);
  const compare = comparisons.get(negated ?? operator.name);
  if (!compare) return mayHold(`the condition operator ${operator.name} is not evaluated here`, condition);
  if (actual.length === 0) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    const isMet = operator.set === "all" || operator.ifExists || (negated !== undefined && operator.set === undefined);
    return isMet ? holds : fails;
  }
  const matches = actual.map((value) => oneOfValues(condition, (text) => compare(text, plainText(value))));
  if (negated === undefined) return operator.set === "all" ? bothHold(...matches) : oneHolds(matches);
  const others = matches.map(opposite);
  return operator.set === "any" ? oneHolds(others) : bothHold(...others);
}

function nullHolding(condition: Condition, isAbsent: boolean): Holding {
  return oneOfValues(condition, (text) => {
    const value = literalOf(text)?.toLowerCase();
    if (value === undefined) return "unknown";
    return (value === "true") === isAbsent ? "yes" : "no";
  });
}

function oneOfValues(condition: Condition, match: (text: Text) => Answer): Holding {
  const { items, open } = condition.values;
  const holdings = items.map((value) =>
    guarded(value.when, fromAnswer(match(value.text), reasonFor(value), condition)),
  );
  return oneHolds(open === undefined ? holdings : [...holdings, mayHold(open, condition)]);
}

function reasonFor({ text, node }: ConditionValue): string {
  return reasonOf(text) ?? `the condition value ${asLiteral(node) ?? ""} cannot be compared here`;
}

type Comparison = (value: Text, actual: Text) => Answer;

const ignoreCase = { ignoreCase: true };

const comparisons = new Map<string, Comparison>([
  ["stringequals", (value, actual) => sameValue(value, actual)],
  ["stringequalsignorecase", (value, actual) => sameValue(value, actual, ignoreCase)],
  ["stringlike", (value, actual) => matchText(value, actual)],
  ["arnequals", (value, actual) => matchText(value, actual)],
  ["arnlike", (value, actual) => matchText(value, actual)],
  ["bool", (value, actual) => sameValue(value, actual, ignoreCase)],
]);

const negatives = new Map<string, string>([
  ["stringnotequals", "stringequals"],
  ["stringnotequalsignorecase", "stringequalsignorecase"],
  ["stringnotlike", "stringlike"],
  ["arnnotequals", "arnequals"],
  ["arnnotlike", "arnlike"],
]);
