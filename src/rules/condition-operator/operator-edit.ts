import type { Condition, Statement } from "../../model/index.js";
import { display, type Suggestion } from "../../rule-kit/index.js";

/** Writes another operator: for all keys that it compares, or only for this one, which then has an operator of its own. */
export function withOperator(
  statement: Statement,
  condition: Condition,
  candidate: string,
  isApart: boolean,
): Suggestion["fix"] {
  const { key, operator, values } = condition;
  if (!isApart) return (fixer) => fixer.renameKey(operator, candidate);
  const texts = values.items.map(({ text }) => text);
  return (fixer) => [
    fixer.removeConditions(statement, [condition]),
    fixer.addCondition(statement, candidate, display(key), texts),
  ];
}
