import type { Resource } from "../model/index.js";
import { alternatives, asLiteral, asText, literalOf, member, reasonOf, type Node } from "../tree/index.js";
import { resourceAt, resourcesIn } from "./resource-key.js";
import { tasksOf, valueOf, type Scene } from "./scene.js";
import { agreed, anyOf, no, unknown, yes, type Verdict } from "./verdict.js";

/** The answer to a fact: what the caller was told, else what the linted files show. */
export function factHolds(scene: Scene, name: string): Verdict {
  const told = scene.surroundings.facts?.get(name);
  if (told === "yes") return yes();
  if (told === "no") return no();
  return facts.get(name)?.(scene) ?? unknown(`the template does not tell whether ${wordsOf(name)}`);
}

/** `bucketVersioningEnabled` -> `bucket versioning enabled`. */
function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

const facts = new Map<string, (scene: Scene) => Verdict>([
  ["mappingsAddTags", mappingsAddTags],
  ["redshiftServerless", isRedshiftServerless],
  ["secretEncryptedWithCmk", isSecretUnderOwnKey],
  ["secretInOtherAccount", isSecretElsewhere],
]);

/** https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html#CHAP_Target.S3.Tagging */
function mappingsAddTags(scene: Scene): Verdict {
  const { certain, maybe } = tasksOf(scene);
  const found = [...certain, ...maybe].map((task) => {
    const rules = task.properties.get("task.mappingRules") ?? task.properties.get("task.tableMappings");
    if (!rules) return no();
    const verdict = agreed(
      alternatives(rules.value).map(({ value }) => rulesAddTags(value)),
      "the table mappings are a choice",
    );
    return verdict.answer === "yes" && !certain.includes(task)
      ? unknown("which endpoint a task uses is not known")
      : verdict;
  });
  return anyOf(found);
}

function rulesAddTags(rules: Node): Verdict {
  if (rules.kind === "list") {
    const actions = rules.items.map((rule) => asLiteral(member(rule, "rule-action")));
    if (actions.includes("add-tag")) return yes(rules);
    return rules.open === undefined ? no(rules) : unknown(rules.open, rules);
  }
  const text = asText(rules);
  const reason = text && reasonOf(text);
  return reason === undefined ? no(rules) : unknown(reason, rules);
}

const serverlessTypes =
  /^AWS::RedshiftServerless::(?:Workgroup|Namespace)$|^aws_redshiftserverless_(?:workgroup|namespace)$/;

function isRedshiftServerless(scene: Scene): Verdict {
  const engine = valueOf(scene, "endpoint.engineName");
  if (asLiteral(engine)?.toLowerCase() === "redshift-serverless") return yes(...(engine ? [engine] : []));
  const server = valueOf(scene, "endpoint.serverName");
  const name = asText(server);
  if (!server || !name) return no();
  const written = name.parts.map((part) => (part.kind === "literal" ? part.text : "\u0000")).join("");
  const isLocal = resourcesIn(name).some((key) => serverlessTypes.test(resourceAt(scene.project, key)?.type ?? ""));
  if (isLocal || written.includes("redshift-serverless")) return yes(server);
  const isOpen = literalOf(name) === undefined && resourcesIn(name).length === 0;
  return isOpen ? unknown(reasonOf(name) ?? "the server's name is not known", server) : no(server);
}

/** A name is looked up in the account of the endpoint; only an ARN can lead to another one. */
function isSecretElsewhere(scene: Scene): Verdict {
  const ids = secretIds.map((id) => asLiteral(valueOf(scene, id)));
  const isByName = ids.every((id) => !id?.startsWith("arn:")) && ids.some((id) => id !== undefined);
  return localSecret(scene) || isByName ? no() : unknown("the account of the secret is not known");
}

function isSecretUnderOwnKey(scene: Scene): Verdict {
  const secret = localSecret(scene);
  if (!secret) return unknown("the key of the secret is not known");
  const key = secretKey(secret);
  if (!key || asLiteral(key)?.endsWith("alias/aws/secretsmanager")) return no(secret);
  const text = asText(key);
  // A parameter may hold the alias of the default key as well.
  const isOpen = !text || (reasonOf(text) !== undefined && resourcesIn(text).length === 0);
  return isOpen ? unknown("the key of the secret is not known", key) : yes(key);
}

/** The customer key of a local secret, as written. */
export function secretKey(secret: Resource): Node | undefined {
  const key = member(secret.properties, "KmsKeyId") ?? member(secret.properties, "kms_key_id");
  return key?.kind === "null" ? undefined : key;
}

const secretTypes: readonly string[] = ["AWS::SecretsManager::Secret", "aws_secretsmanager_secret"];

const secretIds: readonly string[] = ["secret.secretId", "oracleAsm.secretId"];

/** The secret of an endpoint, where a linted file declares it. */
export function localSecret(scene: Scene, ids: readonly string[] = secretIds): Resource | undefined {
  const texts = ids.flatMap((id) => asText(valueOf(scene, id)) ?? []);
  const found = texts.flatMap((text) => resourcesIn(text).flatMap((key) => resourceAt(scene.project, key) ?? []));
  const secrets = new Set(found.filter(({ type, isData }) => secretTypes.includes(type) && !isData));
  return secrets.size === 1 ? [...secrets][0] : undefined;
}
