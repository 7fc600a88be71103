import type { ElementList, Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { formulaKey, type Formula, type Text } from "../../tree/index.js";
import type { HeldStatement } from "./grant-change.js";
import { steadyText } from "./normalised-statement.js";

/** Whether both lists have the same statements, word for word. This is much cheaper than to compare what they mean. */
export function haveSameWords(some: readonly HeldStatement[], others: readonly HeldStatement[]): boolean {
  return some.length === others.length && some.every((one, index) => haveSame(one, others[index]));
}

function haveSame(one: HeldStatement, other: HeldStatement | undefined): boolean {
  return one === other || (other !== undefined && wordsOf(one) === wordsOf(other));
}

const wordsOf = oncePer((held: HeldStatement): string => {
  const { actions, conditions, effect, incompleteReason, notActions, notResources, resources, when } = held.statement;
  return JSON.stringify([
    effect,
    incompleteReason,
    formulaKey(held.when),
    formulaKey(when),
    [actions, notActions, resources, notResources].map(wordsOfList),
    principalsOf(held.statement),
    conditions.map(({ key, operator, values, when: guard }) => [
      steadyText(operator),
      steadyText(key),
      wordsOfList(values),
      formulaKey(guard),
    ]),
  ]);
});

function principalsOf({ notPrincipals, principals }: Statement): readonly unknown[] {
  return [principals, notPrincipals].map((list) => [
    wordsOfList(list),
    list?.items.map(({ principalKind }) => principalKind),
  ]);
}

function wordsOfList(list: ElementList<{ readonly text: Text; readonly when: Formula }> | undefined): unknown {
  return list && [list.incompleteReason, list.items.map(({ text, when }) => [steadyText(text), formulaKey(when)])];
}
