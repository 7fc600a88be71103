import {
  arnText,
  likeArn,
  matchesPrincipal,
  resourcePoliciesOf,
  resourceAt,
  resourcesMeant,
  sameText,
  statementApplies,
  type Answer,
  type ResourcePolicy,
} from "../../iam/index.js";
import type { Condition, DmsResource, Resource, Statement } from "../../model/index.js";
import {
  alternatives,
  asText,
  display,
  literalOf,
  type Report,
  type RuleContext,
  type NewStatement,
  type Suggestion,
  type Text,
} from "../../rule-kit/index.js";
import { nameOf } from "../shared/messages/names.js";
import { valuesOfKeepingOut } from "../shared/needs/deciding-values.js";
import { resourcePolicyFix } from "../shared/new-statements/resource-policy-fix.js";
import { placeOfPolicy } from "../shared/messages/policy-place.js";
import { shownResource } from "../shared/messages/shown-resource.js";

const action = "sns:Publish";
const asker = { service: "dms.amazonaws.com" };

type AllowPublishing = Suggestion<"allowPublishing", "target">;
type Reported = Report<"notPublished", "target" | "use", AllowPublishing>;

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
    const answers = answersOf(policies, arn, subscription.resource);
    // One statement that allows it is enough, whatever is not known of the others.
    if (answers.includes("yes")) continue;
    if (answers.includes("unknown")) {
      context.skip(subscription, "it is not known whether the topic policy lets DMS publish");
      continue;
    }
    const target = shownResource(context.project, key);
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

/** Whether each statement allows DMS to publish to a topic for an event subscription. */
function answersOf(policies: readonly ResourcePolicy[], topic: Text, subscription: Resource): readonly Answer[] {
  return policies
    .flatMap(({ document }) => document.statements)
    .filter(({ effect }) => effect !== "Deny")
    .map((statement) => allowsPublishing(statement, topic, subscription));
}

function allowsPublishing(statement: Statement, topic: Text, subscription: Resource): Answer {
  const means = matchesPrincipal(statement, asker);
  if (means.answer === "no") return "no";
  const conditions = statement.conditions.filter((condition) => !asksForSource(condition, subscription));
  const applies = statementApplies({ ...statement, conditions }, { action, resource: topic });
  if (applies.answer === "no") return "no";
  return means.answer === "yes" && applies.answer === "yes" ? "yes" : "unknown";
}

/** DMS publishes on behalf of the subscription, whose ARN is the source. */
function asksForSource({ key, operator, values }: Condition, { arn }: Resource): boolean {
  const isSource = display(key).toLowerCase() === "aws:sourcearn";
  const isLike = /^Arn(?:Like|Equals)$/i.test(literalOf(operator) ?? "");
  if (!isSource || !isLike || !arn) return false;
  return values.items.some(({ text, when }) => when.op === "true" && likeArn(text, arn) === "yes");
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
