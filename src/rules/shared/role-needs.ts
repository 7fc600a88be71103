import {
  policiesOf,
  usersOf,
  usesOf,
  type ActionRequirement,
  type EffectivePolicies,
  type RoleUser,
} from "../../analysis/index.js";
import { roleUses, type NeedCondition } from "../../knowledge/index.js";
import type { DmsResource, Role } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { nameOf } from "./names.js";
import { surroundingsOf } from "./surroundings.js";

/** All that the uses of a role need, or may need. */
export interface RoleNeeds {
  readonly users: readonly DmsResource[];
  readonly requirements: readonly ActionRequirement[];
  readonly policies: EffectivePolicies;
}

/** What a role is needed for; the reason, where that is not fully known. */
export function needsOf(context: RuleContext, role: Role): RoleNeeds | string {
  const { project, template } = context;
  const users = usersOf(project, role);
  const requirements: ActionRequirement[] = [];
  let isUsed = false;
  for (const user of users.filter(({ property }) => isOfUse(property.id))) {
    const found = requirementsOf(context, user);
    if (typeof found === "string") return found;
    isUsed ||= found !== undefined;
    requirements.push(...(found ?? []));
  }
  if (!isUsed) return "the role is named where DMS does not use it";
  const policies = policiesOf(project, template, role);
  const [open] = [...policies.open, ...policies.documents.flatMap(({ document }) => document.open ?? [])];
  if (open !== undefined) return open;
  return { users: [...new Set(users.map(({ resource }) => resource))], requirements, policies };
}

/** Terraform's `service_access_role` is read under a second name that no use knows. */
function isOfUse(id: string): boolean {
  return roleUses.some(({ roleProp }) => roleProp === id);
}

/** `undefined`: DMS does not use the role there, and the property is one too many. */
function requirementsOf(context: RuleContext, user: RoleUser): readonly ActionRequirement[] | string | undefined {
  const { property, resource, template } = user;
  const uses = roleUses.filter(({ roleProp }) => roleProp === property.id);
  const instances = usesOf(context.project, template, resource, surroundingsOf(context.settings), uses);
  const open = instances.find(({ trigger }) => trigger.answer === "unknown");
  if (open) return open.trigger.reason ?? "what the role is used for is not known";
  if (instances.length === 0) return undefined;
  return instances
    .flatMap(({ worlds }) => worlds)
    .flatMap(({ actions }) => actions)
    .filter(({ applies, need }) => applies.answer !== "no" || !isOfOwnProperties(need.when));
}

/** Conditions that the resource itself decides: tasks may come elsewhere, facts may change. */
function isOfOwnProperties(condition: NeedCondition | null): boolean {
  if (condition === null) return true;
  if ("all" in condition) return condition.all.every(isOfOwnProperties);
  if ("any" in condition) return condition.any.every(isOfOwnProperties);
  if ("not" in condition) return isOfOwnProperties(condition.not);
  return "prop" in condition && !/^(?:task|tt)\./.test(condition.prop);
}

/** The users of a role as a message lists them, the first ones where they are many. */
export function shownUsers({ users }: RoleNeeds): readonly string[] {
  const names = [...new Set(users.map(nameOf))];
  return names.length > 3 ? [...names.slice(0, 2), "others"] : names;
}

/** Needed as far as the linted files tell, not only in some way in which the role may be used. */
export function isInUse({ applies, need }: ActionRequirement): boolean {
  return applies.answer !== "no" && !["optional", "handler-only", "uncertain"].includes(need.need);
}
