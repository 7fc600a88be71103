import { usesOf, type RoleUseInstance } from "../analysis/index.js";
import { dmsProperties, roleUses } from "../knowledge/index.js";
import type { DmsResource, Resource, Template } from "../model/index.js";
import { asText, defineRule, isSatisfiable, literalOf, type RuleContext } from "../rule-kit/index.js";
import { credentialName, given, isManagedByRds } from "./shared/credentials.js";
import { nameOf } from "./shared/names.js";
import { openAttributes } from "./shared/open-attributes.js";
import { surroundingsOf } from "./shared/surroundings.js";

export default defineRule({
  name: "role-present",
  meta: {
    type: "problem",
    docs: { description: "Require the role or secret pair that the settings of a DMS resource call for" },
    messages: {
      missing:
        "The {{use}} names no role, but DMS works with one there ({{title}}). AWS refuses it when it is created, or " +
        "the connection test fails. Give it {{setting}}. See {{source}}",
      noSecret:
        "The {{use}} names a role for a secret but no secret: DMS takes the two only together, and refuses the endpoint.",
      noSecretRole:
        "The {{use}} names a secret but no role that may read it: DMS takes the two only together, and refuses the " +
        "endpoint.",
      secretAndCredentials:
        "The {{use}} has a secret and {{settings}} as well. DMS takes one or the other and refuses the endpoint; leave " +
        "out {{settings}}.",
      managedSecret:
        "The {{use}} signs in with the secret that RDS made for itself, which holds no host and no port: DMS cannot " +
        "connect, whatever its role may do. Use a secret with host, port, username and password.",
      wrongPlace:
        "ServiceAccessRoleArn is no property of AWS::DMS::Endpoint, so CloudFormation refuses {{use}}: the role " +
        "belongs into the settings of its engine.",
    },
    keys: { missing: ["title"], secretAndCredentials: ["settings"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const resource of template.dmsResources) {
          if (isSatisfiable(resource.existence) === false) continue;
          checkRoles(context, template, resource);
          if (resource.kind === "DmsEndpoint") checkSecrets(context, resource);
          if (resource.kind === "DmsEndpoint") checkPlace(context, resource);
        }
      },
    };
  },
});

/** Uses without which the resource does not work; secrets have messages of their own, `dms-transfer` is undocumented. */
const required = roleUses.filter(
  ({ id, kind, roleProp }) =>
    roleProp !== null &&
    (kind === "endpoint-service-role" || kind === "feature-role") &&
    id !== "endpoint-dms-transfer" &&
    id !== "schema-conversion-s3-role",
);

function checkRoles(context: RuleContext, template: Template, resource: DmsResource): void {
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

/** How the resource's own type names a property: `S3Settings.ServiceAccessRoleArn`. */
function settingOf({ type }: Resource, id: string): string | undefined {
  const property = dmsProperties.find((one) => one.id === id);
  const paths = [...(property?.cfn ?? []), ...(property?.terraform ?? [])];
  const path = paths.find((one) => one.startsWith(`${type}.`));
  return path
    ?.slice(type.length + 1)
    .replace("#/", ": ")
    .replaceAll("/", ".");
}

const pairs = [
  ["secret.secretId", "secret.roleArn"],
  ["oracleAsm.secretId", "oracleAsm.roleArn"],
] as const;

/** https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html */
function checkSecrets(context: RuleContext, endpoint: DmsResource): void {
  const { properties, address } = endpoint;
  const data = { use: nameOf(endpoint) };
  const isOpen = openAttributes(endpoint) !== undefined;
  for (const [secretId, roleId] of pairs) {
    const [secret, role] = [given(properties.get(secretId)), given(properties.get(roleId))];
    const [lacksRole, lacksSecret] = [roleId, secretId].map((id) => !isOpen && !properties.has(id));
    if (secret && lacksRole) context.report({ node: secret, address, messageId: "noSecretRole", data });
    if (role && lacksSecret) context.report({ node: role, address, messageId: "noSecret", data });
    if (secret && isManagedByRds(secret)) context.report({ node: secret, address, messageId: "managedSecret", data });
  }
  const secret = given(properties.get("secret.secretId"));
  const credentials = ["endpoint.username", "endpoint.password", "endpoint.serverName", "endpoint.port"];
  const both = secret ? credentials.filter((id) => given(properties.get(id)) !== undefined) : [];
  const [first] = both.flatMap((id) => properties.get(id) ?? []);
  if (!first) return;
  const words = both.map((id) => credentialName(context.template, id));
  context.report({ node: first, address, messageId: "secretAndCredentials", data: { ...data, settings: words } });
}

/** Terraform has such an argument, for DynamoDB. */
function checkPlace(context: RuleContext, endpoint: DmsResource): void {
  if (context.template.format !== "cloudformation") return;
  const entry = endpoint.resource.properties.entries.find(({ key }) => key.text === "ServiceAccessRoleArn");
  if (!entry) return;
  context.report({ node: entry, address: endpoint.address, messageId: "wrongPlace", data: { use: nameOf(endpoint) } });
}
