import { describe, expect, it } from "vitest";
import { projectOf } from "./project.js";
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
      "a document that nothing uses here",
      "s3:PutObject",
      objectsOf("aws_s3_bucket.b"),
      'resource "aws_s3_bucket" "b" {}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }\n  }\n}\n',
      granted,
    ],
  ])("%s", async (_name, action, resource, more, expected) => {
    expect(reasonIn(await projectOf({ "m/main.tf": module(action, resource, more) }))).toBe(expected);
  });
});
