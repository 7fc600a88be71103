import type { Setting, Written } from "./fixture.js";
import type { FixtureRole } from "./role.js";
import { isJson, isText, type FixtureText, type FixtureValue, type Ref } from "./text.js";

const refs: Readonly<Record<Ref, string>> = {
  role: "aws_iam_role.role.arn",
  bucket: "aws_s3_bucket.bucket.bucket",
  key: "aws_kms_key.key.arn",
  secret: "aws_secretsmanager_secret.secret.arn",
  stream: "aws_kinesis_stream.stream.arn",
  topic: "aws_sns_topic.topic.arn",
  subject: "aws_dms_endpoint.subject.endpoint_arn",
  partition: "data.aws_partition.current.partition",
  region: "data.aws_region.current.name",
  account: "data.aws_caller_identity.current.account_id",
  domain: "aws_opensearch_domain.domain.domain_name",
  domainHost: "aws_opensearch_domain.domain.endpoint",
  clusterId: "aws_neptune_cluster.cluster.cluster_resource_id",
  clusterHost: "aws_neptune_cluster.cluster.endpoint",
  databaseId: "aws_db_instance.database.resource_id",
  databaseHost: "aws_db_instance.database.address",
  otherBucket: "aws_s3_bucket.other.bucket",
  otherKey: "aws_kms_key.other.arn",
  otherSecret: "aws_secretsmanager_secret.other.arn",
  otherStream: "aws_kinesis_stream.other.arn",
  otherDomain: "aws_opensearch_domain.other.domain_name",
  otherClusterId: "aws_neptune_cluster.other.cluster_resource_id",
  otherDatabaseId: "aws_db_instance.other.resource_id",
};

/** A module with the DMS resources, the role, and what both may refer to; `others`: with one more of each type. */
export function terraform(
  resources: readonly Written[],
  role: FixtureRole | undefined,
  setting: Setting,
  others = false,
): string {
  const [subject] = resources;
  const dms = resources.map(({ type, name, body }) => `${blockOf(type)} "${type}" "${name}" {\n${bodyOf(body)}}\n`);
  return [...around(setting.facts), ...(others ? besides : []), ...(role ? [roleBlocks(role)] : []), ...dms]
    .join("\n")
    .replaceAll("aws_dms_endpoint.subject", `${subject?.type ?? ""}.subject`);
}

/** What is started is an action, what is made a resource. */
function blockOf(type: string): string {
  return type.startsWith("aws_dms_start_") ? "action" : "resource";
}

function bodyOf(body: Readonly<Record<string, FixtureValue>>): string {
  const lines = Object.entries(body).flatMap(([key, value]) => {
    if (typeof value === "boolean" || isText(value) || isJson(value)) return [`${key} = ${expression(value)}`];
    const blocks = Array.isArray(value) ? (value as readonly Readonly<Record<string, FixtureValue>>[]) : [value];
    return blocks.map((block) => `${key} {\n${bodyOf(block as Readonly<Record<string, FixtureValue>>)}}`);
  });
  return lines.map((line) => `${line}\n`).join("");
}

function expression(value: FixtureValue): string {
  if (typeof value === "boolean") return String(value);
  if (isText(value)) return textOf(value);
  if (isJson(value)) return `jsonencode(${expression(value.json)})`;
  if (Array.isArray(value)) return `[${value.map((item: FixtureValue) => expression(item)).join(", ")}]`;
  const entries = Object.entries(value).map(([key, inside]) => `${JSON.stringify(key)} = ${expression(inside)}`);
  return `{ ${entries.join(", ")} }`;
}

function textOf(text: FixtureText): string {
  const [only, ...others] = text;
  if (only !== undefined && typeof only !== "string" && others.length === 0) return refs[only.ref];
  return `"${text.map((part) => (typeof part === "string" ? part : `\${${refs[part.ref]}}`)).join("")}"`;
}

function roleBlocks({ name, services, statements, isApart = false }: FixtureRole): string {
  const all = [
    ...statements,
    // A policy without a statement is no policy.
    { actions: ["ec2:DescribeRegions"], resources: [["*"]] },
  ];
  const inside = all.map(
    ({ actions, resources }) =>
      `{ Effect = "Allow", Action = ${JSON.stringify(actions)}, Resource = [${resources.map(textOf).join(", ")}] }`,
  );
  const blocks = all.map(
    ({ actions, resources }) => `
  statement {
    actions   = ${JSON.stringify(actions)}
    resources = [${resources.map(textOf).join(", ")}]
  }
`,
  );
  const encoded = `jsonencode({
    Version   = "2012-10-17"
    Statement = [${inside.join(", ")}]
  })`;
  return `${isApart ? `\ndata "aws_iam_policy_document" "role" {${blocks.join("")}}\n` : ""}
resource "aws_iam_role" "role" {
  name = "${name ?? "dms-role"}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = [${services.map(textOf).join(", ")}] }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "role" {
  role   = aws_iam_role.role.id
  policy = ${isApart ? "data.aws_iam_policy_document.role.json" : encoded}
}
`;
}

function around(facts: ReadonlySet<string>): readonly string[] {
  const key = "  kms_key_id = aws_kms_key.key.arn\n";
  return [
    'data "aws_partition" "current" {}\ndata "aws_region" "current" {}\ndata "aws_caller_identity" "current" {}\n',
    'resource "aws_s3_bucket" "bucket" {}\n',
    facts.has("bucketVersioningEnabled")
      ? `resource "aws_s3_bucket_versioning" "bucket" {
  bucket = aws_s3_bucket.bucket.id
  versioning_configuration {
    status = "Enabled"
  }
}\n`
      : "",
    'resource "aws_kms_key" "key" {}\n',
    `resource "aws_secretsmanager_secret" "secret" {\n${facts.has("secretEncryptedWithCmk") ? key : ""}}\n`,
    `resource "aws_kinesis_stream" "stream" {\n${facts.has("streamEncryptedWithCmk") ? key : ""}}\n`,
    'resource "aws_sns_topic" "topic" {}\n',
  ];
}

const named = (type: string, argument: string): string => `variable "${type}" {}
resource "${type}" "other" {
  ${argument} = var.${type}
}
`;

/** What the other resources are called is given, what the DMS resource uses is named by AWS. */
const besides: readonly string[] = [
  'resource "aws_opensearch_domain" "domain" {\n  domain_name = "orders"\n}\n',
  'resource "aws_neptune_cluster" "cluster" {}\n',
  'resource "aws_db_instance" "database" {}\n',
  'resource "aws_kms_key" "other" {}\n',
  named("aws_s3_bucket", "bucket"),
  named("aws_secretsmanager_secret", "name"),
  named("aws_kinesis_stream", "name"),
  named("aws_opensearch_domain", "domain_name"),
  named("aws_neptune_cluster", "cluster_identifier"),
  named("aws_db_instance", "identifier"),
];
