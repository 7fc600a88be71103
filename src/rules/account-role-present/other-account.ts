import { findAccountRole, otherAccountReason, placeOfUse, type RoleUseInstance } from "../../dms/index.js";
import { groupBy, oncePer, type RuleContext } from "../../rule-kit/index.js";
import { possibleUses, type AccountRole } from "../shared/account-roles/account-roles.js";

/** The role that the run has may be of another account than a resource that needs it. Then nothing is known about its own. */
export function skipOtherAccount(context: RuleContext, account: AccountRole): void {
  const search = findAccountRole(context.project, account.name);
  if (search.declared.length + search.existing.length === 0) return;
  for (const use of usesByTemplate(possibleUses(context, account)).get(context.template) ?? []) {
    const reason = use.trigger.answer === "yes" ? otherAccountReason(search, account.name, placeOfUse(use)) : undefined;
    if (reason !== undefined) return context.skip(use.resource, reason);
  }
}

const usesByTemplate = oncePer((uses: readonly RoleUseInstance[]) => groupBy(uses, ({ template }) => template));
