import { keepsOut } from "../../dms/index.js";
import { keyNamed, plainText, resourcePoliciesOf, resourceAt, resourcesMeant } from "../../iam/index.js";
import type { DmsResource, Resource, Template } from "../../model/index.js";
import { alternatives, asLiteral, asText, type Node, type Report, type RuleContext } from "../../rule-kit/index.js";
import { allowSuggestions, actionsIn, type Admit } from "./key-access.js";
import { valuesOfKeepingOut } from "../shared/needs/deciding-values.js";
import { nameOf, shownAddress } from "../shared/messages/names.js";
import { placeOfPolicy } from "../shared/messages/policy-place.js";
import { shownResource } from "../shared/messages/shown-resource.js";

const dmsService = "dms.amazonaws.com";

type Reported =
  | Report<"serviceKeptOut", "topic" | "key" | "actions" | "use", Admit>
  | Report<"defaultPolicy", "topic" | "key" | "use">
  | Report<"defaultKey", "topic" | "use">;

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
  const resource = key === undefined ? undefined : resourceAt(context.project, key);
  if (key === undefined || !resource?.arn) return;
  const shown = shownResource(context.project, key);
  const [first, ...others] = resourcePoliciesOf(context.project, key) ?? [];
  if (!first) {
    if (!hasDefaultPolicy(context.template, resource)) return;
    const at = { node: { location: resource.location }, address: resource.address };
    return context.report({ ...at, messageId: "defaultPolicy", data: { ...data, key: shown }, related });
  }
  const { arn } = resource;
  const requests = ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({ action, resource: arn }));
  const policies = [first, ...others];
  const keptOut = requests.filter((one) => keepsOut(context.project, policies, one, { service: dmsService }));
  if (keptOut.length === 0) return;
  context.report({
    node: placeOfPolicy(first),
    address: first.holder.address,
    messageId: "serviceKeptOut",
    data: { ...data, key: shown, actions: actionsIn(keptOut) },
    related,
    restsOn: [keyId, ...valuesOfKeepingOut(policies)],
    suggest: allowSuggestions(context.project, policies, { service: dmsService }, plainText(dmsService), keptOut),
  });
}

/**
 * Whether a key of the template has no policy of its own. KMS then lets the account decide, and a service is not in the account.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function hasDefaultPolicy({ dialect, incompleteReason, resources }: Template, key: Resource): boolean {
  const isWhole = incompleteReason === undefined && key.properties.incompleteReason === undefined;
  const isHere = resources.get(key.address) === key && !key.isData;
  return dialect.keyPolicyIsProperty && isWhole && isHere && !key.settings.has("policy");
}
