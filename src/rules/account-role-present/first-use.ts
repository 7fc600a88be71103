import { hasGivenSubnets, type RoleUseInstance } from "../../dms/index.js";
import type { Project } from "../../model/index.js";
import { groupBy, oncePer, type RuleContext } from "../../rule-kit/index.js";
import { possibleUses, vpcRoleName, type AccountRole } from "../shared/account-roles/account-roles.js";

/**
 * The use at which a missing role is reported: one that is certain, if there is one. Every template asks for it. Each account that
 * the settings tell has one of its own.
 */
export function firstUseOf(context: RuleContext, account: AccountRole): RoleUseInstance | undefined {
  const { deployAccount } = context.template;
  const ofRun = possibleUses(context, account);
  const uses = deployAccount === undefined ? ofRun : (usesByAccount(ofRun).get(deployAccount) ?? none);
  return account.name === vpcRoleName ? firstWithNewSubnets(context.project)(uses) : firstOf(uses);
}

const none: readonly RoleUseInstance[] = [];

const usesByAccount = oncePer((uses: readonly RoleUseInstance[]) =>
  groupBy(uses, ({ template }) => template.deployAccount),
);

const firstOf = oncePer((uses: readonly RoleUseInstance[]) => uses.find(isCertain) ?? uses[0]);

const firstWithNewSubnets = oncePer((project: Project) =>
  oncePer((uses: readonly RoleUseInstance[]) => {
    const newUses = uses.filter(({ resource }) => !hasGivenSubnets(project, resource));
    return newUses.find(isCertain) ?? newUses[0] ?? uses[0];
  }),
);

function isCertain({ trigger }: RoleUseInstance): boolean {
  return trigger.answer === "yes";
}
