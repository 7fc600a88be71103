import { isUsedOnlyBy } from "../../dms/index.js";
import type { Role } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { resourcesUsing } from "./role-needs.js";

/** Whether DMS resources use the role and nothing else in the linted files refers to it. */
export function isOnlyForDms(context: RuleContext, role: Role): boolean {
  const users = resourcesUsing(context, role);
  return users.length > 0 && isUsedOnlyBy(context.project, context.template, role, users);
}
