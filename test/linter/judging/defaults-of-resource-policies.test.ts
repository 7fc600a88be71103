import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const variable = (value: string): string => `variable "p" {\n  default = ${value}\n}\n`;

const allowing = (principal: string, action: string, resource = '"*"'): string =>
  `{ Effect = "Allow", Principal = ${principal}, Action = ${action}, Resource = ${resource} }`;

const policy = (statement: string): string => `jsonencode({ Version = "2012-10-17", Statement = [${statement}] })`;

const target = `
resource "aws_iam_role" "it" {
  assume_role_policy = ${policy('{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }')}
}

resource "aws_iam_role_policy" "it" {
  role   = aws_iam_role.it.id
  policy = ${policy('{ Effect = "Allow", Action = ["s3:*", "kms:*"], Resource = "*" }')}
}

resource "aws_dms_s3_endpoint" "it" {
  endpoint_id                       = "it"
  endpoint_type                     = "target"
  bucket_name                       = aws_s3_bucket.it.bucket
  encryption_mode                   = "SSE_KMS"
  server_side_encryption_kms_key_id = aws_kms_key.it.arn
  service_access_role_arn           = aws_iam_role.it.arn
}

resource "aws_s3_bucket" "it" {
  bucket = "orders"
}
`;

const key = (principal: string): string => `
resource "aws_kms_key" "it" {
  policy = ${policy(allowing(principal, '"kms:*"'))}
}
`;

const bucketPolicy = (action: string, principal: string): string => `
resource "aws_s3_bucket_policy" "it" {
  bucket = aws_s3_bucket.it.id
  policy = ${policy(allowing(`{ AWS = ${principal} }`, action, '"arn:aws:s3:::orders/*"').replace("Allow", "Deny"))}
}
`;

const topic = `
resource "aws_sns_topic" "it" {
  name = "it"
}

resource "aws_sns_topic_policy" "it" {
  arn    = aws_sns_topic.it.arn
  policy = ${policy(allowing("{ Service = var.p }", '"sns:Publish"', "aws_sns_topic.it.arn"))}
}

resource "aws_dms_event_subscription" "it" {
  name          = "it"
  sns_topic_arn = aws_sns_topic.it.arn
}
`;

async function said(text: string, rule: string): Promise<readonly string[]> {
  const results = await lintText(text, { filePath: "main.tf" });
  const found = results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId === rule);
  return found.map(({ message }) => message);
}

it.each([
  ["the action that a bucket denies", "resource-policy", '"s3:PutObject"', target + bucketPolicy("var.p", '"*"')],
  ["whom a bucket denies it", "resource-policy", '"*"', target + bucketPolicy('"s3:PutObject"', "var.p")],
  ["who may publish to a topic", "resource-policy", '"ec2.amazonaws.com"', topic],
  ["whom a key allows", "key-policy", '"lambda.amazonaws.com"', target + key("{ Service = var.p }")],
])("a finding about the policy of a resource says that it rests on a default: %s", async (_, rule, value, text) => {
  expect(await said(variable(value) + text, rule)).toEqual([
    expect.stringMatching(/ This depends on the default of p\.$/),
  ]);
});

it("says nothing of the kind where the policy is written", async () => {
  const text = target + bucketPolicy('"s3:PutObject"', '"*"');
  expect(await said(text, "resource-policy")).toEqual([expect.not.stringContaining("depends on")]);
});
