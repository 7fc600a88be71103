import { usersOf } from "../../dms/index.js";
import { partitions } from "../../knowledge/index.js";
import type { Role } from "../../model/index.js";
import { display, type RuleContext } from "../../rule-kit/index.js";
import { accountRoleOf } from "./account-roles.js";

/** Whether a role is one that DMS is given: an account role, one that a DMS resource names, or one that trusts DMS. */
export function isForDms({ project }: RuleContext, role: Role): boolean {
  return accountRoleOf(role) !== undefined || usersOf(project, role).length > 0 || role.trust.some(trustsDms);
}

function trustsDms({ statements }: Role["trust"][number]): boolean {
  return statements.some(
    ({ principals }) => principals?.items.some(({ text }) => isDmsService(display(text))) ?? false,
  );
}

/** `dms.amazonaws.com`, and the service in a region: whatever stands between. */
export function isDmsService(name: string): boolean {
  return (
    partitions.some(({ dnsSuffix }) => name.startsWith("dms.") && name.endsWith(dnsSuffix)) || /^dms\..*\$\{/.test(name)
  );
}
