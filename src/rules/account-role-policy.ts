import { grants, policiesOf, type EffectivePolicies } from "../analysis/index.js";
import type { Role, Template } from "../model/index.js";
import { asLiteral, defineRule, display, type RuleContext } from "../rule-kit/index.js";
import {
  accountRoleOf,
  accountRoleUses,
  arnText,
  attachedPolicies,
  awsPolicyName,
  failureOf,
  isRole,
  managedPolicyArn,
  type AccountRole,
} from "./shared/account-roles.js";
import { nameOf } from "./shared/role-uses.js";

export default defineRule({
  name: "account-role-policy",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: { description: "Require an account role to carry its AWS managed policy, or all of its actions" },
    messages: {
      wrongArn:
        "There is no managed policy {{arn}}: {{policy}} stands under service-role/. The deployment fails when the " +
        "policy is attached to {{role}}.",
      missing: "Role {{role}} ({{name}}) has neither {{policy}} nor all of its actions: it lacks {{actions}}. {{failure}}",
      bucket:
        "Role {{role}} ({{name}}) may not write to the staging bucket {{bucket}} of {{use}}: {{policy}} covers only " +
        "buckets whose names begin with dms-. {{failure}}",
      useArn: "Attach {{right}}",
      attach: "Attach {{policy}} to {{role}}",
    },
    keys: { wrongArn: ["policy"], missing: ["actions"], bucket: ["use"] },
  },
  create(context) {
    return {
      Role(role) {
        const account = isRole(role) && accountRoleOf(role);
        if (isRole(role) && account) check(context, context.template, role, account);
      },
    };
  },
});

function check(context: RuleContext, template: Template, role: Role, account: AccountRole): void {
  const attached = attachedPolicies(context.project, template, role).filter(
    ({ text }) => awsPolicyName(text) === account.policyName,
  );
  const wrong = attached.filter(({ text }) => !display(text).includes(":policy/service-role/"));
  for (const { text, node } of wrong) {
    const right = managedPolicyArn(account);
    const data = { arn: display(text), policy: account.policyName, role: role.logicalName, right: display(right) };
    context.report({
      node,
      address: role.address,
      messageId: "wrongArn",
      data,
      suggest: [{ messageId: "useArn", data, fix: (fixer) => fixer.replaceText(node, right) }],
    });
  }
  if (wrong.length > 0) return;
  const policies = policiesOf(context.project, template, role);
  if (attached.length === 0) checkActions(context, template, role, account, policies);
  else checkBuckets(context, role, account, policies);
}

/** Without the managed policy, every action that it gives has to come from somewhere. */
function checkActions(
  context: RuleContext,
  template: Template,
  role: Role,
  account: AccountRole,
  policies: EffectivePolicies,
): void {
  const verdicts = account.use.actions
    .filter(({ need }) => need === "required")
    .flatMap(({ action, resource }) =>
      resource.map((pattern) => ({ action, verdict: grants(policies, { action, resource: arnText(pattern) }) })),
    );
  const unknown = verdicts.find(({ verdict }) => verdict.answer === "unknown");
  if (unknown) context.skip(role, unknown.verdict.reason ?? "a policy of the role is not known");
  const missing = verdicts.filter(({ verdict }) => verdict.answer === "no").map(({ action }) => action);
  if (missing.length === 0 || isOlderCopy(account, missing)) return;
  const data = {
    role: role.logicalName,
    name: account.name,
    policy: account.policyName,
    actions: [...new Set(missing)],
    failure: failureOf(account),
  };
  context.report({
    node: role,
    address: role.address,
    messageId: "missing",
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

/** Copies of an earlier version are `account-role-stale-policy`'s. */
function isOlderCopy({ laterActions }: AccountRole, missing: readonly string[]): boolean {
  return missing.every((action) => laterActions.includes(action));
}

/** The managed policy of the Redshift role reaches buckets named `dms-…` only. */
function checkBuckets(context: RuleContext, role: Role, account: AccountRole, policies: EffectivePolicies): void {
  for (const { resource } of accountRoleUses(context, account)) {
    const bucket = resource.properties.get("redshift.bucketName");
    const name = bucket && asLiteral(bucket.value);
    if (!bucket || name === undefined || name.startsWith("dms-")) continue;
    const request = { action: "s3:PutObject", resource: arnText(`arn:\${Partition}:s3:::${name}/*`) };
    const verdict = grants(policies, request);
    if (verdict.answer === "unknown") context.skip(role, verdict.reason ?? "a policy of the role is not known");
    if (verdict.answer !== "no") continue;
    const data = {
      role: role.logicalName,
      name: account.name,
      policy: account.policyName,
      bucket: name,
      use: nameOf(resource),
      failure: failureOf(account),
    };
    context.report({
      node: bucket,
      address: resource.address,
      messageId: "bucket",
      data,
      related: [{ location: role.location, message: "the role" }],
    });
  }
}
