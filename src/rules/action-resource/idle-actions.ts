import { coveredBy, type Services } from "../../iam/index.js";
import type { ActionPattern, StatementContext, Template } from "../../model/index.js";
import { oncePer, type RuleContext } from "../../rule-kit/index.js";
import { usersOfAction, type ActionUser } from "../shared/statements/action-users.js";
import { policyKindOf } from "../shared/statements/policies.js";
import { isChosenByCaller } from "./called-module.js";
import { isUnreached, unreachedActions, type Unreached } from "./unreached-actions.js";

/** The actions of a resource policy that such a policy cannot allow. */
export function foreignActions(
  services: Services,
  template: Template,
  where: StatementContext,
): readonly ActionPattern[] {
  const actions = where.statement.actions?.items ?? [];
  return actions.filter((action) => isForeign(services, { action, template, where }));
}

function isForeign(services: Services, { action, template, where: { held } }: ActionUser): boolean {
  const kind = held.document.policyType === "resource" ? policyKindOf(template, held) : undefined;
  const covered = kind?.actions && coveredBy(services, action);
  // `known-action` reports actions that do not exist.
  return covered !== undefined && covered.actions.length > 0 && kind?.actions?.includes(covered.prefix) === false;
}

/** The actions that a statement lists and cannot grant, where its text has no other use. */
export function idleActions(context: RuleContext, where: StatementContext): readonly Unreached[] {
  const unreached = unreachedActions(context.services, where.statement);
  if (isChosenByCaller(context.template, where, unreached.length)) return [];
  return unreached.filter(({ action }) => isIdleForAll(context, action));
}

/** Whether an action has no effect in any of the statements that share its text. */
export function isIdleForAll(context: RuleContext, action: ActionPattern): boolean {
  const users = usersOfAction(context, action);
  const known = answers(users);
  known.isIdle ??= users.every((user) => isIdle(context.services, user));
  return known.isIdle;
}

/** A text with many users is asked about for each of them. */
const answers = oncePer((_users: readonly ActionUser[]): { isIdle?: boolean } => ({}));

function isIdle(services: Services, user: ActionUser): boolean {
  const { action, where } = user;
  if (where.held.document.policyType === "trust") return false;
  return isForeign(services, user) || isUnreached(services, where.statement, action);
}
