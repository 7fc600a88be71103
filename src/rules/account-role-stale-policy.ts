import { awsPolicyName, placeOfRole } from "../dms/index.js";
import { policiesOf } from "../iam/index.js";
import type { Role, Template } from "../model/index.js";
import { defineRule, type ContextOf } from "../rule-kit/index.js";
import { actionsNeeded, isFormerCopy, missingOf } from "./shared/account-roles/account-role-actions.js";
import {
  accountRoleOf,
  accountRoleUses,
  attachedPolicies,
  managedPolicyArn,
  type AccountRole,
} from "./shared/account-roles/account-roles.js";
import { roleName } from "./shared/messages/names.js";

const rule = defineRule({
  name: "account-role-stale-policy",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { attach: "grants" },
    docs: { description: "Disallow copies of an old version of an account role's managed policy" },
    messages: {
      stale:
        "Role {{role}} ({{name}}) has a copy of an old version of {{policy}}, without {{actions}}. Operations that need this now fail, although the role worked before. Attach {{policy}}, which AWS keeps up to date.",
      attach: "Attach {{policy}} to {{role}}",
    },
    keys: { stale: ["actions"] },
  },
  create(context) {
    return {
      Role(role) {
        const account = accountRoleOf(role);
        if (account) check(context, context.template, role, account);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function check(context: Context, template: Template, role: Role, account: AccountRole): void {
  const attached = attachedPolicies(context.project, template, role);
  if (attached.some(({ isRemoved, text }) => !isRemoved && awsPolicyName(text) === account.policyName)) return;
  const policies = policiesOf(context.project, template, role);
  const needed = actionsNeeded(account, accountRoleUses(context, account, placeOfRole({ role, template })));
  const { missing } = missingOf(role, policies, needed);
  if (missing.length === 0 || !isFormerCopy(account, missing)) return;
  const data = {
    role: roleName(role),
    name: account.name,
    policy: account.policyName,
    actions: [...new Set(missing.map(({ action }) => action))],
  };
  context.report({
    node: role,
    address: role.address,
    messageId: "stale",
    data,
    suggest: [
      {
        messageId: "attach",
        data,
        fix: (fixer) => fixer.attachManagedPolicy(template, role, managedPolicyArn(account)),
      },
    ],
  });
}
