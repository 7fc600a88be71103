import type { Condition, ElementList, Statement } from "../../model/index.js";
import { isWithRuledOut, textWhere, type Formula, type Text } from "../../tree/index.js";
import { oncePer } from "../../source/index.js";

/**
 * A statement where a condition holds. A default in it that the condition rules out is not its text there. Such a statement is a
 * copy; the others are themselves.
 */
export function statementWhere(statement: Statement, when: Formula): Statement {
  if (when.op === "true" || !defaultsIn(statement).some((text) => isWithRuledOut(text, when))) return statement;
  const { actions, notActions, resources, notResources, conditions } = statement;
  return {
    ...statement,
    ...(actions && { actions: listWhere(actions, when) }),
    ...(notActions && { notActions: listWhere(notActions, when) }),
    ...(resources && { resources: listWhere(resources, when) }),
    ...(notResources && { notResources: listWhere(notResources, when) }),
    conditions: conditions.map((condition): Condition => ({ ...condition, values: listWhere(condition.values, when) })),
  };
}

function listWhere<T extends { readonly text: Text }>(list: ElementList<T>, when: Formula): ElementList<T> {
  return { ...list, items: list.items.map((item) => ({ ...item, text: textWhere(item.text, when) })) };
}

/** The texts with defaults. Most statements have none. */
const defaultsIn = oncePer(({ actions, notActions, resources, notResources, conditions }: Statement): readonly Text[] =>
  [actions, notActions, resources, notResources, ...conditions.map(({ values }) => values)].flatMap((list) =>
    (list?.items ?? []).map(({ text }) => text).filter(hasDefault),
  ),
);

/** Whether a text in a statement may be another one where a condition holds. */
export function hasDefaults(statement: Statement): boolean {
  return defaultsIn(statement).length > 0;
}

function hasDefault({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && part.defaultWhen !== undefined);
}
