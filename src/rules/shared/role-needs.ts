import {
  type ActionRequirement,
  type RoleUseInstance,
  type RoleUser,
  deploymentContextOf,
  usersOf,
  usesOf,
} from "../../dms/index.js";
import { roleUses, type NeedCondition } from "../../knowledge/index.js";
import type { DmsResource, Role } from "../../model/index.js";
import type { RuleContext, Text } from "../../rule-kit/index.js";
import { accountRoleOf, accountRoleUses, arnText, type AccountRole } from "./account-roles.js";
import { nameOf } from "./names.js";

/** All that the uses of a role need, or may need. */
export interface RoleNeeds {
  readonly users: readonly DmsResource[];
  readonly requirements: readonly ActionRequirement[];
}

/** The DMS resources that use a role: those that name it, and those for which DMS looks it up by name. */
export function resourcesUsing(context: RuleContext, role: Role): readonly DmsResource[] {
  const account = accountRoleOf(role);
  const byName = account ? accountRoleUses(context, account) : [];
  return [...new Set([...usersOf(context.project, role), ...byName].map(({ resource }) => resource))];
}

/** What DMS needs of a role; `undefined` if it has no known use. A possible use counts with all its actions. */
export function needsOf(context: RuleContext, role: Role): RoleNeeds | undefined {
  const users = usersOf(context.project, role).filter(({ property }) => isOfUse(property.id));
  const account = accountRoleOf(role);
  const ofAccount = account ? accountRoleUses(context, account) : [];
  const instances = [...users.flatMap((user) => instancesOf(context, user)), ...ofAccount];
  if (instances.length === 0) return undefined;
  const requirements = instances
    .flatMap(({ variants }) => variants)
    .flatMap(({ actions }) => actions)
    .filter(({ applies, need }) => applies.answer !== "no" || !isOfOwnProperties(need.when));
  const ofName = account && ofAccount.length > 0 ? requirementsOf(account) : [];
  return { users: resourcesUsing(context, role), requirements: [...ofName, ...requirements] };
}

/** Terraform's `service_access_role` is also read under a second name that no use has. */
function isOfUse(id: string): boolean {
  return roleUses.some(({ roleProp }) => roleProp === id);
}

function instancesOf(context: RuleContext, { property, resource, template }: RoleUser): readonly RoleUseInstance[] {
  const uses = roleUses.filter(({ roleProp }) => roleProp === property.id);
  return usesOf(context.project, template, resource, deploymentContextOf(context.settings), uses);
}

/** The needs of an account role in all stacks of its account, not only the linted ones. */
function requirementsOf({ use }: AccountRole): readonly ActionRequirement[] {
  return use.actions.map((need) => ({
    need,
    applies: { answer: "yes", because: [] },
    resources: need.resource.flatMap((pattern) =>
      [arnText(pattern), ...otherBuckets(pattern)].map((text) => ({ pattern, readings: [text] })),
    ),
  }));
}

/** Endpoints of other stacks may stage files in other buckets. */
function otherBuckets(pattern: string): readonly Text[] {
  const [before = "", after] = pattern.split(/(?<=:s3:::)dms-\*/);
  if (after === undefined) return [];
  const { parts, location } = arnText(before);
  const reason = "other stacks may use other staging buckets";
  const symbol = { id: "account-role/bucket", shape: "segment" } as const;
  const hole = { kind: "hole", symbol, reason, location, origin: { from: "computed" } } as const;
  return [{ kind: "text", location, parts: [...parts, hole, ...arnText(after).parts] }];
}

/** Conditions that the resource itself decides; tasks may be elsewhere, and facts may change. */
function isOfOwnProperties(condition: NeedCondition | null): boolean {
  if (condition === null) return true;
  if ("all" in condition) return condition.all.every(isOfOwnProperties);
  if ("any" in condition) return condition.any.every(isOfOwnProperties);
  if ("not" in condition) return isOfOwnProperties(condition.not);
  return "prop" in condition && !/^(?:task|tt)\./.test(condition.prop);
}

/** The users of a role as a message lists them. */
export function shownUsers({ users }: RoleNeeds): readonly string[] {
  return [...new Set(users.map(nameOf))];
}

/** Whether the linted files show the need, not only a possible way to use the role. */
export function isInUse({ applies, need }: ActionRequirement): boolean {
  return applies.answer !== "no" && !["optional", "handler-only", "uncertain"].includes(need.need);
}
