import {
  arnText,
  deniesTo,
  resourcePoliciesOf,
  resourceAt,
  resourcesMeant,
  sameText,
  type ResourcePolicy,
} from "../../iam/index.js";
import type { DmsResource } from "../../model/index.js";
import {
  alternatives,
  asText,
  type Report,
  type RuleContext,
  type NewStatement,
  type Suggestion,
  type Text,
} from "../../rule-kit/index.js";
import { nameOf } from "../shared/messages/names.js";
import { valuesOfDenial, valuesOfKeepingOut } from "../shared/needs/deciding-values.js";
import { resourcePolicyFix } from "../shared/new-statements/resource-policy-fix.js";
import { placeOfPolicy } from "../shared/messages/policy-place.js";
import { shownResource } from "../shared/messages/shown-resource.js";
import { action, asker, publishingAnswers } from "./publishing.js";

type AllowPublishing = Suggestion<"allowPublishing", "target">;
type Reported = Report<"notPublished" | "publishingDenied", "target" | "use", AllowPublishing>;

/**
 * Reports the policy of a topic that does not allow DMS to publish.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html
 */
export function reportTopicPolicy(context: RuleContext<Reported>, subscription: DmsResource): void {
  const topic = subscription.properties.get("event.topicArn");
  for (const { value } of topic ? alternatives(topic.value) : []) {
    const text = asText(value);
    const [key] = text ? resourcesMeant(context.template, text) : [];
    const policies = key === undefined ? undefined : resourcePoliciesOf(context.project, key);
    // A topic without a policy has the default policy, which is not known.
    const [first] = policies ?? [];
    if (!text || !policies || !first || key === undefined) continue;
    // `arn-format` reports the name of a topic in place of its ARN.
    const own = resourceAt(context.project, key)?.arn;
    const arn = own && sameText(own, text) === "no" ? own : text;
    const target = shownResource(context.project, key);
    const answers = policies.map(({ document }) => publishingAnswers(document, arn, subscription.resource));
    // One statement that allows it is enough, whatever is not known of the others.
    if (answers.some((ofPolicy) => ofPolicy.has("yes"))) {
      checkDenial(context, subscription, policies, { arn, target });
      continue;
    }
    if (answers.some((ofPolicy) => ofPolicy.has("unknown"))) {
      context.skip(subscription, "it is not known whether the topic policy lets DMS publish");
      continue;
    }
    context.report({
      node: placeOfPolicy(first),
      address: first.holder.address,
      messageId: "notPublished",
      data: { target, use: nameOf(subscription) },
      related: [{ location: subscription.location, message: `${nameOf(subscription)} sends to it` }],
      restsOn: [...(topic ? [topic] : []), ...valuesOfKeepingOut(policies)],
      // A policy inside the topic cannot name the topic.
      suggest: first.holder === resourceAt(context.project, key) ? [] : letPublish(context, policies, arn, target),
    });
  }
}

/** Reports the statement that denies DMS to publish, although another one allows it. */
function checkDenial(
  context: RuleContext<Reported>,
  subscription: DmsResource,
  policies: readonly ResourcePolicy[],
  { arn, target }: { readonly arn: Text; readonly target: string },
): void {
  const denials = policies.flatMap(({ document, holder }) =>
    document.statements.map((statement) => ({
      statement,
      holder,
      verdict: deniesTo(statement, asker, { action, resource: arn }),
    })),
  );
  const certain = denials.find(({ verdict }) => verdict.answer === "yes");
  if (certain) {
    return context.report({
      node: certain.statement,
      address: certain.holder.address,
      messageId: "publishingDenied",
      data: { target, use: nameOf(subscription) },
      related: [{ location: subscription.location, message: `${nameOf(subscription)} sends to it` }],
      restsOn: valuesOfDenial(certain.statement),
    });
  }
  const open = denials.find(({ verdict }) => verdict.answer === "unknown");
  if (open) context.skip(subscription, open.verdict.reason ?? "a statement may deny it");
}

/** AWS recommends allowing DMS to publish only for event subscriptions; their names are not known before they exist. */
const anySubscription = "arn:${Partition}:dms:${Region}:${Account}:es:*";

function letPublish(
  { project }: RuleContext,
  policies: readonly ResourcePolicy[],
  topic: Text,
  target: string,
): readonly AllowPublishing[] {
  const statement: NewStatement = {
    effect: "Allow",
    principal: { kind: "Service", identifiers: [arnText(asker.service)] },
    actions: [action],
    resources: [topic],
    conditions: [{ operator: "ArnLike", key: "aws:SourceArn", values: [arnText(anySubscription)] }],
  };
  const fix = resourcePolicyFix(project, policies, asker, [{ action, resource: topic }], statement);
  return fix ? [{ messageId: "allowPublishing", data: { target }, fix }] : [];
}
