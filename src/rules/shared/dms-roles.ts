import { isDmsService, usersOf } from "../../dms/index.js";
import type { Role } from "../../model/index.js";
import { display, type RuleContext } from "../../rule-kit/index.js";
import { accountRoleOf } from "./account-roles.js";

/** Whether a role is for DMS: it is an account role, a DMS resource refers to it, or it trusts DMS. */
export function isForDms({ project }: RuleContext, role: Role): boolean {
  return accountRoleOf(role) !== undefined || usersOf(project, role).length > 0 || role.trust.some(trustsDms);
}

function trustsDms({ statements }: Role["trust"][number]): boolean {
  return statements.some(
    ({ principals }) => principals?.items.some(({ text }) => isDmsService(display(text))) ?? false,
  );
}
