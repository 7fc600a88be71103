import { describe, expect, it } from "vitest";
import { projectOf } from "../project.js";
import { granted, keyGrant, otherKey, reasonIn, unseen } from "./resource-grants-reasons.js";

describe("in Terraform", () => {
  const module = (action: string, resource: string, more: string): string => `
variable "p" {}
resource "aws_iam_role" "Role" {
  name               = "loader"
  assume_role_policy = "{}"
  inline_policy {
    name   = "p"
    policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "${action}", Resource = ${resource} }] })
  }
}
${more}
`;
  const grant = (grantee: string): string => `
resource "aws_kms_key" "k" {}
resource "aws_kms_grant" "g" {
  key_id            = aws_kms_key.k.key_id
  grantee_principal = ${grantee}
  operations        = ["Decrypt"]
}
resource "aws_kms_grant" "open" {
  key_id     = aws_kms_key.k.key_id
  operations = ["Decrypt"]
}
`;
  const document =
    'jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.Role.arn }, Action = "s3:*", Resource = "*" }] })';
  const objectsOf = (of: string): string => `"\${${of}.arn}/*"`;
  const bucketPolicy = (of: string, policy: string): string => `
resource "aws_s3_bucket" "b" {}
data "aws_s3_bucket" "read" {
  bucket = "read"
}
resource "aws_s3_bucket_policy" "p" {
  bucket = ${of}
  policy = ${policy}
}
`;

  it.each<[string, string, string, string, string | undefined]>([
    ["a grant for the role", "kms:Decrypt", "aws_kms_key.k.arn", grant("aws_iam_role.Role.arn"), keyGrant],
    [
      "a grant for another",
      "kms:Decrypt",
      "aws_kms_key.k.arn",
      grant('"arn:aws:iam::123456789012:role/other"'),
      undefined,
    ],
    [
      "a grant of other operations",
      "kms:GenerateDataKey",
      "aws_kms_key.k.arn",
      grant("aws_iam_role.Role.arn"),
      undefined,
    ],
    ["a grant for one that is not known", "kms:Decrypt", "aws_kms_key.k.arn", grant("var.p"), keyGrant],
    [
      "a key that is only read",
      "kms:Decrypt",
      "data.aws_kms_key.k.arn",
      'data "aws_kms_key" "k" {\n  key_id = "alias/k"\n}\n',
      otherKey,
    ],
    [
      "the policy of a bucket",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      bucketPolicy("aws_s3_bucket.b.id", document),
      granted,
    ],
    [
      "the policy of a bucket that is only read",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      bucketPolicy("data.aws_s3_bucket.read.id", document),
      granted,
    ],
    [
      "an argument that is not known",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      'resource "aws_s3_bucket" "b" {\n  policy = var.p\n}\n',
      unseen,
    ],
    [
      "the policy of another key",
      "kms:Decrypt",
      "aws_kms_key.k.arn",
      `resource "aws_kms_key" "k" {}\nresource "aws_kms_key" "o" {}\nresource "aws_kms_key_policy" "p" {\n  key_id = aws_kms_key.o.key_id\n  policy = ${document.replace("s3", "kms")}\n}\n`,
      undefined,
    ],
    [
      "a document that nothing uses here",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      'resource "aws_s3_bucket" "b" {}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }\n  }\n}\n',
      granted,
    ],
  ])("%s", async (_name, action, resource, more, expected) => {
    expect(reasonIn(await projectOf({ "m/main.tf": module(action, resource, more) }))).toBe(expected);
  });

  const policyOf = (type: string, argument: string, policy = "policy = var.p"): string =>
    `resource "${type}" "p" {\n  ${argument}\n  ${policy}\n}\n`;
  const stream = 'resource "aws_kinesis_stream" "s" {\n  name = "orders"\n}\n';
  const streamPolicy = (of: string): string => policyOf("aws_kinesis_resource_policy", `resource_arn = ${of}`);
  const streamArn = (name: string): string => `"arn:aws:kinesis:eu-west-1:123456789012:stream/${name}"`;
  const named = 'resource "aws_s3_bucket" "b" {\n  bucket = "orders"\n}\n';
  const unseenOf = (of: string): string => named + policyOf("aws_s3_bucket_policy", `bucket = ${of}`);
  const table = 'resource "aws_dynamodb_table" "t" {}\n';
  const domain = 'resource "aws_opensearch_domain" "d" {}\n';
  const glue = '"arn:aws:glue:eu-west-1:123456789012:catalog"';

  it.each<[string, string, string, string, string | undefined]>([
    [
      "a stream",
      "kinesis:PutRecord",
      "aws_kinesis_stream.s.arn",
      stream + streamPolicy("aws_kinesis_stream.s.arn"),
      unseen,
    ],
    [
      "a stream by its ARN",
      "kinesis:PutRecord",
      streamArn("orders"),
      stream + streamPolicy("aws_kinesis_stream.s.arn"),
      unseen,
    ],
    [
      "another stream",
      "kinesis:PutRecord",
      "aws_kinesis_stream.s.arn",
      stream + streamPolicy(streamArn("other")),
      undefined,
    ],
    [
      "the stream of that ARN",
      "kinesis:PutRecord",
      "aws_kinesis_stream.s.arn",
      stream + streamPolicy(streamArn("orders")),
      unseen,
    ],
    ["any stream", "kinesis:PutRecord", "aws_kinesis_stream.s.arn", stream + streamPolicy("var.p"), unseen],
    [
      "any stream, not a bucket",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      named + streamPolicy("var.p"),
      undefined,
    ],
    [
      "a table",
      "dynamodb:PutItem",
      "aws_dynamodb_table.t.arn",
      table + policyOf("aws_dynamodb_resource_policy", "resource_arn = aws_dynamodb_table.t.arn"),
      unseen,
    ],
    [
      "a domain",
      "es:ESHttpPost",
      '"${aws_opensearch_domain.d.arn}/*"',
      domain +
        policyOf(
          "aws_opensearch_domain_policy",
          "domain_name = aws_opensearch_domain.d.domain_name",
          "access_policies = var.p",
        ),
      unseen,
    ],
    ["the catalog", "glue:CreateTable", glue, policyOf("aws_glue_resource_policy", ""), unseen],
    ["the bucket", "s3:PutObject", '"arn:aws:s3:::orders/*"', unseenOf("aws_s3_bucket.b.id"), unseen],
    ["the bucket by its name", "s3:PutObject", objectsOf("aws_s3_bucket.b"), unseenOf('"orders"'), unseen],
    [
      "the bucket by its name, of which both have it",
      "s3:PutObject",
      '"arn:aws:s3:::orders/*"',
      unseenOf('"orders"'),
      unseen,
    ],
    ["another bucket", "s3:PutObject", '"arn:aws:s3:::orders/*"', unseenOf('"other"'), undefined],
    ["any bucket", "s3:PutObject", '"arn:aws:s3:::orders/*"', unseenOf("var.p"), unseen],
    ["a bucket that may be any", "s3:PutObject", '"arn:aws:s3:::${var.p}/*"', unseenOf("aws_s3_bucket.b.id"), unseen],
    [
      "a bucket that only waits for the other one",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      `${named}resource "aws_s3_bucket" "o" {\n  policy = var.p\n  depends_on = [aws_s3_bucket.b]\n}\n`,
      undefined,
    ],
  ])("a policy that is not known, of %s", async (_name, action, resource, more, expected) => {
    expect(reasonIn(await projectOf({ "m/main.tf": module(action, resource, more) }))).toBe(expected);
  });
});
