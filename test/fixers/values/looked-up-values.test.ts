import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const module = (name: string): string => `variable "env" { default = "dev" }
variable "list" { default = "acme-dev,acme-prod" }
variable "number" { default = 7 }
variable "given" { default = "" }
variable "none" { default = null }
locals {
  buckets  = { dev = "acme-dev", prod = "acme-prod" }
  settings = { dev = { bucket = "acme-dev" }, prod = { bucket = "acme-prod" } }
  chosen   = local.buckets[var.env]
}
resource "aws_iam_role" "lake" {
  name               = "lake"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "lake" {
  role   = aws_iam_role.lake.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::\${${name}}" }]
  })
}
resource "aws_dms_s3_endpoint" "t" {
  endpoint_id             = "t"
  endpoint_type           = "target"
  bucket_name             = ${name}
  service_access_role_arn = aws_iam_role.lake.arn
}
`;

const stack = (name: string): string => `Parameters:
  Env: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Index: { Type: Number, Default: 1 }
  Names: { Type: String, Default: "acme-dev,acme-prod" }
Mappings:
  Buckets:
    dev: { Name: acme-dev }
    prod: { Name: acme-prod }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      Policies:
        - PolicyName: a
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: s3:ListBucket
                Resource: !Sub ["arn:aws:s3:::\${B}", { B: ${name} }]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EngineName: s3
      EndpointType: target
      S3Settings: { BucketName: ${name}, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

/** What the suggestions for the role's permissions write. */
async function offered(filePath: string, text: string): Promise<string> {
  const [result] = await lintText(text, { filePath });
  const found = result?.messages.filter(({ ruleId }) => ruleId === "role-permissions") ?? [];
  expect(found).toHaveLength(1);
  return found
    .flatMap(({ suggestions = [] }) => suggestions.flatMap(({ fixes }) => fixes.map((fix) => fix.text)))
    .join("");
}

it.each([
  ["local.buckets[var.env]"],
  ["local.chosen"],
  ['local.settings[var.env]["bucket"]'],
  ["lookup(local.buckets, var.env)"],
  ['replace("acme_${var.env}", "_", "-")'],
  ['lower("ACME-${var.env}")'],
  ['split(",", var.list)[0]'],
  ['coalesce(var.given, "acme-dev")'],
  ['coalesce(var.none, "acme-dev")'],
])("a value that a default decides is written as it was: %s", async (name) => {
  expect(await offered("main.tf", module(name))).toContain(`arn:aws:s3:::\${${name}}/*`);
});

it.each([['format("acme-%03d", var.number)'], ['var.env == "dev" ? "acme-dev" : "acme-prod"']])(
  "a value that a default decides is not written out: %s",
  async (name) => {
    expect(await offered("main.tf", module(name))).toBe("");
  },
);

it.each([
  ["!FindInMap [Buckets, !Ref Env, Name]"],
  ["!Select [!Ref Index, [acme-dev, acme-prod]]"],
  ['!Select [0, !Split [",", !Ref Names]]'],
])("what no text can contain, and a default decides, is not written out: %s", async (name) => {
  expect(await offered("stack.yaml", stack(name))).toBe("");
});

it.each([
  ["main.tf", module('local.buckets["dev"]')],
  ["stack.yaml", stack("!FindInMap [Buckets, dev, Name]")],
])("what is the same in every deployment is written out: %s", async (path, text) => {
  expect(await offered(path, text)).toContain("acme-dev/*");
});
