import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

const module = (key: string): string => `data "aws_region" "here" {}
resource "aws_kms_key" "k" {}
resource "aws_secretsmanager_secret" "db" {
  name       = "db"
  kms_key_id = ${key}
}
resource "aws_iam_role" "reader" {
  name = "reader"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.\${data.aws_region.here.region}.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "reader" {
  role = aws_iam_role.reader.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.db.arn },
    ]
  })
}
resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "source"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  database_name                   = "d"
  secrets_manager_arn             = aws_secretsmanager_secret.db.arn
  secrets_manager_access_role_arn = aws_iam_role.reader.arn
}
`;

describe("an ARN of a resource in a module that reads its region", () => {
  it.each(["aws_kms_key.k.arn", "aws_kms_key.k.id", "aws_kms_key.k.key_id"])(
    "is written as a reference: the key is given as %s",
    async (key) => {
      const { fixed } = await lintTexts(
        { "main.tf": module(key) },
        { rules: ["role-permissions"], fix: "suggestions" },
      );
      expect(fixed["main.tf"]).toContain("= aws_kms_key.k.arn");
      expect(fixed["main.tf"]).toContain('"kms:Decrypt"');
      expect(fixed["main.tf"]).not.toContain("aws_caller_identity");
    },
  );
});
