import { judgeActions, policiesOn, resourceAt, resourcesIn } from "../analysis/index.js";
import type { DmsResource, Resource, Role, Template } from "../model/index.js";
import { alternatives, asLiteral, asText, defineRule, member, type Node, type RuleContext } from "../rule-kit/index.js";
import { isKeptOut, isKey, namesOf, placeOf, type KeyAction } from "./shared/key-admission.js";
import { nameOf, roleName, shownAddress } from "./shared/names.js";
import { certainOwnUses } from "./shared/role-uses.js";

const dmsService = "dms.amazonaws.com";

export default defineRule({
  name: "key-policy",
  meta: {
    type: "problem",
    docs: { description: "Require the policy of a key to admit the roles and services that DMS uses it with" },
    messages: {
      roleKeptOut:
        "The policy of key {{key}} admits neither role {{role}} nor the account, so {{actions}} is denied to {{use}}, " +
        "whatever the role allows: the connection test or the running task fails with a KMS AccessDenied.",
      serviceKeptOut:
        "Topic {{topic}} is encrypted with key {{key}}, whose policy does not let dms.amazonaws.com use {{actions}}. " +
        "AWS refuses {{use}} with KMSAccessDeniedFault, or no message arrives.",
      defaultKey:
        "Topic {{topic}} is encrypted with the key of AWS for SNS, whose policy cannot let dms.amazonaws.com use it: " +
        "AWS refuses {{use}} with KMSAccessDeniedFault. Use a key of your own.",
    },
    keys: { roleKeptOut: ["role"], serviceKeptOut: ["topic"], defaultKey: ["topic"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const resource of template.dmsResources) {
          if (resource.kind === "DmsEventSubscription") checkTopicKey(context, resource);
          else checkRoles(context, template, resource);
        }
      },
    };
  },
});

function checkRoles(context: RuleContext, template: Template, resource: DmsResource): void {
  for (const instance of certainOwnUses(context, template, resource)) {
    const { roles } = judgeActions(context.project, instance, ["required", "conditional"]);
    for (const { role, findings } of roles) {
      const actions = findings
        .filter(({ requirement }) => requirement.applies.answer === "yes" && requirement.need.action.startsWith("kms:"))
        .map(({ requirement, resource: text }) => ({ action: requirement.need.action, text }));
      for (const [key, texts] of byKey(context, actions)) checkRole(context, resource, role, key, texts);
    }
  }
}

/** What is done with each key that a linted file declares. */
function byKey({ project }: RuleContext, actions: readonly KeyAction[]): ReadonlyMap<string, readonly KeyAction[]> {
  const found = new Map<string, KeyAction[]>();
  for (const one of actions) {
    for (const key of new Set(resourcesIn(one.text))) {
      if (isKey(resourceAt(project, key))) found.set(key, [...(found.get(key) ?? []), one]);
    }
  }
  return found;
}

function checkRole(
  context: RuleContext,
  resource: DmsResource,
  role: Role,
  key: string,
  actions: readonly KeyAction[],
): void {
  const [first, ...others] = policiesOn(context.project, key) ?? [];
  // A key without a policy of its own has the default one, which admits the account.
  if (!first) return;
  const kept = actions.filter((one) => isKeptOut([first, ...others], one, { role }));
  if (kept.length === 0) return;
  context.report({
    node: placeOf(first),
    address: first.holder.address,
    messageId: "roleKeptOut",
    data: { key: shownKey(context, key), role: roleName(role), actions: namesOf(kept), use: nameOf(resource) },
    related: [
      { location: resource.location, message: `${nameOf(resource)} needs it` },
      { location: role.location, message: "the role" },
    ],
  });
}

function shownKey({ project }: RuleContext, key: string): string {
  return shownAddress(resourceAt(project, key)?.address ?? key);
}

/** https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html */
function checkTopicKey(context: RuleContext, subscription: DmsResource): void {
  const topicArn = subscription.properties.get("event.topicArn");
  for (const { value } of topicArn ? alternatives(topicArn.value) : []) {
    const text = asText(value);
    const [topic] = text ? resourcesIn(text).flatMap((key) => resourceAt(context.project, key) ?? []) : [];
    const keyId =
      topic && (member(topic.properties, "KmsMasterKeyId") ?? member(topic.properties, "kms_master_key_id"));
    if (!topic || !keyId) continue;
    const data = { topic: shownAddress(topic.address), use: nameOf(subscription) };
    const related = [{ location: subscription.location, message: `${nameOf(subscription)} sends to it` }];
    if (/^(?:alias\/aws\/sns|arn:.*:alias\/aws\/sns)$/.test(asLiteral(keyId) ?? "")) {
      context.report({ node: keyId, address: topic.address, messageId: "defaultKey", data, related });
    } else checkServiceKey(context, keyId, data, related);
  }
}

function checkServiceKey(
  context: RuleContext,
  keyId: Node,
  data: Readonly<Record<string, string>>,
  related: readonly { readonly location: Resource["location"]; readonly message: string }[],
): void {
  const text = asText(keyId);
  const key = text && resourcesIn(text).find((one) => isKey(resourceAt(context.project, one)));
  const [first, ...others] = key === undefined ? [] : (policiesOn(context.project, key) ?? []);
  const resource = key === undefined ? undefined : resourceAt(context.project, key);
  if (!first || key === undefined || !resource?.arn) return;
  const { arn } = resource;
  const actions = ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({ action, text: arn }));
  const kept = actions.filter((one) => isKeptOut([first, ...others], one, { service: dmsService }));
  if (kept.length === 0) return;
  context.report({
    node: placeOf(first),
    address: first.holder.address,
    messageId: "serviceKeptOut",
    data: { ...data, key: shownKey(context, key), actions: namesOf(kept) },
    related,
  });
}
