import { awsPolicyName, findAccountRole, placeOfRole, trustStatements, usersOf } from "../../../dms/index.js";
import type { Project, Role, Template } from "../../../model/index.js";
import { onceIn, oncePer, type RuleContext } from "../../../rule-kit/index.js";
import {
  accountRoleOf,
  accountRoles,
  accountRoleUses,
  attachedPolicies,
  endpointRoleName,
  type AccountRole,
} from "./account-roles.js";

/**
 * The account roles that a role is probably intended to be, although it has another name. Its managed policy or a
 * similar name shows this. If a role with the exact name exists, the role has another purpose.
 */
export function intendedAccountRoles(context: RuleContext, template: Template, role: Role): readonly AccountRole[] {
  return onceIn(intendedIn(context.project)(context.settings), role, () => findIntended(context, template, role));
}

/** A cache, because a role is compared with all that share its trust policy, also in other units. */
const intendedIn = oncePer((_project: Project) =>
  oncePer((_settings: RuleContext["settings"]) => new Map<Role, readonly AccountRole[]>()),
);

/** Most roles are not meant to be one. */
const none: readonly AccountRole[] = [];

function findIntended(context: RuleContext, template: Template, role: Role): readonly AccountRole[] {
  if (accountRoleOf(role)) return none;
  const names = new Set(attachedPolicies(context.project, template, role).map(({ text }) => awsPolicyName(text)));
  const byPolicy = accountRoles.filter(({ policyName }) => names.has(policyName));
  const intended =
    byPolicy.length > 0
      ? byPolicy.filter((account) => isKnownRole(context, template, role, account))
      : accountRoles.filter((account) => isNamedAfter(role, account) && !isUsedAsOwnRole(context, role));
  const open = intended.filter((account) => !isThere(context, account));
  return open.length > 0 ? open : none;
}

/**
 * Whether a managed policy shows the purpose of its role. The policy of `dms-access-for-endpoint` also grants access to
 * the `dms-*` buckets, which other endpoint roles need too. The other two policies are useless for an endpoint.
 */
function isKnownRole(context: RuleContext, template: Template, role: Role, account: AccountRole): boolean {
  if (account.name !== endpointRoleName) return true;
  if (isUsedAsOwnRole(context, role)) return false;
  return isNamedLike(role, account) || accountRoleUses(context, account, placeOfRole({ role, template })).length > 0;
}

/** Whether the role has a similar name, and DMS can assume it. */
export function isNamedAfter(role: Role, account: AccountRole): boolean {
  return isNamedLike(role, account) && trustStatements(role).length > 0;
}

/** Whether a name is similar: `dms-vpc-role-prod`, `prod-dms-vpc-role`, `DmsVpcRole`. */
function isNamedLike(role: Role, account: AccountRole): boolean {
  const [written, name] = [plainNameOf(role), plainAccountName(account)];
  return written.startsWith(name) || written.endsWith(name);
}

const plainNameOf = oncePer(({ name, namePrefix }: Role) =>
  (namePrefix ?? name).parts.map((part) => (part.kind === "literal" ? withoutMarks(part.text) : "\u0000")).join(""),
);

const plainAccountName = oncePer(({ name }: AccountRole) => withoutMarks(name));

/** Removes differences in case and separators, which people write in different ways. */
function withoutMarks(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Whether a role with the exact name is declared, read by a data source, or listed in `existingRoles`. */
function isThere({ project, settings }: RuleContext, { name }: AccountRole): boolean {
  if (settings.existingRoles.includes(name)) return true;
  const { declared, existing } = findAccountRole(project, name);
  return declared.length > 0 || existing.length > 0;
}

/** Whether a DMS resource refers to the role. Then DMS does not need to find it by name. */
export function isUsedAsOwnRole({ project }: RuleContext, role: Role): boolean {
  return usersOf(project, role).length > 0;
}
