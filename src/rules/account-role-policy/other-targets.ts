import { placeOfRole } from "../../dms/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import { asLiteral, isSatisfiable, type RuleContext } from "../../rule-kit/index.js";
import { endpointRoleName, type AccountRole } from "../shared/account-roles/account-roles.js";
import { usesInRun } from "../shared/account-roles/uses-in-run.js";

/**
 * Whether a template declares the role for Redshift beside targets, and none in the run can be Redshift. Examples of all
 * kinds copy the three account roles. Where a template has only roles, the targets are elsewhere.
 */
export function isForOtherTargets(
  context: RuleContext,
  { role, template }: { readonly role: Role; readonly template: Template },
  account: AccountRole,
): boolean {
  if (account.name !== endpointRoleName || role.isInAccount) return false;
  if (usesInRun(context, account, placeOfRole({ role, template })).possible.length > 0) return false;
  return template.dmsResources.some(isTarget);
}

function isTarget({ existence, properties }: DmsResource): boolean {
  return asLiteral(properties.get("endpoint.endpointType")?.value) === "target" && isSatisfiable(existence) !== false;
}
