import { type RoleUseInstance, surroundingsOf, usesOf } from "../dms/index.js";
import { roleUses } from "../knowledge/index.js";
import type { DmsResource, Template } from "../model/index.js";
import { asText, defineRule, isSatisfiable, literalOf, type ContextOf } from "../rule-kit/index.js";
import { nameOf } from "./shared/names.js";
import { openAttributes } from "./shared/open-attributes.js";
import { checkCredentials, checkPairs } from "./role-present/secret-or-credentials.js";
import { checkPlace } from "./role-present/stray-role.js";
import { settingOf } from "./shared/setting-names.js";

const rule = defineRule({
  name: "role-present",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { removeSettings: "renames", moveRole: "renames" },
    docs: { description: "Require the role or secret pair that the settings of a DMS resource call for" },
    messages: {
      missing:
        "The {{use}} names no role, but DMS works with one there ({{title}}). AWS refuses it when it is created, or the connection test fails. Give it {{setting}}. See {{source}}",
      noSecret: "The {{use}} names a role for a secret but no secret: DMS takes the two only together, and refuses it.",
      noSecretRole:
        "The {{use}} names a secret but no role that may read it: DMS takes the two only together, and refuses it.",
      secretAndCredentials:
        "The {{use}} has a secret and {{settings}} as well. DMS takes one or the other and refuses the endpoint; leave out {{settings}}.",
      managedSecret:
        "The {{use}} signs in with the secret that RDS made for itself, which holds no host and no port: DMS cannot connect, whatever its role may do. Use a secret with host, port, username and password.",
      wrongPlace:
        "{{property}} is no property of {{type}}, so CloudFormation refuses {{use}}: the role belongs into the settings of its engine.",
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
        if (resource.kind === "DmsEndpoint") checkCredentials(context, resource);
        if (resource.kind === "DmsEndpoint") checkPlace(context, resource);
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
  const uses = usesOf(context.project, template, resource, surroundingsOf(context.settings), required);
  for (const instance of uses) {
    const { use } = instance;
    const setting = settingOf(resource.resource, use.roleProp ?? "");
    // Where the type has no such setting, nobody can give the role.
    if (instance.trigger.answer !== "yes" || !isWithoutRole(instance) || setting === undefined) continue;
    const reason = openAttributes(resource);
    if (reason !== undefined) {
      context.skip(resource, reason);
      continue;
    }
    const data = { use: nameOf(resource), title: use.title, setting, source: use.source.slice(0, 1) };
    context.report({ node: resource, address: resource.address, messageId: "missing", data });
  }
}

function isWithoutRole({ worlds, property }: RoleUseInstance): boolean {
  const text = asText(property?.value);
  const isEmpty = text !== undefined && literalOf(text) === "";
  return isEmpty || worlds.every(({ role }) => role === undefined);
}
