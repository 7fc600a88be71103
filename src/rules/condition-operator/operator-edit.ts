import type { Condition, ConditionValue, Statement } from "../../model/index.js";
import { display, isInside, isWrittenOut, type Suggestion } from "../../rule-kit/index.js";

/**
 * Writes another operator: for all keys that it compares, or only for this one, which then has an operator of its own.
 * `undefined`: the values would be written in other words.
 */
export function withOperator(
  statement: Statement,
  condition: Condition,
  candidate: string,
  isApart: boolean,
): Suggestion<"useOperator", "candidate"> | undefined {
  const { key, operator, values } = condition;
  const edit = { messageId: "useOperator", data: { candidate } } as const;
  if (!isApart) return { ...edit, fix: (fixer) => fixer.renameKey(operator, candidate) };
  if (!isWrittenOut(values.node, statement.node.location) || !values.items.every(isInPlace)) return undefined;
  const texts = values.items.map(({ text }) => text);
  return {
    ...edit,
    fix: (fixer) => [
      fixer.removeConditions(statement, [condition]),
      fixer.addCondition(statement, candidate, display(key), texts),
    ],
  };
}

/** Whether all of a value is written where it is used. Of a local, what it stands for would be written. */
function isInPlace({ node, text }: ConditionValue): boolean {
  return text.parts.every(({ expressionText = "", location: { file, start, end } }) => {
    const written = file.text.slice(start, end);
    return isInside({ file, start, end }, node.location) && written.includes(expressionText);
  });
}
