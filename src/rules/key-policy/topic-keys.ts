import { isNotAllowed } from "../../dms/index.js";
import { keyNamed, plainText, resourcePoliciesOf, resourceAt, resourcesMeant } from "../../iam/index.js";
import type { DmsResource, Resource } from "../../model/index.js";
import { alternatives, asLiteral, asText, type Node, type Report, type RuleContext } from "../../rule-kit/index.js";
import { allowSuggestions, namesOf, placeOf, type Admit } from "./key-access.js";
import { nameOf, shownAddress } from "../shared/names.js";
import { shownResource } from "../shared/resource-statements.js";

const dmsService = "dms.amazonaws.com";

type Reported =
  Report<"serviceKeptOut", "topic" | "key" | "actions" | "use", Admit> | Report<"defaultKey", "topic" | "use">;

/**
 * Reports the key of a topic if DMS has no permission to use it.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html
 */
export function reportTopicKey(context: RuleContext<Reported>, subscription: DmsResource): void {
  const topicArn = subscription.properties.get("event.topicArn");
  for (const { value } of topicArn ? alternatives(topicArn.value) : []) {
    const text = asText(value);
    const named = text ? resourcesMeant(context.template, text) : [];
    const [topic] = named.flatMap((key) => resourceAt(context.project, key) ?? []);
    const keyId = topic?.settings.get("encryptionKey")?.value;
    if (!topic || !keyId) continue;
    const data = { topic: shownAddress(topic.address), use: nameOf(subscription) };
    const related = [{ location: subscription.location, message: `${nameOf(subscription)} sends to it` }];
    if (/^(?:alias\/aws\/sns|arn:.*:alias\/aws\/sns)$/.test(asLiteral(keyId) ?? "")) {
      context.report({ node: keyId, address: topic.address, messageId: "defaultKey", data, related });
    } else checkServiceKey(context, keyId, data, related);
  }
}

function checkServiceKey(
  context: RuleContext<Reported>,
  keyId: Node,
  data: Readonly<Record<"topic" | "use", string>>,
  related: readonly { readonly location: Resource["location"]; readonly message: string }[],
): void {
  const text = asText(keyId);
  const key = text && keyNamed(context.project, context.template, text);
  const [first, ...others] = key === undefined ? [] : (resourcePoliciesOf(context.project, key) ?? []);
  const resource = key === undefined ? undefined : resourceAt(context.project, key);
  if (!first || key === undefined || !resource?.arn) return;
  const { arn } = resource;
  const actions = ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({ action, text: arn }));
  const policies = [first, ...others];
  const kept = actions.filter((one) => isNotAllowed(policies, one, { service: dmsService }));
  if (kept.length === 0) return;
  context.report({
    node: placeOf(first),
    address: first.holder.address,
    messageId: "serviceKeptOut",
    data: { ...data, key: shownResource(context.project, key), actions: namesOf(kept) },
    related,
    suggest: allowSuggestions(context.project, policies, { service: dmsService }, plainText(dmsService), kept),
  });
}
