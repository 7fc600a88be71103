import { deploymentContextOf, roleNeeds, usersOf, type RoleNeeds } from "../../dms/index.js";
import type { DmsResource, Role } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { accountRoleOf, accountRoleUses } from "./account-roles.js";
import { nameOf } from "./names.js";

/** The DMS resources that use a role: those that refer to it, and those for which DMS finds it by name. */
export function resourcesUsing(context: RuleContext, role: Role): readonly DmsResource[] {
  const account = accountRoleOf(role);
  const byName = account ? accountRoleUses(context, account) : [];
  return [...new Set([...usersOf(context.project, role), ...byName].map(({ resource }) => resource))];
}

/** What DMS needs from a role. `undefined`: the role has no known use. */
export function needsOf(context: RuleContext, role: Role): RoleNeeds | undefined {
  const account = accountRoleOf(role);
  const byName = account ? accountRoleUses(context, account) : [];
  return roleNeeds(context.project, role, deploymentContextOf(context.settings), byName);
}

/** The names of the resources that use a role, for messages. */
export function shownUsers({ users }: RoleNeeds): readonly string[] {
  return [...new Set(users.map(nameOf))];
}
