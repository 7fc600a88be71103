import { describe, expect, it } from "vitest";
import { factHolds } from "../../../src/dms/resources/facts.js";
import { encryptionKeyOf } from "../../../src/dms/resources/keys.js";
import { dmsIn, variantOf, type Found } from "../variant.js";

function moduleWith(blocks: string): Promise<Found> {
  return dmsIn("Resources: {}", { "main.tf": `variable "any" {}\n${blocks}` });
}

const endpoint = (engine: string, settings: string): string => `resource "aws_dms_endpoint" "Dms" {
  endpoint_id   = "d"
  endpoint_type = "target"
  engine_name   = "${engine}"
  ${settings}
}
`;

describe("the versioning of a bucket, in Terraform", () => {
  const target = (bucket: string): string => `resource "aws_dms_s3_endpoint" "Dms" {
  endpoint_id             = "d"
  endpoint_type           = "target"
  service_access_role_arn = "arn:aws:iam::123456789012:role/r"
  bucket_name             = ${bucket}
}
`;
  const made = target("aws_s3_bucket.lake.bucket");
  const versioning = (
    status: string,
    bucket = "aws_s3_bucket.lake.id",
  ): string => `resource "aws_s3_bucket_versioning" "v" {
  bucket = ${bucket}
  versioning_configuration {
    status = ${status}
  }
}
`;
  const bucket = 'resource "aws_s3_bucket" "lake" {}\n';
  const other = 'resource "aws_s3_bucket" "other" {}\n';
  it.each<[string, string, string]>([
    ["a bucket", made + bucket, "no"],
    [
      "a bucket with the older block",
      `${made}resource "aws_s3_bucket" "lake" {\n  versioning {\n    enabled = true\n  }\n}\n`,
      "yes",
    ],
    ["a bucket with versioning", made + bucket + versioning('"Enabled"'), "yes"],
    ["a bucket with suspended versioning", made + bucket + versioning('"Suspended"'), "no"],
    [
      "a bucket beside another with versioning",
      made + bucket + other + versioning('"Enabled"', "aws_s3_bucket.other.id"),
      "no",
    ],
    [
      "a bucket that is only read",
      `${target("data.aws_s3_bucket.lake.bucket")}data "aws_s3_bucket" "lake" {\n  bucket = "lake"\n}\n`,
      "unknown",
    ],
  ])("%s", async (_, blocks, answer) => {
    expect(factHolds(variantOf(await moduleWith(blocks)), "bucketVersioningEnabled").answer).toBe(answer);
  });
});

describe("tags by table mappings, in Terraform", () => {
  const task = (rules: string): string => `${endpoint("s3", "")}resource "aws_dms_replication_task" "t" {
  target_endpoint_arn = aws_dms_endpoint.Dms.endpoint_arn
  table_mappings      = jsonencode({ rules = concat([{ rule-action = "include" }], ${rules}) })
}
`;
  it.each<[string, string]>([
    ["[]", "no"],
    ['[{ rule-action = "add-tag" }]', "yes"],
    ["var.any", "unknown"],
  ])("%s: %s", async (rules, answer) => {
    expect(factHolds(variantOf(await moduleWith(task(rules))), "mappingsAddTags").answer).toBe(answer);
  });
});

describe("the key of what an endpoint names, in Terraform", () => {
  const key = 'resource "aws_kms_key" "own" {}\n';
  const secret = (settings: string): string => `resource "aws_secretsmanager_secret" "db" {\n  ${settings}\n}\n`;
  const read = `data "aws_secretsmanager_secret" "db" {\n  name = "db"\n}\n`;
  const stream = (settings: string): string => `resource "aws_kinesis_stream" "out" {\n  ${settings}\n}\n`;
  const open = "the KMS key is not known";
  it.each<[string, string, string, string?]>([
    ["aws_secretsmanager_secret.db.arn", secret("kms_key_id = aws_kms_key.own.arn"), "yes"],
    ["aws_secretsmanager_secret.db.id", secret('kms_key_id = "k-1"'), "yes"],
    ["aws_secretsmanager_secret.db.arn", secret(""), "no"],
    ["aws_secretsmanager_secret.db.arn", secret("kms_key_id = null"), "no"],
    ["aws_secretsmanager_secret.db.arn", secret('kms_key_id = "alias/aws/secretsmanager"'), "no"],
    [
      "aws_secretsmanager_secret.db.arn",
      secret('kms_key_id = "arn:aws:kms:eu-west-1:123456789012:alias/aws/secretsmanager"'),
      "no",
    ],
    ["aws_secretsmanager_secret.db.arn", secret("kms_key_id = var.any"), "unknown", open],
    ["data.aws_secretsmanager_secret.db.arn", read, "unknown", open],
    ["aws_kms_key.own.arn", "", "unknown", open],
    ["var.any", "", "unknown", open],
    ['"db"', "", "unknown", open],
  ])("secrets_manager_arn = %s with %s: %s", async (name, blocks, answer, reason) => {
    const found = await moduleWith(endpoint("mysql", `secrets_manager_arn = ${name}`) + key + blocks);
    const { isCustomerKey } = encryptionKeyOf(variantOf(found), "secret.secretId");
    expect(isCustomerKey).toMatchObject({ answer, ...(reason !== undefined && { reason }) });
    const fact = factHolds(variantOf(found, { secrets: ["secret.secretId"] }), "secretEncryptedWithCmk");
    expect(fact.answer).toBe(answer);
  });

  it("is that of a stream", async () => {
    const keyWith = async (settings: string) => {
      const target = endpoint("kinesis", "kinesis_settings {\n    stream_arn = aws_kinesis_stream.out.arn\n  }");
      const found = await moduleWith(target + key + stream(settings));
      return factHolds(variantOf(found), "streamEncryptedWithCmk").answer;
    };
    expect(await keyWith('encryption_type = "KMS"\n  kms_key_id = aws_kms_key.own.id')).toBe("yes");
    expect(await keyWith("")).toBe("no");
  });

  it("is that of a stream whose ARN called modules are given", async () => {
    const target = endpoint("kinesis", "kinesis_settings {\n    stream_arn = module.given.arn\n  }");
    const calls =
      'module "made" {\n  source = "./made"\n}\nmodule "given" {\n  source = "./given"\n  arn    = module.made.arn\n}\n';
    const made =
      'resource "aws_kinesis_stream" "out" {\n  name = "out"\n}\noutput "arn" {\n  value = aws_kinesis_stream.out.arn\n}\n';
    const found = await dmsIn("Resources: {}", {
      "main.tf": target + calls,
      "made/main.tf": made,
      "given/main.tf": 'variable "arn" {}\noutput "arn" {\n  value = var.arn\n}\n',
    });
    expect(factHolds(variantOf(found), "streamEncryptedWithCmk").answer).toBe("no");
  });
});
