import {
  judgeActions,
  type DenyingStatement,
  type JudgedAction,
  type JudgedRole,
  type RoleUseInstance,
  agreedDenial,
} from "../dms/index.js";
import { isOfAccount } from "../iam/index.js";
import type { DmsResource, Role, Statement, Template } from "../model/index.js";
import { defineRule, type ContextOf } from "../rule-kit/index.js";
import { failureOfUse } from "./shared/messages/failures.js";
import { capital, nameOf, roleName, shownArn } from "./shared/messages/names.js";
import { shownResource } from "./shared/messages/shown-resource.js";
import { valuesOfDenial, valuesOfUse } from "./shared/needs/deciding-values.js";
import { certainOwnUses } from "./shared/needs/role-uses.js";
import { reportTopicPolicy } from "./resource-policy/topic-policies.js";

const rule = defineRule({
  name: "resource-policy",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { allowPublishing: "grants" },
    docs: { description: "Require the policies of buckets, secrets and topics to allow what DMS does there" },
    messages: {
      denied: "{{use}} needs {{actions}} on {{target}}, but this statement denies it to role {{role}}. {{failure}}",
      deniedInAccount:
        "{{use}} needs {{actions}} on {{target}}, but the policy that this has in the account denies it to role {{role}}. {{failure}}",
      notPublished:
        "The policy of topic {{target}} does not let dms.amazonaws.com publish: AWS rejects {{use}} with SNSNoAuthorizationFault, or no message arrives. Allow it sns:Publish.",
      publishingDenied:
        "This statement denies dms.amazonaws.com sns:Publish on topic {{target}}: AWS rejects {{use}} with SNSNoAuthorizationFault, or no message arrives. Exempt AWS services from it.",
      allowPublishing: "Let dms.amazonaws.com publish to {{target}} for the event subscriptions of this account",
    },
    keys: {
      denied: ["target", "actions"],
      deniedInAccount: ["target", "actions"],
      notPublished: ["target"],
      publishingDenied: ["target"],
    },
  },
  create(context) {
    return {
      DmsResource(resource) {
        if (resource.kind === "DmsEventSubscription") reportTopicPolicy(context, resource);
        else checkDenials(context, context.template, resource);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** What one statement denies to a role. */
interface Denied {
  readonly denial: DenyingStatement;
  readonly actions: [JudgedAction, ...JudgedAction[]];
}

function checkDenials(context: Context, template: Template, resource: DmsResource): void {
  for (const instance of certainOwnUses(context, template, resource)) {
    const { roles } = judgeActions(context.project, instance, ["required", "conditional"]);
    for (const one of roles) checkRole(context, instance, one);
  }
}

function checkRole(context: Context, instance: RoleUseInstance, { role, findings }: JudgedRole<JudgedAction>): void {
  const open = new Set<string>();
  const denied = new Map<Statement, Denied>();
  for (const finding of findings) {
    if (finding.requirement.applies.answer !== "yes") continue;
    const found = agreedDenial(context.project, role, instance, finding.variants);
    if (found?.verdict.answer === "unknown") open.add(found.verdict.reason ?? "a statement may deny it");
    if (found?.verdict.answer !== "yes") continue;
    const known = denied.get(found.statement);
    if (known) known.actions.push(finding);
    else denied.set(found.statement, { denial: found, actions: [finding] });
  }
  for (const one of denied.values()) reportDenied(context, instance, role, one);
  for (const reason of open) context.skip(instance.resource, reason);
}

function reportDenied(
  context: Context,
  instance: RoleUseInstance,
  role: Role,
  { actions, denial: { key, policy, statement } }: Denied,
): void {
  const { resource } = instance;
  const isInAccount = isOfAccount(context.project, policy);
  const data = {
    actions: [...new Set(actions.map(({ requirement }) => requirement.need.action))],
    target: key === undefined || isInAccount ? shownArn(actions[0].resource) : shownResource(context.project, key),
    role: roleName(role),
    use: capital(nameOf(resource)),
    failure: failureOfUse(resource),
  };
  // Nobody can edit the account here, so the finding stands at the resource that needs it.
  if (isInAccount)
    return context.report({
      node: { location: resource.location },
      address: resource.address,
      messageId: "deniedInAccount",
      data,
      related: role.isInAccount ? [] : [{ location: role.location, message: "the role" }],
    });
  context.report({
    node: statement,
    address: policy.holder.address,
    messageId: "denied",
    data,
    related: [{ location: resource.location, message: `${nameOf(resource)} needs it` }],
    restsOn: [...valuesOfUse(instance), ...valuesOfDenial(statement), ...actions.map((one) => one.resource)],
  });
}
