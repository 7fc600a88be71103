import {
  deploymentContextOf,
  placeOfRole,
  roleNeeds,
  usersOf,
  type RoleNeeds,
  type RoleUseInstance,
} from "../../../dms/index.js";
import type { DmsResource, Role } from "../../../model/index.js";
import { oncePer, type RuleContext } from "../../../rule-kit/index.js";
import { accountRoleOf, accountRoleUses } from "../account-roles/account-roles.js";
import { nameOf } from "../messages/names.js";
import { oncePerRole } from "./once-per-role.js";
import { ownUses } from "./own-requirements.js";

/** The DMS resources that use a role: those that refer to it, and those for which DMS finds it by name. */
export function resourcesUsing(context: RuleContext, role: Role): readonly DmsResource[] {
  const [users, uses] = [usersOf(context.project, role), usesByName(context, role)];
  if (users.length === 0) return resourcesOf(uses);
  return [...new Set([...users, ...uses].map(({ resource }) => resource))];
}

const resourcesOf = oncePer((uses: readonly RoleUseInstance[]) => [...new Set(uses.map(({ resource }) => resource))]);

/** What DMS needs from a role. `undefined`: the role has no known use. */
export const needsOf = oncePerRole((context, role): RoleNeeds | undefined =>
  roleNeeds(context.project, role, deploymentContextOf(context.settings), usesByName(context, role)),
);

function usesByName(context: RuleContext, role: Role): readonly RoleUseInstance[] {
  const account = accountRoleOf(role);
  const own = ownUses(context, role);
  if (!account) return own;
  const uses = accountRoleUses(context, account, placeOfRole({ role, template: context.template }));
  // Roles of one name have one list, so that what follows from it is worked out once.
  return own.length === 0 ? uses : [...uses, ...own];
}

/** The names of the resources that use a role, for messages. Each statement of its policies may need them. */
export const shownUsers = oncePer(({ users }: RoleNeeds): readonly string[] => [...new Set(users.map(nameOf))]);
