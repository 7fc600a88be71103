import { addTo, oncePer } from "../../source/index.js";
import {
  agreed,
  anyOf,
  literalPart,
  matchText,
  no,
  placeholderHole,
  providerAccountOf,
  resourceAt,
  resourceKey,
  resourcesIn,
  textOfParts,
  unknown,
  type Verdict,
  yes,
} from "../../iam/index.js";
import { ofKinds, type Project, type Resource } from "../../model/index.js";
import {
  alternatives,
  asLiteral,
  asText,
  literalOf,
  member,
  reasonOf,
  type Node,
  stringOf,
  type Text,
} from "../../tree/index.js";
import { encryptionKeyOf, namedBy } from "./keys.js";
import { tasksOf, valueOf, type ResourceVariant } from "./resource-variant.js";

/** The answer to a fact. What the settings of the run state comes first, then what the linted files show. */
export function factHolds(variant: ResourceVariant, name: string): Verdict {
  const stated = variant.deploymentContext.facts?.get(name);
  if (stated === "yes") return yes();
  if (stated === "no") return no();
  return facts.get(name)?.(variant) ?? unknown(`the template does not show whether ${questions.get(name) ?? name}`);
}

/** The facts that no template shows, as parts of a sentence. */
const questions = new Map([
  ["bucketEncryptedWithCmk", "the objects of the bucket are encrypted with a customer key"],
  ["dynamoTableEncryptedWithCmk", "the tables are encrypted with a customer key"],
  ["legacyDataTypeAssessment", "a data type assessment is run"],
  ["premigrationAssessment", "a premigration assessment is run"],
  ["topicEncryptedWithCmk", "the topic is encrypted with a customer key"],
  ["usesSchemaConversion", "the project converts schemas"],
]);

const facts = new Map<string, (variant: ResourceVariant) => Verdict>([
  ["mappingsAddTags", mappingsAddTags],
  ["redshiftServerless", isRedshiftServerless],
  ["secretEncryptedWithCmk", isSecretUnderOwnKey],
  ["secretInOtherAccount", isSecretElsewhere],
  ["streamEncryptedWithCmk", (variant) => encryptionKeyOf(variant, "kinesis.streamArn").isCustomerKey],
  ["bucketVersioningEnabled", isBucketVersioned],
]);

/**
 * Whether a task of the endpoint adds tags by its table mappings.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html#CHAP_Target.S3.Tagging
 */
function mappingsAddTags(variant: ResourceVariant): Verdict {
  const { certain, possible } = tasksOf(variant);
  const found = [...certain, ...possible].map((task) => {
    const rules = task.properties.get("task.mappingRules") ?? task.properties.get("task.tableMappings");
    if (!rules) return no();
    const verdict = agreed(
      alternatives(rules.value).map(({ value }) => rulesAddTags(value)),
      "the table mappings depend on a condition",
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
    return rules.incompleteReason === undefined ? no(rules) : unknown(rules.incompleteReason, rules);
  }
  const text = asText(rules);
  const reason = text && reasonOf(text);
  return reason === undefined ? no(rules) : unknown(reason, rules);
}

const isOfServerless = ofKinds("RedshiftNamespace", "RedshiftWorkgroup");

function isRedshiftServerless(variant: ResourceVariant): Verdict {
  const engine = valueOf(variant, "endpoint.engineName");
  if (asLiteral(engine)?.toLowerCase() === "redshift-serverless") return yes(...(engine ? [engine] : []));
  const server = valueOf(variant, "endpoint.serverName");
  const name = asText(server);
  if (!server || !name) return no();
  const written = stringOf(name, "\u0000");
  const isLocal = resourcesIn(name).some((key) => isOfServerless(resourceAt(variant.project, key)));
  if (isLocal || written.includes("redshift-serverless")) return yes(server);
  const isOpen = literalOf(name) === undefined && resourcesIn(name).length === 0;
  return isOpen ? unknown(reasonOf(name) ?? "the server's name is not known", server) : no(server);
}

/**
 * Whether a secret is in another account. DMS looks up a name in the endpoint's account; only an ARN can lead to
 * another one.
 */
function isSecretElsewhere(variant: ResourceVariant): Verdict {
  return anyOf(
    secretsOf(variant).map((id) => {
      const text = asText(valueOf(variant, id));
      const name = text && literalOf(text);
      const isByName = name !== undefined && !name.startsWith("arn:");
      const isHere = isByName || namedBy(variant, id) !== undefined || (text && isOfOwnAccount(variant, text));
      return isHere === true ? no() : unknown("the account of the secret is not known");
    }),
  );
}

/** Whether the ARN of a secret has the account of the deployment, as its reference or as the settings say it. */
function isOfOwnAccount({ deploymentContext, resource, template }: ResourceVariant, arn: Text): boolean {
  const { account } = deploymentContext;
  const own = account === undefined ? placeholderHole("Account") : literalPart(account);
  const form = textOfParts([literalPart("arn:*:secretsmanager:*:"), own, literalPart(":secret:*")]);
  const isByProvider = providerAccountOf({ template, address: resource.address }) !== undefined;
  return !isByProvider && matchText(form, arn) === "yes";
}

function isSecretUnderOwnKey(variant: ResourceVariant): Verdict {
  return anyOf(secretsOf(variant).map((id) => encryptionKeyOf(variant, id).isCustomerKey));
}

function secretsOf(variant: ResourceVariant): readonly string[] {
  return variant.secrets.filter((id) => valueOf(variant, id));
}

/** The resources that set the versioning of a bucket. */
const setsVersioning = ofKinds("Bucket", "BucketVersioning");

/** Whether the linted files declare the bucket and enable its versioning. */
function isBucketVersioned(variant: ResourceVariant): Verdict {
  const name = asText(valueOf(variant, "s3.bucketName"));
  const keys = name ? resourcesIn(name) : [];
  const bucket = keys.map((key) => resourceAt(variant.project, key)).find((found) => found && !found.isData);
  if (!bucket) return unknown("the template does not show whether the bucket is versioned");
  const holders = new Set(keys.flatMap((key) => versionHoldersIn(variant.project).get(key) ?? []));
  return anyOf([...holders].map(isVersioned));
}

/** The resources that set the versioning of a bucket, by the keys of the resources that they are or refer to. */
const versionHoldersIn = oncePer(({ templates }: Project) => {
  const found = new Map<string, Resource[]>();
  for (const template of templates) {
    for (const holder of template.resources.values()) {
      if (!setsVersioning(holder)) continue;
      for (const on of [holder.address, ...holder.dependencies.flatMap(({ on: target }) => target ?? [])]) {
        addTo(found, resourceKey(template, on), holder);
      }
    }
  }
  return found;
});

function isVersioned({ settings }: Resource): Verdict {
  const status = settings.get("versioning")?.value;
  if (!status) return no();
  const literal = asLiteral(status)?.toLowerCase();
  if (literal === undefined) return unknown("whether the bucket is versioned depends on the deployment", status);
  return literal === "enabled" || literal === "true" ? yes(status) : no(status);
}
