import { isOfAccount, resourcePoliciesOf, resourceAt, resourcesNamed, type AccessRequest } from "../iam/index.js";
import { contextOfNeed, judgeActions, type RoleUseInstance, isKmsKey, keepsOut } from "../dms/index.js";
import type { DmsResource, Role, Template } from "../model/index.js";
import { groupBy, defineRule, display, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { allowSuggestions, actionsIn } from "./key-policy/key-access.js";
import { failureOfUse } from "./shared/messages/failures.js";
import { nameOf, roleName } from "./shared/messages/names.js";
import { reportOwnKeys } from "./key-policy/own-keys.js";
import { referenceTo } from "./shared/new-statements/resource-policy-fix.js";
import { placeOfPolicy } from "./shared/messages/policy-place.js";
import { shownResource } from "./shared/messages/shown-resource.js";
import { valuesOfKeepingOut, valuesOfUse } from "./shared/needs/deciding-values.js";
import { certainOwnUses } from "./shared/needs/role-uses.js";
import { reportTopicKey } from "./key-policy/topic-keys.js";

const rule = defineRule({
  name: "key-policy",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { admit: "grants" },
    docs: { description: "Require key policies to allow the roles and services that use the key for DMS" },
    messages: {
      roleKeptOut:
        "The policy of key {{key}} allows neither role {{role}} nor the account, so AWS denies {{actions}} for {{use}}. {{failure}}",
      serviceKeptOut:
        "Topic {{topic}} is encrypted with key {{key}}, whose policy does not allow {{actions}} to dms.amazonaws.com. AWS rejects {{use}} with KMSAccessDeniedFault, or no message arrives.",
      defaultPolicy:
        "Topic {{topic}} is encrypted with key {{key}}, whose default policy allows the account but not dms.amazonaws.com. AWS rejects {{use}} with KMSAccessDeniedFault, or no message arrives: write a key policy.",
      defaultKey:
        "Topic {{topic}} is encrypted with the AWS managed key for SNS, whose policy cannot allow dms.amazonaws.com. AWS rejects {{use}} with KMSAccessDeniedFault. Use a key of your own.",
      otherService:
        "The policy of key {{key}} limits kms:ViaService to {{service}}, but {{use}} needs dms.<region>.amazonaws.com. AWS returns KMSKeyNotAccessibleFault.",
      admit: "Allow {{who}} to use {{actions}} with the key",
    },
    keys: {
      roleKeptOut: ["role"],
      serviceKeptOut: ["topic"],
      defaultPolicy: ["topic"],
      defaultKey: ["topic"],
      otherService: ["service"],
    },
  },
  create(context) {
    return {
      DmsResource(resource) {
        if (resource.kind === "DmsEventSubscription") reportTopicKey(context, resource);
        else checkRoles(context, context.template, resource);
        reportOwnKeys(context, resource);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkRoles(context: Context, template: Template, resource: DmsResource): void {
  for (const instance of certainOwnUses(context, template, resource)) {
    const { roles } = judgeActions(context.project, instance, ["required", "conditional"]);
    for (const { role, findings } of roles) {
      const requests = findings
        .filter(({ requirement }) => requirement.applies.answer === "yes" && requirement.need.action.startsWith("kms:"))
        .map(({ requirement, resource: key }) => ({
          action: requirement.need.action,
          resource: key,
          ...contextOfNeed(requirement),
        }));
      for (const [key, ofKey] of byKey(context, requests)) checkRole(context, instance, role, key, ofKey);
    }
  }
}

/** The requests for each key that a linted file declares or the account has. */
function byKey(
  { project }: RuleContext,
  requests: readonly AccessRequest[],
): ReadonlyMap<string, readonly AccessRequest[]> {
  const named = requests.flatMap((request) =>
    [...new Set(resourcesNamed(project, request.resource))].map((key) => ({ key, request })),
  );
  const ofKeys = named.filter(({ key }) => isKmsKey(resourceAt(project, key)));
  return new Map([...groupBy(ofKeys, ({ key }) => key)].map(([key, all]) => [key, all.map(({ request }) => request)]));
}

function checkRole(
  context: Context,
  instance: RoleUseInstance,
  role: Role,
  key: string,
  requests: readonly AccessRequest[],
): void {
  const [first, ...others] = resourcePoliciesOf(context.project, key) ?? [];
  // A key without a policy gets the default key policy, which allows the account.
  if (!first) return;
  const policies = [first, ...others];
  const keptOut = requests.filter((one) => keepsOut(context.project, policies, one, { role }));
  if (keptOut.length === 0) return;
  const { resource } = instance;
  const [use, failure] = [nameOf(resource), failureOfUse(resource)];
  const data = { role: roleName(role), actions: actionsIn(keptOut), use, failure };
  const ofRole = role.isInAccount ? [] : [{ location: role.location, message: "the role" }];
  if (isOfAccount(context.project, first)) {
    const { physicalName: id } = first.holder;
    // Nobody can edit the account here, so the finding stands at the resource that needs the key.
    return context.report({
      node: { location: resource.location },
      address: resource.address,
      messageId: "roleKeptOut",
      data: { ...data, key: `${id ? display(id) : key} (in the account)` },
      related: ofRole,
    });
  }
  const reference = referenceTo(context.project, role, instance, first.holder);
  context.report({
    node: placeOfPolicy(first),
    address: first.holder.address,
    messageId: "roleKeptOut",
    data: { ...data, key: shownResource(context.project, key) },
    related: [{ location: resource.location, message: `${use} needs it` }, ...ofRole],
    restsOn: [...valuesOfUse(instance), ...valuesOfKeepingOut(policies)],
    suggest: reference ? allowSuggestions(context.project, policies, { role }, reference, keptOut) : [],
  });
}
