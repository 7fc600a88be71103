import { findAccountRole, placeOfRole, type DeclaredRole } from "../../../dms/index.js";
import type { DmsResource } from "../../../model/index.js";
import type { RuleContext } from "../../../rule-kit/index.js";
import { accountRoles, accountRoleUses, type AccountRole } from "./account-roles.js";

/** An account role that the account data has, and the DMS resource at which findings about it stand. */
export interface RoleInAccount extends DeclaredRole {
  readonly account: AccountRole;
  readonly user: DmsResource;
}

/**
 * The account roles that no linted file declares and the account has, if the first resource that needs one is in this
 * template.
 */
export function rolesInAccount(context: RuleContext): readonly RoleInAccount[] {
  return accountRoles.flatMap((account) => {
    const { declared, inAccount } = findAccountRole(context.project, account.name);
    const [known] = inAccount;
    if (declared.length > 0 || !known) return [];
    const [first] = accountRoleUses(context, account, placeOfRole(known));
    if (first?.template !== context.template) return [];
    return inAccount.map((one) => ({ ...one, account, user: first.resource }));
  });
}
