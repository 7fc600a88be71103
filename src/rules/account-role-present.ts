import { isRole } from "../iam/index.js";
import {
  findAccountRole,
  hasGivenSubnets,
  possibleRoleReason,
  roleMayExistReason,
  type RoleUseInstance,
} from "../dms/index.js";
import type { Template } from "../model/index.js";
import { defineRule, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { isAccountKnown, wordsOfAccount } from "./account-role-present/known-account.js";
import { firstUseOf } from "./account-role-present/first-use.js";
import { newRole } from "./account-role-present/new-role.js";
import { skipOtherAccount } from "./account-role-present/other-account.js";
import { accountRoles, failureOf, vpcRoleName, type AccountRole } from "./shared/account-roles/account-roles.js";
import { intendedAccountRoles } from "./shared/account-roles/intended-roles.js";
import { nameOf } from "./shared/messages/names.js";
import { valuesOfUse } from "./shared/needs/deciding-values.js";

const rule = defineRule({
  name: "account-role-present",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { addRole: "grants" },
    docs: { description: "Require each role that DMS looks up by name to be declared, read or known to exist" },
    messages: {
      absent: "No linted file declares role {{name}}, which {{use}} needs. {{failure}} {{account}}",
      addRole: "Declare role {{name}} with {{policy}}",
    },
    keys: { absent: ["name"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const account of accountRoles) check(context, template, account);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function check(context: Context, template: Template, account: AccountRole): void {
  if (context.settings.existingRoles.includes(account.name)) return;
  const search = findAccountRole(context.project, account.name);
  skipOtherAccount(context, account);
  const first = firstUseOf(context, account);
  // One finding per role and run, at the first resource that needs the role.
  if (first?.template !== template) return;
  const isThere = [search.declared, search.inAccount, search.existing].some(({ length }) => length > 0);
  if (isThere || isMisnamed(context, account)) return;
  const { trigger, resource } = first;
  const [possible] = search.possible;
  const isNew = account.name !== vpcRoleName || !hasGivenSubnets(context.project, resource);
  const given =
    isNew || isAccountKnown(context)
      ? undefined
      : "its subnet group is created elsewhere, so the role must exist already";
  const unknownReason =
    trigger.answer === "unknown" ? (trigger.reason ?? "it is not known whether the role is needed") : undefined;
  const reason =
    given ??
    unknownReason ??
    (possible && possibleRoleReason(possible, template)) ??
    roleMayExistReason(context.project, template, resource.resource, account.name);
  if (reason !== undefined) return context.skip(resource, `${account.name}: ${reason}`);
  report(context, template, account, first);
}

/** `account-role-name` reports a role that has the right policy but another name. */
function isMisnamed(context: RuleContext, account: AccountRole): boolean {
  const linted = context.project.templates.filter(({ account: facts }) => !facts);
  return linted.some((template) =>
    template.principals.filter(isRole).some((role) => intendedAccountRoles(context, template, role).includes(account)),
  );
}

function report(context: Context, template: Template, account: AccountRole, use: RoleUseInstance): void {
  const { resource } = use;
  const data = {
    name: account.name,
    use: nameOf(resource),
    policy: account.policyName,
    failure: failureOf(account),
    account: wordsOfAccount(context),
  };
  context.report({
    node: resource,
    address: resource.address,
    messageId: "absent",
    data,
    restsOn: valuesOfUse(use),
    suggest: [
      {
        messageId: "addRole",
        data,
        fix: (fixer) => fixer.addRole(template, newRole(context, template, account, resource)),
      },
    ],
  });
}
