import { describe, expect, it } from "vitest";
import { lintTexts } from "../lint-texts.js";

const trust = (services: string): string => `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ${services} } }]
  })`;

const target = (bucket: string, actions: string, key = "", meta = ""): string => `
resource "aws_iam_role" "writer" {${meta}
  name               = "writer-${key === "" ? "${var.bucket}" : "${each.key}"}"
  assume_role_policy = ${trust('"dms.amazonaws.com"')}
}
resource "aws_iam_role_policy" "writer" {${meta}
  role = aws_iam_role.writer${key}.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ${actions}, Resource = "arn:aws:s3:::${bucket}/*" },
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::${bucket}" },
    ]
  })
}
resource "aws_dms_s3_endpoint" "target" {${meta}
  endpoint_id             = "target-${key === "" ? "${var.bucket}" : "${each.key}"}"
  endpoint_type           = "target"
  bucket_name             = "${bucket}"
  service_access_role_arn = aws_iam_role.writer${key}.arn
}
`;

const calls = `module "one" {
  source = "./writer"
  bucket = "orders"
}
module "two" {
  source = "./writer"
  bucket = "billing"
}
`;

const policyOf = (policy: string): string => `locals {
  policies = { dms-vpc-role = "AmazonDMSVPCManagementRole", dms-cloudwatch-logs-role = "AmazonDMSCloudWatchLogsRole" }
}
data "aws_partition" "here" {}
resource "aws_iam_role" "account" {
  for_each           = local.policies
  name               = each.key
  assume_role_policy = ${trust('"dms.amazonaws.com"')}
}
resource "aws_iam_role_policy_attachment" "account" {
  for_each   = local.policies
  role       = aws_iam_role.account[each.key].name
  policy_arn = "arn:\${data.aws_partition.here.partition}:iam::aws:policy/${policy}"
}
`;

const modules = (actions: string): Readonly<Record<string, string>> => ({
  "main.tf": calls,
  "writer/main.tf": `variable "bucket" {}\n${target("${var.bucket}", actions)}`,
});

const instances = (actions: string): Readonly<Record<string, string>> => ({
  "main.tf": target("${each.value}", actions, "[each.key]", '\n  for_each = { a = "orders", b = "billing" }'),
});

const trusting = (services: string): Readonly<Record<string, string>> => ({
  "main.tf": `locals {
  trust = ${trust(services)}
}
resource "aws_iam_role" "vpc" {
  name               = "dms-vpc-role"
  assume_role_policy = local.trust
}
resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
${target("orders", '["s3:PutObject", "s3:DeleteObject"]')
  .replaceAll("${var.bucket}", "a")
  .replace(trust('"dms.amazonaws.com"'), "local.trust")}`,
});

describe("an edit that cures several findings", () => {
  it.each([
    ["the calls of a module", modules('["s3:DeleteObject"]'), modules('["s3:DeleteObject", "s3:PutObject"]')],
    ["the instances of a block", instances('["s3:DeleteObject"]'), instances('["s3:DeleteObject", "s3:PutObject"]')],
    [
      "roles for different uses with one trust policy",
      trusting('"lambda.amazonaws.com"'),
      trusting('["lambda.amazonaws.com", "dms.amazonaws.com"]'),
    ],
    [
      "attachments whose policies have other names",
      { "main.tf": policyOf("${each.value}") },
      { "main.tf": policyOf("service-role/${each.value}") },
    ],
  ])("is made once: for %s", async (_name, files, after) => {
    const linted = ["main.tf"];
    const rules = ["role-permissions", "role-trust", "account-role-policy"];
    const { messages } = await lintTexts(files, { linted, rules });
    expect(messages.map(({ suggestions = [] }) => suggestions.length)).toEqual([1, 1]);
    const { fixed } = await lintTexts(files, { linted, rules, fix: "suggestions" });
    expect({ ...files, ...fixed }).toEqual(after);
  });

  it("is made once for roots that call one module", async () => {
    const root = calls.slice(0, calls.indexOf('module "two"')).replace("./writer", "../writer");
    const attached = (text: string): string =>
      text.replace('aws_iam_role_policy" "writer" {\n  role = aws_iam_role.writer.id', 'aws_iam_policy" "writer" {')
        .concat(`
resource "aws_iam_role_policy_attachment" "writer" {
  role       = aws_iam_role.writer.name
  policy_arn = aws_iam_policy.writer.arn
}
`);
    const files = (actions: string): Readonly<Record<string, string>> => ({
      "dev/main.tf": root,
      "live/main.tf": root,
      "writer/main.tf": attached(modules(actions)["writer/main.tf"] ?? ""),
    });
    const how = { linted: ["dev/main.tf", "live/main.tf"], rules: ["role-permissions"] };
    const before = files('["s3:DeleteObject"]');
    const { messages } = await lintTexts(before, how);
    expect(messages.map(({ suggestions = [] }) => suggestions.length)).toEqual([1]);
    const { fixed } = await lintTexts(before, { ...how, fix: "suggestions" });
    expect({ ...before, ...fixed }).toEqual(files('["s3:DeleteObject", "s3:PutObject"]'));
  });

  it("is made beside others in one pass: for roots that call one module", async () => {
    const root = calls.slice(0, calls.indexOf('module "two"')).replace("./writer", "../writer");
    const writer = modules('["s3:DeleteObject"]')["writer/main.tf"] ?? "";
    const second = target("${var.bucket}", '["s3:DeleteObject"]').replaceAll(
      /writer|(?<=endpoint" ")target/g,
      "other-$&",
    );
    const before = { "dev/main.tf": root, "live/main.tf": root, "writer/main.tf": writer + second };
    const how = { linted: ["dev/main.tf", "live/main.tf"], rules: ["role-permissions"] };
    const { fixed, fixPasses } = await lintTexts(before, { ...how, fix: "suggestions" });
    expect(fixed["writer/main.tf"]).toBe(
      before["writer/main.tf"].replaceAll('["s3:DeleteObject"]', '["s3:DeleteObject", "s3:PutObject"]'),
    );
    expect(fixPasses).toBe(1);
  });

  it("is not made where one of those who share the text does not need it", async () => {
    const files = modules('["s3:DeleteObject"]');
    const linted = ["main.tf"];
    const rules = ["role-permissions"];
    const unused = {
      "main.tf": files["main.tf"]?.replace('"billing"', '""') ?? "",
      "writer/main.tf":
        files["writer/main.tf"]?.replace('"target" {', '"target" {\n  count = var.bucket == "" ? 0 : 1') ?? "",
    };
    const { messages } = await lintTexts(unused, { linted, rules });
    expect(messages.map(({ suggestions = [] }) => suggestions.length)).toEqual([0]);
  });
});
