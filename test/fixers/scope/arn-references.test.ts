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

describe("an ARN of a resource in a module whose outputs say its name", () => {
  const lake = `variable "name" {}
resource "aws_s3_bucket" "data" {
  bucket = var.name
}
resource "aws_iam_role" "writer" {
  name = "writer"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "writer" {
  role = aws_iam_role.writer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:PutObject", "s3:DeleteObject"], Resource = "\${aws_s3_bucket.data.arn}/*" },
    ]
  })
}
output "bucket" {
  value = aws_s3_bucket.data.bucket
}
output "role" {
  value = aws_iam_role.writer.arn
}
`;
  const main = `module "lake" {
  source = "./lake"
  name   = "orders-lake"
}
resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = module.lake.bucket
  service_access_role_arn = module.lake.role
}
`;

  it("is written as a reference in that module, and not as the name that its caller gives", async () => {
    const texts = { "main.tf": main, "lake/main.tf": lake };
    const { fixed } = await lintTexts(texts, { rules: ["role-permissions"], fix: "suggestions" });
    expect(fixed["lake/main.tf"]).toMatch(/"s3:ListBucket", Resource = aws_s3_bucket\.data\.arn/);
    expect(fixed["lake/main.tf"]).not.toContain("orders-lake");
  });

  it("is no reference to an instance that does not always exist", async () => {
    const repeated = lake
      .replace("  bucket = var.name", "  count  = var.isNew ? 1 : 0\n  bucket = var.name")
      .replace("\${aws_s3_bucket.data.arn}", "arn:aws:s3:::\${var.name}")
      .replace("aws_s3_bucket.data.bucket", "one(aws_s3_bucket.data[*].bucket)");
    const texts = { "main.tf": main, "lake/main.tf": `${repeated}variable "isNew" {\n  default = true\n}\n` };
    const { fixed } = await lintTexts(texts, { rules: ["role-permissions"], fix: "suggestions" });
    expect(fixed["lake/main.tf"]).toMatch(/"s3:ListBucket", Resource = "arn:aws:s3:::\$\{var\.name\}"/);
  });
});
