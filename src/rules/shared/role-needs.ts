import { arnText } from "../../iam/index.js";
import {
  type ActionRequirement,
  type RoleUseInstance,
  type RoleUser,
  deploymentContextOf,
  mayCount,
  usersOf,
  usesOf,
} from "../../dms/index.js";
import { roleUses } from "../../knowledge/index.js";
import type { DmsResource, Role } from "../../model/index.js";
import type { RuleContext, Text } from "../../rule-kit/index.js";
import { accountRoleOf, accountRoleUses, type AccountRole } from "./account-roles.js";
import { nameOf } from "./names.js";

/** Everything that the uses of a role need or may need. */
export interface RoleNeeds {
  readonly users: readonly DmsResource[];
  readonly requirements: readonly ActionRequirement[];
}

/** The DMS resources that use a role: those that refer to it, and those for which DMS finds it by name. */
export function resourcesUsing(context: RuleContext, role: Role): readonly DmsResource[] {
  const account = accountRoleOf(role);
  const byName = account ? accountRoleUses(context, account) : [];
  return [...new Set([...usersOf(context.project, role), ...byName].map(({ resource }) => resource))];
}

/**
 * What DMS needs from a role. A use that is only possible counts with all its actions. `undefined`: the role has no
 * known use.
 */
export function needsOf(context: RuleContext, role: Role): RoleNeeds | undefined {
  const users = usersOf(context.project, role).filter(({ property }) => isOfUse(property.id));
  const account = accountRoleOf(role);
  const ofAccount = account ? accountRoleUses(context, account) : [];
  const instances = [...users.flatMap((user) => instancesOf(context, user)), ...ofAccount];
  if (instances.length === 0) return undefined;
  const requirements = instances
    .flatMap(({ variants }) => variants)
    .flatMap(({ actions }) => actions)
    .filter(mayCount);
  const ofName = account && ofAccount.length > 0 ? requirementsOf(account) : [];
  return { users: resourcesUsing(context, role), requirements: [...ofName, ...requirements] };
}

/**
 * Whether a property names the role of a use. Terraform's `service_access_role` is read under two names, and no use has
 * the second one.
 */
function isOfUse(id: string): boolean {
  return roleUses.some(({ roleProp }) => roleProp === id);
}

function instancesOf(context: RuleContext, { property, resource, template }: RoleUser): readonly RoleUseInstance[] {
  const uses = roleUses.filter(({ roleProp }) => roleProp === property.id);
  return usesOf(context.project, template, resource, deploymentContextOf(context.settings), uses);
}

/** The needs of an account role in all stacks of its account, not only in the linted ones. */
function requirementsOf({ use }: AccountRole): readonly ActionRequirement[] {
  return use.actions.map((need) => ({
    need,
    applies: { answer: "yes", because: [] },
    resources: need.resource.flatMap((pattern) =>
      [arnText(pattern), ...otherBuckets(pattern)].map((text) => ({ pattern, readings: [text] })),
    ),
  }));
}

/** Endpoints in other stacks may stage files in other buckets. */
function otherBuckets(pattern: string): readonly Text[] {
  const [before = "", after] = pattern.split(/(?<=:s3:::)dms-\*/);
  if (after === undefined) return [];
  const { parts, location } = arnText(before);
  const reason = "other stacks may use other staging buckets";
  const symbol = { id: "account-role/bucket", shape: "segment" } as const;
  const hole = { kind: "hole", symbol, reason, location, origin: { from: "computed" } } as const;
  return [{ kind: "text", location, parts: [...parts, hole, ...arnText(after).parts] }];
}

/** The names of the resources that use a role, for messages. */
export function shownUsers({ users }: RoleNeeds): readonly string[] {
  return [...new Set(users.map(nameOf))];
}
