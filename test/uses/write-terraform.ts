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
};

/** A module with the DMS resources, the role, and what both may refer to. */
export function terraform(resources: readonly Written[], role: FixtureRole | undefined, setting: Setting): string {
  const [subject] = resources;
  const dms = resources.map(({ type, name, body }) => `${blockOf(type)} "${type}" "${name}" {\n${bodyOf(body)}}\n`);
  return [...around(setting.facts), ...(role ? [roleBlocks(role)] : []), ...dms]
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

function roleBlocks({ name, services, statements }: FixtureRole): string {
  const all = [
    ...statements,
    // A policy without a statement is no policy.
    { actions: ["ec2:DescribeRegions"], resources: [["*"]] },
  ];
  const inside = all.map(
    ({ actions, resources }) =>
      `{ Effect = "Allow", Action = ${JSON.stringify(actions)}, Resource = [${resources.map(textOf).join(", ")}] }`,
  );
  return `
resource "aws_iam_role" "role" {
  name = "${name ?? "dms-role"}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = [${services.map(textOf).join(", ")}] }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "role" {
  role   = aws_iam_role.role.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${inside.join(", ")}]
  })
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
