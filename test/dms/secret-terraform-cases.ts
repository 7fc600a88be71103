import { expect } from "vitest";
import { none, type SecretCase } from "./secret-stacks.js";
import { isOn } from "./judged.js";

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
];
