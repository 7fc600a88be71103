import { isUsedOnlyBy } from "../../../dms/index.js";
import { oncePerRole } from "../needs/once-per-role.js";
import { resourcesUsing } from "../needs/role-needs.js";

/** Whether DMS resources use the role and nothing else in the linted files refers to it. */
export const isOnlyForDms = oncePerRole((context, role): boolean => {
  const users = resourcesUsing(context, role);
  return users.length > 0 && isUsedOnlyBy(context.project, context.template, role, users);
});
