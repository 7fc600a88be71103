import type { DmsResource } from "../../model/index.js";
import type { RuleContext, Suggestion } from "../../rule-kit/index.js";
import { credentialName, given, isManagedByRds } from "./credentials.js";
import { nameOf } from "./names.js";
import { openAttributes } from "./open-attributes.js";
import { writtenSetting } from "./written-setting.js";

const pairs = [
  ["secret.secretId", "secret.roleArn"],
  ["oracleAsm.secretId", "oracleAsm.roleArn"],
] as const;

const credentials = ["endpoint.username", "endpoint.password", "endpoint.serverName", "endpoint.port"];

/**
 * Reports half a pair of secret and role, a secret beside credentials, and one that DMS cannot use, as messages
 * `noSecretRole`, `noSecret`, `secretAndCredentials` and `managedSecret`.
 * https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html
 */
export function checkSecrets(context: RuleContext, endpoint: DmsResource): void {
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
  const both = secret ? credentials.filter((id) => given(properties.get(id)) !== undefined) : [];
  const [first] = both.flatMap((id) => properties.get(id) ?? []);
  if (!first) return;
  const settings = both.map((id) => credentialName(context.template, id));
  context.report({
    node: first,
    address,
    messageId: "secretAndCredentials",
    data: { ...data, settings },
    suggest: withoutCredentials(context, endpoint, both, settings),
  });
}

/** Only where the secret with its role can stand for the credentials, and each of these can be taken out. */
function withoutCredentials(
  { template }: RuleContext,
  endpoint: DmsResource,
  both: readonly string[],
  settings: readonly string[],
): readonly Suggestion[] {
  const { properties, resource } = endpoint;
  const [secret, role] = [given(properties.get("secret.secretId")), given(properties.get("secret.roleArn"))];
  if (!secret || !role || isManagedByRds(secret)) return [];
  const written = both.flatMap((id) => {
    const property = properties.get(id);
    const found = property && writtenSetting(template, endpoint, property);
    return found?.holder === resource.properties ? [found.entry] : [];
  });
  if (written.length < both.length) return [];
  const fix: Suggestion["fix"] = (fixer) => fixer.remove(resource.properties, written);
  return [{ messageId: "removeSettings", data: { settings }, fix }];
}
