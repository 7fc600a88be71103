import { describe, expect, it } from "vitest";
import { judged } from "../judged.js";
import {
  allow,
  bucket,
  genericEndpoint,
  module,
  objects,
  s3Endpoint,
  writes,
  type TerraformCase,
} from "./s3-modules.js";

const cases: readonly TerraformCase[] = [
  {
    name: "aws_dms_s3_endpoint with all rights",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target"),
    statements: writes,
    expected: { used: "yes", roles: ["access"], missing: [], open: [], untrusted: [] },
    why: "objects and bucket are allowed",
  },
  {
    name: "aws_dms_endpoint with all rights",
    use: "endpoint-s3-target",
    endpoint: genericEndpoint("target"),
    statements: writes,
    expected: { used: "yes", roles: ["access"], missing: [], open: [], untrusted: [] },
    why: "objects and bucket are allowed",
  },
  {
    name: "aws_dms_endpoint without delete",
    use: "endpoint-s3-target",
    endpoint: genericEndpoint("target"),
    statements: allow("s3:PutObject", objects) + allow("s3:ListBucket", bucket),
    expected: { missing: [expect.stringMatching(/^s3:DeleteObject on arn:.*:s3:::.*\/\*$/) as string] },
    why: "a target replaces objects",
  },
  {
    name: "bucket and objects by their names",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target"),
    statements: allow("s3:*", '"arn:aws:s3:::${var.prefix}-data", "arn:aws:s3:::${var.prefix}-data/*"'),
    expected: { missing: [], open: [] },
    why: "the names are the same",
  },
  {
    name: "another bucket of the same prefix",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target"),
    statements: allow("s3:*", '"arn:aws:s3:::${var.prefix}-logs", "arn:aws:s3:::${var.prefix}-logs/*"'),
    expected: { missing: [expect.any(String), expect.any(String), expect.any(String)] as string[] },
    why: "the names end differently",
  },
  {
    name: "a statement by for_each over a variable",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target"),
    statements: `dynamic "statement" {
  for_each = var.buckets
  content {
    actions   = ["s3:*"]
    resources = [statement.value]
  }
}`,
    further: 'variable "buckets" { type = list(string) }',
    expected: { missing: [], open: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"] },
    why: "the variable may hold the bucket",
  },
  {
    name: "all statements denied",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target"),
    statements: `${writes}
statement {
  effect    = "Deny"
  actions   = ["s3:DeleteObject"]
  resources = ["*"]
}`,
    expected: { missing: [expect.stringMatching(/^s3:DeleteObject on /) as string] },
    why: "an explicit Deny wins",
  },
  {
    name: "denied without TLS",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target"),
    statements: `${writes}
statement {
  effect    = "Deny"
  actions   = ["s3:*"]
  resources = ["*"]
  condition {
    test     = "Bool"
    variable = "aws:SecureTransport"
    values   = ["false"]
  }
}`,
    expected: { missing: [], open: [] },
    why: "DMS calls AWS over TLS",
  },
  {
    name: "a key of the module",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint(
      "target",
      'encryption_mode = "SSE_KMS"\n  server_side_encryption_kms_key_id = aws_kms_key.data.arn',
    ),
    statements: writes,
    further: 'resource "aws_kms_key" "data" {}',
    expected: {
      missing: [
        expect.stringMatching(/^kms:GenerateDataKey on .*aws_kms_key\.data/) as string,
        expect.stringMatching(/^kms:Decrypt on .*aws_kms_key\.data/) as string,
      ],
    },
    why: "a key without a policy of its own leaves it to IAM",
  },
  {
    name: "a key of the module whose policy is a variable",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint(
      "target",
      'encryption_mode = "SSE_KMS"\n  server_side_encryption_kms_key_id = aws_kms_key.data.arn',
    ),
    statements: writes,
    further: 'variable "key_policy" {}\nresource "aws_kms_key" "data" {\n policy = var.key_policy\n}',
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the policy may name the role",
  },
  {
    name: "a key of the module with a grant",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint(
      "target",
      'encryption_mode = "SSE_KMS"\n  server_side_encryption_kms_key_id = aws_kms_key.data.arn',
    ),
    statements: writes,
    further: `resource "aws_kms_key" "data" {}
resource "aws_kms_grant" "access" {
  key_id            = aws_kms_key.data.key_id
  grantee_principal = aws_iam_role.access.arn
  operations        = ["GenerateDataKey", "Decrypt"]
}`,
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "a grant allows by itself",
  },
  {
    name: "a key read by a data source",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint(
      "target",
      'encryption_mode = "SSE_KMS"\n  server_side_encryption_kms_key_id = data.aws_kms_key.data.arn',
    ),
    statements: writes,
    further: 'data "aws_kms_key" "data" {\n key_id = "alias/data"\n}',
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the policy of a key that is not seen may grant",
  },
  {
    name: "a source",
    use: "endpoint-s3-source",
    endpoint: s3Endpoint("source", "external_table_definition = jsonencode({})"),
    statements: allow("s3:GetObject", objects),
    expected: { used: "yes", missing: [expect.stringMatching(/^s3:ListBucket on /) as string] },
    why: "a source lists the bucket",
  },
  {
    name: "a source with a versioned bucket",
    use: "endpoint-s3-source",
    endpoint: s3Endpoint("source"),
    statements: allow("s3:GetObject", objects) + allow("s3:ListBucket", bucket),
    further: `resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
  versioning_configuration {
    status = "Enabled"
  }
}`,
    expected: { missing: [expect.stringMatching(/^s3:GetObjectVersion on /) as string] },
    why: "the guide asks for it where the bucket has versions",
  },
  {
    name: "a type from a variable",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("${var.type}"),
    statements: allow("s3:GetObject", objects),
    further: 'variable "type" {}',
    expected: { used: "unknown", roles: [], missing: [], reasons: [expect.any(String) as string] },
    why: "whether it is a target is not known",
  },
  {
    name: "a role from a variable",
    use: "endpoint-s3-target",
    endpoint: s3Endpoint("target").replace("aws_iam_role.access.arn", "var.role_arn"),
    statements: "",
    further: 'variable "role_arn" {}',
    expected: { used: "yes", roles: [], missing: [], reasons: [expect.stringContaining("role_arn") as string] },
    why: "a role elsewhere is not judged",
  },
];

describe("S3 endpoints of Terraform", () => {
  it.each(cases)("$name, because $why", async (one) => {
    const files = { "m/main.tf": module(one) };
    expect(await judged({ files, resource: "this", use: one.use })).toMatchObject(one.expected);
  });
});
