import { describe, expect, it } from "vitest";
import { lacks } from "../../dms/from-data/findings.js";

const s3 = (bucket: string): string => `engine_name = "s3"
  endpoint_type = "target"
  s3_settings {
    bucket_name             = ${bucket}
    service_access_role_arn = aws_iam_role.role.arn
  }`;

const withSecret = (secret: string): string => `engine_name = "mysql"
  endpoint_type = "source"
  secrets_manager_arn             = ${secret}
  secrets_manager_access_role_arn = aws_iam_role.role.arn`;

const withUser = (server: string): string => `engine_name = "postgres"
  endpoint_type = "source"
  server_name   = ${server}
  username      = "dms"
  postgres_settings {
    authentication_method   = "iam"
    service_access_role_arn = aws_iam_role.role.arn
  }`;

const put = "s3:PutObject";
const get = "secretsmanager:GetSecretValue";
const connect = "rds-db:connect";

const buckets = (one: string, other: string): string =>
  `resource "aws_s3_bucket" "a" {\n${one}\n}\nresource "aws_s3_bucket" "b" {\n${other}\n}`;
const secrets = (one: string, other: string): string =>
  buckets(one, other).replaceAll("s3_bucket", "secretsmanager_secret");
const databases = buckets("identifier = var.one", "identifier = var.other").replaceAll("s3_bucket", "db_instance");

function module(resources: string, action: string, endpoint: string, granted: string): string {
  return `
variable "one" {}
variable "other" {}
variable "names" { type = set(string) }
${resources}
resource "aws_iam_role" "role" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
resource "aws_iam_role_policy" "use" {
  role = aws_iam_role.role.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "${action}", Resource = ${granted} }]
  })
}
resource "aws_dms_endpoint" "endpoint" {
  ${endpoint}
}
`;
}

describe("in Terraform", () => {
  const a = "aws_s3_bucket.a.bucket";
  const onB = '"${aws_s3_bucket.b.arn}/*"';
  const many = (repeat: string): string => `resource "aws_s3_bucket" "a" {\n  ${repeat}\n  bucket = "\${var.one}-x"\n}`;

  it.each<[string, string, string, string, string]>([
    ["buckets named by variables", buckets("bucket = var.one", "bucket = var.other"), put, s3(a), onB],
    ["buckets without names", buckets("", ""), put, s3(a), onB],
    ["buckets with prefixes", buckets("bucket_prefix = var.one", "bucket_prefix = var.other"), put, s3(a), onB],
    ["a bucket beside one without a name", buckets("bucket = var.one", ""), put, s3(a), onB],
    [
      "secrets named by variables",
      secrets("name = var.one", 'name = "app/${var.other}"'),
      get,
      withSecret("aws_secretsmanager_secret.a.arn"),
      "aws_secretsmanager_secret.b.arn",
    ],
    [
      "users of databases",
      databases,
      connect,
      withUser("aws_db_instance.a.address"),
      '"arn:aws:rds-db:*:*:dbuser:${aws_db_instance.b.resource_id}/dms"',
    ],
    [
      "instances of one block",
      many("count = 2").replace('-x"', '-${count.index}"'),
      put,
      s3("aws_s3_bucket.a[0].bucket"),
      '"${aws_s3_bucket.a[1].arn}/*"',
    ],
  ])("a grant on the other counts for nothing: %s", async (_name, resources, action, endpoint, granted) => {
    expect(await lacks("main.tf", module(resources, action, endpoint, granted), action)).toBe(true);
  });

  it.each<[string, string, string, string, string]>([
    [
      "what is read may be what is made",
      'resource "aws_s3_bucket" "a" {\n  bucket = var.one\n}\ndata "aws_s3_bucket" "b" {\n  bucket = var.other\n}',
      put,
      s3(a),
      '"${data.aws_s3_bucket.b.arn}/*"',
    ],
    [
      "which instances there are is not known",
      many("for_each = var.names"),
      put,
      s3('aws_s3_bucket.a["x"].bucket'),
      '[for one in aws_s3_bucket.a : "${one.arn}/*"]',
    ],
    [
      "a replica has the id of its primary key",
      'resource "aws_kms_key" "p" {\n  multi_region = true\n}\nresource "aws_kms_replica_key" "r" {\n  primary_key_arn = aws_kms_key.p.arn\n}\n' +
        'resource "aws_s3_bucket" "a" {}',
      "kms:GenerateDataKey",
      s3(a).replace(
        "s3_settings {",
        's3_settings {\n    encryption_mode = "SSE_KMS"\n    server_side_encryption_kms_key_id = aws_kms_replica_key.r.arn',
      ),
      '"arn:aws:kms:*:*:key/${aws_kms_key.p.key_id}"',
    ],
    [
      "streams of two regions may have one name",
      buckets("name = var.one", "name = var.other\n  provider = aws.other").replaceAll("s3_bucket", "kinesis_stream"),
      "kinesis:PutRecord",
      `engine_name = "kinesis"
  endpoint_type = "target"
  kinesis_settings {
    stream_arn              = aws_kinesis_stream.a.arn
    service_access_role_arn = aws_iam_role.role.arn
  }`,
      '"arn:aws:kinesis:*:*:stream/${aws_kinesis_stream.b.name}"',
    ],
  ])("the other may be the same: %s", async (_name, resources, action, endpoint, granted) => {
    expect(await lacks("main.tf", module(resources, action, endpoint, granted), action)).toBe(false);
  });

  it("what is read by two names is two things", async () => {
    const read = (name: string, value: string): string =>
      `data "aws_secretsmanager_secret" "${name}" {\n  name = "${value}"\n}\n`;
    const text = module(
      read("a", "app/source") + read("b", "app/target"),
      get,
      withSecret("data.aws_secretsmanager_secret.a.arn"),
      "data.aws_secretsmanager_secret.b.arn",
    );
    expect(await lacks("main.tf", text, get)).toBe(true);
  });
});
