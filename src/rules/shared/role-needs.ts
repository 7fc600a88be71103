import {
  deploymentContextOf,
  placeOfRole,
  roleNeeds,
  usersOf,
  type RoleNeeds,
  type RoleUseInstance,
} from "../../dms/index.js";
import { oncePerUnit, type DmsResource, type Role } from "../../model/index.js";
import { oncePer, type RuleContext } from "../../rule-kit/index.js";
import { accountRoleOf, accountRoleUses } from "./account-roles.js";
import { nameOf } from "./names.js";
import { ownUses } from "./own-requirements.js";

/** The DMS resources that use a role: those that refer to it, and those for which DMS finds it by name. */
export function resourcesUsing(context: RuleContext, role: Role): readonly DmsResource[] {
  return [
    ...new Set([...usersOf(context.project, role), ...usesByName(context, role)].map(({ resource }) => resource)),
  ];
}

/** What DMS needs from a role. `undefined`: the role has no known use. Each statement of its policies asks. */
export function needsOf(context: RuleContext, role: Role): RoleNeeds | undefined {
  const known = needsInUnit(context.project)(context.settings);
  const needs = known.has(role)
    ? known.get(role)
    : roleNeeds(context.project, role, deploymentContextOf(context.settings), usesByName(context, role));
  known.set(role, needs);
  return needs;
}

const needsInUnit = oncePerUnit(() =>
  oncePer((_settings: RuleContext["settings"]) => new Map<Role, RoleNeeds | undefined>()),
);

function usesByName(context: RuleContext, role: Role): readonly RoleUseInstance[] {
  const account = accountRoleOf(role);
  return [
    ...(account ? accountRoleUses(context, account, placeOfRole({ role, template: context.template })) : []),
    ...ownUses(context, role),
  ];
}

/** The names of the resources that use a role, for messages. Each statement of its policies may need them. */
export const shownUsers = oncePer(({ users }: RoleNeeds): readonly string[] => [...new Set(users.map(nameOf))]);
