import { findAccountRole, usersOf } from "../../dms/index.js";
import type { Role, Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import {
  accountRoleOf,
  accountRoles,
  accountRoleUses,
  attachedPolicies,
  awsPolicyName,
  endpointRoleName,
  type AccountRole,
} from "./account-roles.js";
import { trustStatements } from "./trust-statements.js";

/**
 * The account roles that a role is meant to be, though it does not have the name: the managed policy shows the intent, or
 * a name that is nearly the right one. What stands beside a role with the exact name has some other purpose.
 */
export function meantAccountRoles(context: RuleContext, template: Template, role: Role): readonly AccountRole[] {
  if (accountRoleOf(role)) return [];
  const names = new Set(attachedPolicies(context.project, template, role).map(({ text }) => awsPolicyName(text)));
  const byPolicy = accountRoles.filter(({ policyName }) => names.has(policyName));
  const meant =
    byPolicy.length > 0
      ? byPolicy.filter((account) => isTold(context, role, account))
      : accountRoles.filter((account) => isNamedAfter(role, account) && !isUsedAsOwnRole(context, role));
  return meant.filter((account) => !isThere(context, account));
}

/**
 * Whether a managed policy tells what its role is for. That of `dms-access-for-endpoint` gives the `dms-*` buckets, which
 * the roles of other endpoints need as well; the other two are of no use to an endpoint.
 */
function isTold(context: RuleContext, role: Role, account: AccountRole): boolean {
  if (account.name !== endpointRoleName) return true;
  if (isUsedAsOwnRole(context, role)) return false;
  return isNamedLike(role, account) || accountRoleUses(context, account).length > 0;
}

/** A name that is nearly right, on a role that DMS may assume. */
export function isNamedAfter(role: Role, account: AccountRole): boolean {
  return isNamedLike(role, account) && trustStatements(role).length > 0;
}

/** `dms-vpc-role-prod`, `prod-dms-vpc-role`, `DmsVpcRole`. */
function isNamedLike(role: Role, { name }: AccountRole): boolean {
  const written = (role.namePrefix ?? role.name).parts
    .map((part) => (part.kind === "literal" ? withoutMarks(part.text) : "\u0000"))
    .join("");
  return written.startsWith(withoutMarks(name)) || written.endsWith(withoutMarks(name));
}

/** People write such names in any case, with any marks or none between the words. */
function withoutMarks(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** The role with the exact name is declared, read or known to exist. */
function isThere({ project, settings }: RuleContext, { name }: AccountRole): boolean {
  if (settings.existingRoles.includes(name)) return true;
  const { declared, existing } = findAccountRole(project, name);
  return declared.length > 0 || existing.length > 0;
}

/** A role that a DMS resource names does not have to be found by name. */
export function isUsedAsOwnRole({ project }: RuleContext, role: Role): boolean {
  return usersOf(project, role).length > 0;
}
