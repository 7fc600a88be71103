import type { DmsResource, Property } from "../../model/index.js";
import { alternatives, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { credentialName, given, givenSomewhere, isManagedByRds } from "./credentials.js";
import { nameOf } from "../shared/messages/names.js";
import { openAttributes } from "../shared/settings/open-attributes.js";
import { writtenSetting } from "../shared/settings/written-setting.js";

/**
 * A secret and the role that reads it; `isBoth`: AWS rejects the role without the secret. `onlyUser`: DMS needs a user name and a password in
 * it, and has the host and the port from the data provider.
 * https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/specialized-skills/migration-and-modernization-skills/dms-schema-conversion/references/setup-wizard.md
 */
const pairs: readonly Pair[] = [
  { secretId: "secret.secretId", roleId: "secret.roleArn", isBoth: true },
  { secretId: "oracleAsm.secretId", roleId: "oracleAsm.roleArn", isBoth: true },
  { secretId: "kerberos.secretId", roleId: "kerberos.roleArn", isBoth: true },
  { secretId: "provider.asmSecretId", roleId: "provider.asmRoleArn", isBoth: false },
  { secretId: "provider.tdeSecretId", roleId: "provider.tdeRoleArn", isBoth: false },
  { secretId: "project.sourceSecretId", roleId: "project.sourceSecretRoleArn", isBoth: false, onlyUser: true },
  { secretId: "project.targetSecretId", roleId: "project.targetSecretRoleArn", isBoth: false, onlyUser: true },
];

interface Pair {
  readonly secretId: string;
  readonly roleId: string;
  readonly isBoth: boolean;
  readonly onlyUser?: boolean;
}

const credentials = ["endpoint.username", "endpoint.password", "endpoint.serverName", "endpoint.port"];

type Pairing = Report<"noSecretRole" | "noSecret" | "managedSecret", "use">;

/**
 * Reports a secret without a role, a role without a secret, and a secret that DMS cannot use.
 * https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html
 */
export function checkPairs(context: RuleContext<Pairing>, resource: DmsResource): void {
  const { properties, address } = resource;
  const data = { use: nameOf(resource) };
  const isOpen = openAttributes(resource) !== undefined;
  for (const { secretId, roleId, isBoth, onlyUser = false } of pairs) {
    const [ofSecret, ofRole] = [properties.get(secretId), properties.get(roleId)];
    if (!ofSecret && !ofRole) continue;
    const [secret, role] = [givenSomewhere(ofSecret), givenSomewhere(ofRole)];
    const [lacksRole, lacksSecret] = [!isOpen && isAbsent(ofRole), !isOpen && isAbsent(ofSecret)];
    if (secret && lacksRole) context.report({ node: secret, address, messageId: "noSecretRole", data });
    if (role && lacksSecret && isBoth) context.report({ node: role, address, messageId: "noSecret", data });
    if (secret && !onlyUser && isManagedByRds(secret))
      context.report({ node: secret, address, messageId: "managedSecret", data });
  }
}

/** Whether the property is absent in every deployment. */
function isAbsent(property: Property | undefined): boolean {
  return !property || alternatives(property.value).every(({ value }) => value.kind === "null");
}

type RemoveSettings = Suggestion<"removeSettings", "settings">;
type Credentials = Report<"secretAndCredentials", "use" | "settings", RemoveSettings>;

/** Reports a secret together with credentials, as message `secretAndCredentials`. */
export function checkCredentials(context: RuleContext<Credentials>, endpoint: DmsResource): void {
  const { properties, address } = endpoint;
  const data = { use: nameOf(endpoint) };
  const secret = given(properties.get("secret.secretId"));
  const both = secret ? credentials.filter((id) => given(properties.get(id)) !== undefined) : [];
  const [first] = both.flatMap((id) => properties.get(id) ?? []);
  if (!first) return;
  const settings = both.map((id) => blockOf(endpoint, id) + credentialName(context.template, id));
  context.report({
    node: first,
    address,
    messageId: "secretAndCredentials",
    data: { ...data, settings },
    suggest: withoutCredentials(context, endpoint, both, settings),
  });
}

/** The block of an engine that holds a credential, as the name of the setting begins with it: `MongoDbSettings.`. */
function blockOf({ properties, resource }: DmsResource, id: string): string {
  const value = properties.get(id)?.value;
  const block = resource.properties.entries.find(
    (entry) => entry.value.kind === "mapping" && entry.value.entries.some((one) => one.value === value),
  );
  return block ? `${block.key.text}.` : "";
}

/** Removes the credentials, if the secret with its role replaces all of them and each one can be removed. */
function withoutCredentials(
  { template }: RuleContext,
  endpoint: DmsResource,
  both: readonly string[],
  settings: readonly string[],
): readonly RemoveSettings[] {
  const { properties } = endpoint;
  const [secret, role] = [given(properties.get("secret.secretId")), given(properties.get("secret.roleArn"))];
  if (!secret || !role || isManagedByRds(secret)) return [];
  const written = both.flatMap((id) => {
    const property = properties.get(id);
    const found = property && writtenSetting(template, endpoint, property);
    return found ? [found] : [];
  });
  const [first, ...others] = new Set(written.map(({ holder }) => holder));
  if (!first || others.length > 0 || written.length < both.length) return [];
  const entries = written.map(({ entry }) => entry);
  const fix: Suggestion["fix"] = (fixer) => fixer.remove(first, entries);
  return [{ messageId: "removeSettings", data: { settings }, fix }];
}
