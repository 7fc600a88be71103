import { type RoleUseInstance, deploymentContextOf, settingOf, usesOf } from "../dms/index.js";
import { roleUses } from "../knowledge/index.js";
import type { DmsResource, Template } from "../model/index.js";
import { asText, defineRule, isSatisfiable, literalOf, type ContextOf } from "../rule-kit/index.js";
import { nameOf } from "./shared/messages/names.js";
import { valuesOfUse } from "./shared/needs/deciding-values.js";
import { openAttributes } from "./shared/settings/open-attributes.js";
import { checkAccounts } from "./role-present/other-account.js";
import { checkCredentials, checkPairs } from "./role-present/secret-or-credentials.js";
import { checkRolePlace } from "./role-present/misplaced-role.js";

const rule = defineRule({
  name: "role-present",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { removeSettings: "renames", moveRole: "renames" },
    docs: { description: "Require the role, or the secret with its role, that the settings of a DMS resource need" },
    messages: {
      missing:
        "The {{use}} has no role, but DMS needs one there ({{title}}). AWS rejects it, or the connection test fails. Set {{setting}}. See {{source}}",
      noSecret:
        "The {{use}} names a role for a secret, but no secret: AWS rejects it. Name the secret, or remove the role.",
      noSecretRole:
        "The {{use}} names a secret, but no role that reads it: AWS rejects it. Name the role, or remove the secret.",
      secretAndCredentials:
        "The {{use}} has a secret, and also {{settings}}: AWS rejects it, or drops the secret. Remove {{settings}}.",
      managedSecret:
        "The {{use}} uses the secret that RDS manages, which has no host and no port, so DMS cannot connect. Use a secret with host, port, username and password.",
      wrongPlace:
        "{{property}} is not a property of {{type}}, so CloudFormation rejects {{use}}. Write the role in the settings of its engine.",
      otherAccount:
        'The {{use}} names a role of account {{account}}{{basis}}, but is deployed to account {{own}}. AWS rejects it: "Cross-account pass role is not allowed". Name a role of account {{own}}.',
      removeSettings: "Remove {{settings}}",
      moveRole: "Move the role to {{setting}}",
    },
    keys: { missing: ["title"], secretAndCredentials: ["settings"] },
  },
  create(context) {
    return {
      DmsResource(resource) {
        if (isSatisfiable(resource.existence) === false) return;
        checkRoles(context, context.template, resource);
        checkPairs(context, resource);
        checkAccounts(context, resource);
        if (resource.kind === "DmsEndpoint") checkCredentials(context, resource);
        if (resource.kind === "DmsEndpoint") checkRolePlace(context, resource);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** Uses without which the resource does not work; secrets have messages of their own, `dms-transfer` is undocumented. */
const required = roleUses.filter(
  ({ id, kind, roleProp }) =>
    roleProp !== null &&
    (kind === "endpoint-service-role" || kind === "feature-role") &&
    id !== "endpoint-dms-transfer" &&
    id !== "schema-conversion-s3-role",
);

function checkRoles(context: Context, template: Template, resource: DmsResource): void {
  const uses = usesOf(context.project, template, resource, deploymentContextOf(context.settings), required);
  for (const instance of uses) {
    const { use } = instance;
    const setting = settingOf(resource.resource, use.roleProp ?? "");
    // A resource type without the setting cannot be given the role.
    if (instance.trigger.answer !== "yes" || !isWithoutRole(instance) || setting === undefined) continue;
    const reason = openAttributes(resource);
    if (reason !== undefined) {
      context.skip(resource, reason);
      continue;
    }
    const data = { use: nameOf(resource), title: use.title, setting, source: use.source.slice(0, 1) };
    context.report({
      node: resource,
      address: resource.address,
      messageId: "missing",
      data,
      restsOn: valuesOfUse(instance),
    });
  }
}

function isWithoutRole({ variants, property }: RoleUseInstance): boolean {
  const text = asText(property?.value);
  const isEmpty = text !== undefined && literalOf(text) === "";
  return isEmpty || variants.every(({ role }) => role === undefined);
}
