import type { ActionPattern, Project, StatementContext, Template } from "../../../model/index.js";
import { groupBy, identityOf, oncePer, type RuleContext } from "../../../rule-kit/index.js";
import { statementsIn } from "./policies.js";

/** A statement that lists an action, with its template. */
export interface ActionUser {
  readonly template: Template;
  readonly where: StatementContext;
  readonly action: ActionPattern;
}

/**
 * The statements of the run that list the same action at the same place. The calls of a module, the instances of a block and
 * the holders of a document share a text: what one of them does not need must stay for the others.
 */
export function usersOfAction({ project }: RuleContext, action: ActionPattern): readonly ActionUser[] {
  return usersByPlace(project).get(placeOf(action)) ?? [];
}

const usersByPlace = oncePer(({ templates }: Project) => {
  const linted = templates.filter(({ account }) => !account);
  const users = linted.flatMap((template) =>
    statementsIn(template).flatMap((where) =>
      (where.statement.actions?.items ?? []).map((action): ActionUser => ({ template, where, action })),
    ),
  );
  return groupBy(users, ({ action }) => placeOf(action));
});

/** One expression can give several actions, which are told apart by their texts. */
function placeOf({ location: { file, start }, text }: ActionPattern): string {
  return `${file.path}@${String(start)} ${identityOf(text)}`;
}
