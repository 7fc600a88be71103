import type { Rule } from "../rule-kit/index.js";
import accountRoleName from "./account-role-name.js";
import accountRoleOrder from "./account-role-order.js";
import accountRolePolicy from "./account-role-policy.js";
import accountRolePresent from "./account-role-present.js";
import passRole from "./pass-role.js";
import passRoleScope from "./pass-role-scope.js";
import rolePermissions from "./role-permissions.js";
import roleTrust from "./role-trust.js";

export const rules: readonly Rule[] = [
  accountRoleName,
  accountRoleOrder,
  accountRolePolicy,
  accountRolePresent,
  passRole,
  passRoleScope,
  rolePermissions,
  roleTrust,
];
