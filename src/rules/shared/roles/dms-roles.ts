import { namesDms, usersOf } from "../../../dms/index.js";
import type { Role } from "../../../model/index.js";
import type { RuleContext } from "../../../rule-kit/index.js";
import { accountRoleOf } from "../account-roles/account-roles.js";

/** Whether a role is for DMS: it is an account role, a DMS resource refers to it, or it trusts DMS. */
export function isForDms({ project }: RuleContext, role: Role): boolean {
  return (
    accountRoleOf(role) !== undefined ||
    usersOf(project, role).length > 0 ||
    role.trust.some(({ statements }) => statements.some(namesDms))
  );
}
