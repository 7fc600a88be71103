import { awsPolicyName } from "../dms/index.js";
import { type EffectivePolicies, policiesOf, sameText } from "../iam/index.js";
import type { Role, Template } from "../model/index.js";
import { defineRule, display, type ContextOf } from "../rule-kit/index.js";
import { actionsNeeded, isFormerCopy, missingOf, stagingBuckets } from "./shared/account-role-actions.js";
import {
  accountRoleOf,
  accountRoles,
  accountRoleUses,
  attachedPolicies,
  failureOf,
  managedPolicyArn,
  type AccountRole,
} from "./shared/account-roles.js";
import { isNamedAfter, isUsedAsOwnRole } from "./shared/intended-roles.js";
import { roleName } from "./shared/names.js";
import { reportBuckets } from "./account-role-policy/staging-report.js";
import { reportMisplacedPolicy } from "./account-role-policy/misplaced-policies.js";

const rule = defineRule({
  name: "account-role-policy",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useArn: "renames", attach: "grants" },
    docs: { description: "Require an account role to have its AWS managed policy, or all actions of that policy" },
    messages: {
      wrongArn:
        "The managed policy {{arn}} does not exist: the ARN of {{policy}} has service-role/ before the name. The deployment fails when it attaches the policy to {{role}}.",
      missing: "Role {{role}} ({{name}}) needs {{policy}}, or at least its actions {{actions}}. {{failure}}",
      bucket:
        "Role {{role}} ({{name}}) cannot write to the staging bucket {{bucket}} of {{use}}: {{policy}} allows only buckets with names that begin with dms-. Loading into Redshift fails with AccessDenied.",
      strayed:
        "{{policy}} belongs to {{name}} but is attached to {{role}}. Attach it to {{owner}}, which has no policy. {{failure}}",
      useArn: "Attach service-role/{{policy}}",
      attach: "Attach {{policy}} to {{role}}",
    },
    keys: { wrongArn: ["policy"], missing: ["actions"], bucket: ["use"], strayed: ["policy"] },
  },
  create(context) {
    return {
      Role(role) {
        const { template } = context;
        const account = accountRoleOf(role);
        if (account) return check(context, template, role, account);
        const intended = accountRoles.find((one) => isNamedAfter(role, one));
        if (intended) reportMisplacedPolicy(context, template, role, intended);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function check(context: Context, template: Template, role: Role, account: AccountRole): void {
  const right = managedPolicyArn(account);
  const attached = attachedPolicies(context.project, template, role).filter(
    ({ text }) => awsPolicyName(text) === account.policyName,
  );
  const wrong = attached.filter(({ text }) => sameText(text, right) === "no");
  for (const { by, node, text } of wrong) {
    const data = { arn: display(text), policy: account.policyName, role: roleName(role) };
    context.report({
      node,
      address: by ?? role.address,
      messageId: "wrongArn",
      data,
      suggest: [{ messageId: "useArn", data, fix: (fixer) => fixer.replaceText(node, right) }],
    });
  }
  if (wrong.length > 0) return;
  const policies = policiesOf(context.project, template, role);
  if (attached.length > 0) return reportBuckets(context, role, account, policies);
  if (!reportMisplacedPolicy(context, template, role, account))
    checkActions(context, template, role, account, policies);
}

/** Without the managed policy, other policies must grant each of its actions. */
function checkActions(
  context: Context,
  template: Template,
  role: Role,
  account: AccountRole,
  policies: EffectivePolicies,
): void {
  const uses = accountRoleUses(context, account);
  // An endpoint may use a role of this name for something else. Then it is not an account role.
  if (uses.length === 0 && isUsedAsOwnRole(context, role)) return;
  const hasOwnBucket = uses.length > 0 && stagingBuckets(uses).length === uses.length;
  if (hasOwnBucket) return reportBuckets(context, role, account, policies);
  const { missing, reason } = missingOf(role, policies, actionsNeeded(account, uses));
  if (reason !== undefined) context.skip(role, reason);
  // `account-role-stale-policy` reports copies of an earlier version.
  if (missing.length === 0 || isFormerCopy(account, missing)) return;
  const data = {
    role: roleName(role),
    name: account.name,
    policy: account.policyName,
    actions: [...new Set(missing.map(({ action }) => action))],
    failure: failureOf(account),
  };
  context.report({
    node: role,
    address: role.address,
    messageId: "missing",
    data,
    related: policies.documents
      .filter(({ document }) => template.documents.some((own) => own.document === document))
      .map(({ document }) => ({ location: document.location, message: "its policy" })),
    suggest: missing.some(({ isForbidden }) => !isForbidden)
      ? [
          {
            messageId: "attach",
            data,
            fix: (fixer) => fixer.attachManagedPolicy(template, role, managedPolicyArn(account)),
          },
        ]
      : [],
  });
}
