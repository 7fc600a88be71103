import { awsPolicyName } from "../dms/index.js";
import { policiesOf, sameText } from "../iam/index.js";
import type { Role, Template } from "../model/index.js";
import { defineRule, display, type ContextOf, type Text } from "../rule-kit/index.js";
import {
  accountRoleOf,
  accountRoles,
  attachedPolicies,
  managedPolicyArn,
  type AccountRole,
} from "./shared/account-roles/account-roles.js";
import { isNamedAfter } from "./shared/account-roles/intended-roles.js";
import { roleName } from "./shared/messages/names.js";
import { rolesInAccount } from "./shared/account-roles/roles-in-account.js";
import { reportForbiddenActions, reportMissingActions } from "./account-role-policy/missing-actions.js";
import { reportBuckets } from "./account-role-policy/staging-report.js";
import { reportMisplacedPolicy } from "./account-role-policy/misplaced-policies.js";

const rule = defineRule({
  name: "account-role-policy",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useArn: "renames", attach: "grants", attachToo: "grants", appendStatement: "grants" },
    docs: { description: "Require an account role to have its AWS managed policy, or all actions of that policy" },
    messages: {
      wrongArn:
        "The managed policy {{arn}} does not exist: the ARN of {{policy}} has service-role/ before the name. The deployment fails when it attaches the policy to {{role}}.",
      missing: "Role {{role}} ({{name}}) needs {{policy}}, or at least {{actions}}. {{failure}}",
      bucket:
        "Role {{role}} ({{name}}) cannot write to the staging bucket {{bucket}} of {{use}}: {{policy}} allows only buckets with names that begin with dms-. Loading into Redshift fails with AccessDenied.",
      noPolicyForBucket:
        "Role {{role}} ({{name}}) cannot write to the staging bucket {{bucket}} of {{use}}: it has neither {{policy}} nor another policy for it. Loading into Redshift fails with AccessDenied.",
      denied: "A policy denies role {{role}} ({{name}}) {{permissions}}, which DMS needs. {{failure}}",
      boundary:
        "The permissions boundary of role {{role}} ({{name}}) does not allow {{permissions}}, which DMS needs. {{failure}}",
      strayed:
        "{{policy}} belongs to {{name}} but is attached to {{role}}. Attach it to {{owner}}, which has no policy. {{failure}}",
      useArn: "Attach service-role/{{policy}}",
      attach: "Attach {{policy}} to {{role}}",
      appendStatement: "Allow {{role}} {{actions}}",
      attachToo: "Attach {{policy}} to {{owner}}, and leave it on {{role}}",
    },
    keys: {
      wrongArn: ["policy"],
      missing: ["actions"],
      bucket: ["use"],
      noPolicyForBucket: ["use"],
      denied: ["permissions"],
      boundary: ["permissions"],
      strayed: ["policy"],
    },
  },
  create(context) {
    return {
      Template() {
        for (const { account, role, template, user } of rolesInAccount(context)) {
          reportMissingActions(context, { template, role, place: user }, account);
        }
      },
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
  const wrong = attached.filter(({ text }) => sameText(text, right) === "no" && !hasPathOf(account, text));
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
  const judged = { template, role, place: role };
  if (attached.some(({ isRemoved }) => !isRemoved)) {
    reportBuckets(context, { role, template }, account, policiesOf(context.project, template, role));
    reportForbiddenActions(context, judged, account);
  } else if (!reportMisplacedPolicy(context, template, role, account)) reportMissingActions(context, judged, account);
}

/** Whether only the partition is another one, which is the matter of `arn-format`. */
function hasPathOf({ policyArn }: AccountRole, text: Text): boolean {
  return display(text).endsWith(policyArn.slice(policyArn.indexOf(":iam:")));
}
