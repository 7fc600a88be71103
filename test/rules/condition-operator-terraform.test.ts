import { expect, it } from "vitest";
import rule from "../../src/rules/condition-operator.js";
import { lintCase } from "../../src/rule-tester/case-run.js";

const key = "${var.issuer}:sub";
const service = "system:serviceaccount:it:*";

const role = (document: string): string => `variable "issuer" {}
resource "aws_iam_role" "it" {
  assume_role_policy = ${document}
}
`;

const inJson = `{
    "Version": "2012-10-17",
    "Statement": [{
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/\${var.issuer}" },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": { "StringEquals": { "${key}": "${service}" } }
    }]
  }`;

const inBlocks = `data "aws_iam_policy_document" "it" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::123456789012:oidc-provider/\${var.issuer}"]
    }
    condition {
      test     = "StringEquals"
      variable = "${key}"
      values   = ["${service}"]
    }
  }
}
`;

it.each([
  ["in blocks", role("data.aws_iam_policy_document.it.json") + inBlocks],
  ["in jsonencode", role(`jsonencode(${inJson})`)],
  ["in a heredoc", role(`<<-EOF\n  ${inJson}\n  EOF`)],
])("a wildcard for a key with a reference, %s", async (name, template) => {
  const filename = "main.tf";
  const { results } = await lintCase(rule, { name, filename, template }, { [filename]: template }, "none");
  expect(results.flatMap(({ messages }) => messages.map(({ messageId }) => messageId))).toEqual(["wildcard"]);
});

const blocks = (
  ...conditions: readonly (readonly [test: string, key: string, value: string])[]
): string => `variable "issuer" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::it/*"]
${conditions
  .map(
    ([test, variable, value]) => `    condition {
      test     = "${test}"
      variable = "${variable}"
      values   = ["${value}"]
    }`,
  )
  .join("\n")}
  }
}
`;

it.each([
  ["a star in a key that may contain one", blocks(["StringEquals", "${var.issuer}", "*"]), []],
  ["a star in a key with a known end", blocks(["StringEquals", key, "*"]), [["wildcard", []]]],
  [
    "a pattern beside a block for the same key",
    blocks(["StringEquals", key, "a*"], ["StringLike", key, "b*"]),
    [["wildcard", []]],
  ],
  [
    "a pattern beside a block for another key",
    blocks(["StringEquals", key, "a*"], ["StringLike", "${var.issuer}:aud", "b*"]),
    [["wildcard", ["useOperator"]]],
  ],
])("%s", async (name, template, found) => {
  const filename = "main.tf";
  const { results } = await lintCase(rule, { name, filename, template }, { [filename]: template }, "none");
  const messages = results.flatMap((result) => result.messages);
  expect(
    messages.map(({ messageId, suggestions = [] }) => [messageId, suggestions.map((one) => one.messageId)]),
  ).toEqual(found);
});

const compared = (value: string): string =>
  role(`jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/\${var.issuer}" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = ${value} }
    }]
  })`);

it.each([
  [
    "a pattern in one of two values with the same keys",
    compared(`var.isOpen ? { "${key}" = "it" } : { "${key}" = "a*" }`) + 'variable "isOpen" { type = bool }\n',
    ["wildcard"],
  ],
  ["no pattern of a sensitive output", compared("module.it.tests") + 'module "it" { source = "./it" }\n', []],
])("%s", async (name, template, found) => {
  const secret = `variable "issuer" {}\noutput "tests" {\n  value     = { "${key}" = "a*" }\n  sensitive = true\n}\n`;
  const files = { "main.tf": template, "it/main.tf": secret };
  const { results } = await lintCase(rule, { name, filename: "main.tf", template }, files, "none");
  expect(results.flatMap(({ messages }) => messages.map(({ messageId }) => messageId))).toEqual(found);
});

it.each([
  ["is read there", "data.aws_region.current.name", ["useOperator"]],
  ["a local says, which the edit would write out", "local.region", []],
])("an ARN beside another key, of which a part %s", async (name, region, suggested) => {
  const template = `data "aws_region" "current" {}
locals {
  region = data.aws_region.current.name
}
resource "aws_sqs_queue_policy" "it" {
  queue_url = "it"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = "123456789012"
          "aws:SourceArn"     = "arn:aws:sns:\${${region}}:123456789012:orders-*"
        }
      }
    }]
  })
}
`;
  const { results } = await lintCase(rule, { name, filename: "main.tf", template }, { "main.tf": template }, "none");
  const messages = results.flatMap((result) => result.messages);
  expect(messages.map(({ suggestions = [] }) => suggestions.map(({ messageId }) => messageId))).toEqual([suggested]);
});

it("no other operator for values of which a condition chooses one", async () => {
  const template = `variable "isLive" { type = bool }
resource "aws_sqs_queue_policy" "it" {
  queue_url = "it"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = "123456789012"
          "aws:SourceArn"     = var.isLive ? "arn:aws:sns:eu-west-1:123456789012:live-*" : "arn:aws:sns:eu-west-1:123456789012:test-*"
        }
      }
    }]
  })
}
`;
  const { results } = await lintCase(
    rule,
    { name: "chosen", filename: "main.tf", template },
    { "main.tf": template },
    "none",
  );
  const messages = results.flatMap((result) => result.messages);
  expect(messages.map(({ messageId, suggestions = [] }) => [messageId, suggestions])).toEqual([
    ["wildcard", []],
    ["wildcard", []],
  ]);
});
