import { placeOfUse } from "../../dms/index.js";
import { firstCreated, isInOneAccount, plainText } from "../../iam/index.js";
import type { DmsResource, Resource, Template } from "../../model/index.js";
import type { NewRole, RuleContext, Text } from "../../rule-kit/index.js";
import {
  logicalNameOf,
  managedPolicyArn,
  possibleUses,
  vpcRoleName,
  type AccountRole,
} from "../shared/account-roles/account-roles.js";

/** The account role as DMS needs it, and what has to wait for it. */
export function newRole(
  context: RuleContext,
  template: Template,
  account: AccountRole,
  resource: DmsResource,
): NewRole {
  const services: Text[] = [plainText("dms.amazonaws.com")];
  if (account.name === "dms-access-for-endpoint") services.push(plainText("redshift.amazonaws.com"));
  return {
    logicalName: logicalNameOf(template, account.name),
    name: account.name,
    services,
    managedPolicy: managedPolicyArn(account),
    neededBy: resource.resource,
    dependents: account.name === vpcRoleName ? firstUses(context, template, account, resource) : [],
  };
}

/** The resources that need the role and do not wait for another resource that needs it. */
function firstUses(
  context: RuleContext,
  template: Template,
  account: AccountRole,
  neededBy: DmsResource,
): readonly Resource[] {
  const uses = possibleUses(context, account).filter(
    (use) => use.template === template && isInOneAccount(placeOfUse(use), placeOfUse({ resource: neededBy, template })),
  );
  const resources = uses.map(({ resource }) => resource.resource);
  return firstCreated(template, resources, ({ address }) => address);
}
