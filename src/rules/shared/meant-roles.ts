import { findAccountRole, usersOf } from "../../analysis/index.js";
import type { Role, Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { accountRoleOf, accountRoles, attachedPolicies, awsPolicyName, type AccountRole } from "./account-roles.js";
import { trustStatements } from "./trust-statements.js";

/**
 * The account role that a role is meant to be, though it does not have the name: the managed policy shows the intent, or
 * a name that goes on behind the right one. A role that carries several, that a DMS resource names as its own, or that
 * stands beside the right one has some other purpose.
 */
export function meantAccountRole(context: RuleContext, template: Template, role: Role): AccountRole | undefined {
  if (accountRoleOf(role)) return undefined;
  const names = new Set(attachedPolicies(context.project, template, role).map(({ text }) => awsPolicyName(text)));
  const byPolicy = accountRoles.filter(({ policyName }) => names.has(policyName));
  const [meant, ...others] =
    byPolicy.length > 0 ? byPolicy : accountRoles.filter((account) => isNamedAfter(role, account));
  if (!meant || others.length > 0 || isThere(context, meant) || isUsedAsOwnRole(context, role)) return undefined;
  return meant;
}

/** `dms-vpc-role-prod`, on a role that DMS may assume. */
export function isNamedAfter(role: Role, { name }: AccountRole): boolean {
  const [first] = role.namePrefix?.parts ?? role.name.parts;
  return first?.kind === "literal" && first.text.startsWith(`${name}-`) && trustStatements(role).length > 0;
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
