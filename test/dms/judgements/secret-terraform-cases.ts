import { expect } from "vitest";
import { none, type SecretCase } from "./secret-stacks.js";
import { isOn } from "../judged.js";

const module = (policyResource: string, endpoint: string, further = ""): string => `
data "aws_region" "current" {}
resource "aws_secretsmanager_secret" "db" {
  name = "db"
}
data "aws_secretsmanager_secret" "source" {
  name = "source"
}
resource "aws_iam_role" "access" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["dms.amazonaws.com", "dms.\${data.aws_region.current.name}.amazonaws.com"] }
      Action    = "sts:AssumeRole"
    }]
  })
}
resource "aws_iam_role_policy" "access" {
  role   = aws_iam_role.access.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = ${policyResource} }]
  })
}
resource "aws_dms_endpoint" "Endpoint" {
  endpoint_id                     = "e"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  secrets_manager_access_role_arn = aws_iam_role.access.arn
  secrets_manager_arn             = ${endpoint}
}
${further}
`;

/** A secret under the key that the target of an alias is. */
const underTarget = (target: string): string => `
resource "aws_kms_key" "k" {}
resource "aws_kms_alias" "k" {
  name          = "alias/k"
  target_key_id = ${target}
}
variable "key" {}
resource "aws_secretsmanager_secret" "keyed" {
  name       = "keyed"
  kms_key_id = aws_kms_alias.k.target_key_arn
}`;

const keyed = "aws_secretsmanager_secret.keyed.arn";

/** The same in a module. */
export const terraform: readonly SecretCase[] = [
  {
    name: "the secret of the module",
    files: { "m/main.tf": module("aws_secretsmanager_secret.db.arn", "aws_secretsmanager_secret.db.arn") },
    expected: { used: "yes", ...none, open: [] },
    why: "role and endpoint name one secret",
  },
  {
    name: "the secret by its id",
    files: { "m/main.tf": module("aws_secretsmanager_secret.db.arn", "aws_secretsmanager_secret.db.id") },
    expected: { ...none, open: [] },
    why: "the id of a secret is its ARN",
  },
  {
    name: "a secret that is read, the same in the policy",
    files: {
      "m/main.tf": module("data.aws_secretsmanager_secret.source.arn", "data.aws_secretsmanager_secret.source.arn"),
    },
    expected: none,
    why: "role and endpoint name one secret",
  },
  ...["var.secret", "data.aws_secretsmanager_secret.found.arn"].map((allowed) => ({
    name: `a secret that is read by its ARN in place of its name, ${allowed} in the policy`,
    files: {
      "m/main.tf": module(
        allowed,
        "data.aws_secretsmanager_secret.found.arn",
        `variable "secret" { default = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3" }
data "aws_secretsmanager_secret" "found" { name = var.secret }`,
      ),
    },
    expected: none,
    why: "the data source has the ARN by which it finds the secret",
  })),
  {
    name: "a secret that is read, another in the policy",
    files: { "m/main.tf": module("aws_secretsmanager_secret.db.arn", "data.aws_secretsmanager_secret.source.arn") },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the names differ",
  },
  {
    name: "a variable, the same in the policy",
    files: { "m/main.tf": module("var.secret", "var.secret", 'variable "secret" {}') },
    expected: none,
    why: "it is one variable",
  },
  {
    name: "two variables",
    files: { "m/main.tf": module("var.one", "var.other", 'variable "one" {}\nvariable "other" {}') },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "they may be one secret",
  },
  {
    name: "a version's ARN",
    files: {
      "m/main.tf": module(
        "aws_secretsmanager_secret.db.arn",
        "aws_secretsmanager_secret_version.db.arn",
        'resource "aws_secretsmanager_secret_version" "db" {\n secret_id = aws_secretsmanager_secret.db.id\n secret_string = "x"\n}',
      ),
    },
    expected: { missing: [] },
    why: "it is the ARN of the secret",
  },
  ...[
    {
      target: "aws_kms_key.k.key_id",
      key: "arn:${partition}:kms:${data.aws_region.current.name}:${account}:key/${aws_kms_key.k.key_id}",
    },
    { target: "aws_kms_key.k.arn", key: "${aws_kms_key.k.arn}" },
  ].map(({ key, target }) => ({
    name: `under the key of an alias for ${target}`,
    files: { "m/main.tf": module(keyed, keyed, underTarget(target)) },
    expected: { missing: ["kms:Decrypt", "kms:DescribeKey"].map((action) => `${action} on ${key}`) },
    why: "the target of the alias is a key of the module",
  })),
  {
    name: "under the key of an alias for a variable",
    files: { "m/main.tf": module(keyed, keyed, underTarget("var.key")) },
    expected: { missing: [], open: expect.arrayContaining(["kms:Decrypt"]) as string[] },
    why: "the policy of the key is not known",
  },
];
