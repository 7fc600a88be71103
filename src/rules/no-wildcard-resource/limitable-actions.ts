import { excessActions, excessResources, isOfDms } from "../../dms/index.js";
import {
  canAssume,
  coveredBy,
  isRole,
  matchAction,
  plainText,
  principalsWith,
  type CoveredActions,
} from "../../iam/index.js";
import type { ActionPattern, StatementContext } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { callersWith } from "../shared/callers/dms-callers.js";
import { broadAction } from "../shared/statements/broad-actions.js";
import { dmsHolder, isOnlyForServices, knownNeeds } from "../shared/roles/dms-holder.js";
import { typesToName } from "./limitable.js";
import { reachesAll } from "../shared/statements/reaching.js";

/** An action that AWS can limit to resources of some types. */
export interface LimitableAction {
  readonly action: ActionPattern;
  readonly covered: CoveredActions;
  readonly types: readonly string[];
}

/** The actions of a statement that can be limited, except those that another rule reports. */
export function limitableActions(context: RuleContext, where: StatementContext): readonly LimitableAction[] {
  const found = (where.statement.actions?.items ?? []).flatMap((action): LimitableAction[] => {
    const covered = coveredBy(context.services, action);
    // `no-wildcard-action` reports a pattern that is too broad.
    const types = covered && !broadAction(context.services, action) ? typesToName(covered) : [];
    return covered && types.length > 0 ? [{ action, covered, types }] : [];
  });
  if (found.length === 0) return [];
  const others = [
    ...scopedByRole(context, where),
    ...roleActions(context, where),
    ...reachedByDms(context, where),
    ...textMessages(context, where),
  ];
  return found.filter(({ action }) => !others.includes(action));
}

/** `role-scope` reports these: it knows what DMS needs of the role, and on which resources. */
function scopedByRole(context: RuleContext, { statement, held }: StatementContext): readonly ActionPattern[] {
  const role = dmsHolder(context, held.document);
  const needs = role && knownNeeds(context, role);
  if (!needs) return [];
  const isWider = excessResources(statement, needs.requirements).excess.length > 0;
  return isWider
    ? (statement.actions?.items ?? [])
    : excessActions(context.services, statement, needs.requirements).unneeded;
}

/** `pass-role-scope` and `role-administration` judge what callers of DMS do with roles. */
function roleActions(context: RuleContext, { statement, held }: StatementContext): readonly ActionPattern[] {
  const found = (statement.actions?.items ?? []).filter(({ text }) =>
    judgedOnRoles.some((action) => matchAction(text, action) === "yes"),
  );
  return found.length > 0 && callersWith(context, held.document).length > 0 ? found : [];
}

const judgedOnRoles = [
  "iam:PassRole",
  "iam:CreateRole",
  "iam:AttachRolePolicy",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
];

/** `role-scope` reports who works with DMS and can read every secret. */
function reachedByDms(context: RuleContext, { statement, held }: StatementContext): readonly ActionPattern[] {
  const { document } = held;
  const isBare =
    context.template.dialect.isBarePolicy && document.statements.some(({ actions }) => actions?.items.some(isOfDms));
  const role = dmsHolder(context, document);
  return isBare || (role && isOnlyForServices(context, role)) ? reachesAll(statement) : [];
}

/**
 * Cognito sends text messages by `sns:Publish`, and a phone number has no ARN.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html
 */
function textMessages(
  { project, template }: RuleContext,
  { statement, held }: StatementContext,
): readonly ActionPattern[] {
  const found = (statement.actions?.items ?? []).filter(({ text }) => matchAction(text, "sns:Publish") === "yes");
  if (found.length === 0) return [];
  const roles = principalsWith(project, template, held.document).filter(isRole);
  return roles.some((role) => canAssume(role, userPools).answer === "yes") ? found : [];
}

const userPools = plainText("cognito-idp.amazonaws.com");
