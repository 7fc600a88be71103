import { describe, expect, it } from "vitest";
import { said } from "./left-out-run.js";

const module = (resource: string): string => `variable "on" { type = bool }
variable "off" { default = false }
variable "none" { default = "" }
variable "arns" { default = {} }
variable "names" { type = list(string) }
resource "aws_s3_bucket" "it" {
  count  = var.on ? 1 : 0
  bucket = "it-data"
}
resource "aws_lb" "it" {
  count = length(var.names)
  name  = "it"
}
locals {
  bucket = var.on ? aws_s3_bucket.it[0].arn : ""
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = ${resource} }]
  })
}
`;

/** Texts that are ARNs in the deployments that have what they name. */
const incompleteReasons = [
  'var.on ? aws_s3_bucket.it[0].arn : ""',
  'var.on ? "arn:aws:s3:::it" : ""',
  'try(aws_s3_bucket.it[0].arn, "")',
  'try(aws_lb.it[0].arn, "")',
  'join("", aws_s3_bucket.it[*].arn)',
  'coalesce(local.bucket, var.none, " ")',
  "one(aws_s3_bucket.it[*].arn)",
  'element(concat(aws_s3_bucket.it[*].arn, [""]), 0)',
  "local.bucket",
  '"${local.bucket}/*"',
  'format("%s/*", local.bucket)',
  '"arn:aws:s3:::${var.on ? "it" : ""}/*"',
  '"arn:aws:kms:eu-west-1:123456789012:key/${var.on ? "it" : ""}"',
  '"${var.none}/*"',
  'split(",", var.none)',
  '[for one in split(",", var.none) : "arn:aws:iam::${one}:role/it"]',
  'var.off ? "arn:aws:s3:::it" : ""',
  'lookup(var.arns, "it", "")',
  '["arn:aws:s3:::it", var.on ? aws_s3_bucket.it[0].arn : ""]',
];

const wrong = [
  ['""', "empty"],
  ['["arn:aws:s3:::it", ""]', "empty"],
  ['"/*"', "notArn"],
  ['var.on ? "arn:aws:dms:*:*:endpoint/*" : "*"', "unknownResource"],
  ['var.on ? "it" : "*"', "notArn"],
] as const;

describe("a value that a condition or a default leaves empty", () => {
  it.each(incompleteReasons)("%s is no error in Terraform", async (resource) => {
    expect(await said("main.tf", module(resource))).toEqual([]);
  });

  it.each(wrong)("%s is one", async (resource, messageId) => {
    expect(await said("main.tf", module(resource))).toEqual([`arn-format ${messageId}`]);
  });

  it("is no error in the JSON of a heredoc, what is written beside it is", async () => {
    const text = `variable "on" { type = bool }
variable "none" { default = "" }
resource "aws_iam_role" "it" {
  assume_role_policy = <<EOF
{"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "\${var.on ? "123456789012" : ""}"}},
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "\${var.none}"}},
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "it"}},
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "123456789012"},
    "Condition": {"ArnEquals": {"aws:SourceArn": "\${var.on ? "arn:aws:s3:::it" : ""}"}}}
]}
EOF
}
`;
    expect(await said("main.tf", text)).toEqual(["principal malformed"]);
  });

  it("is no error in a data document", async () => {
    const text = `variable "on" { type = bool }
data "aws_iam_policy_document" "it" {
  statement {
    actions   = [var.on ? "s3:GetObject" : "", "s3:PutObject"]
    resources = [var.on ? "arn:aws:s3:::it/*" : ""]
    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [var.on ? "arn:aws:s3:::it" : ""]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [var.on ? "true" : "false"]
    }
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;
    expect(await said("main.tf", text)).toEqual([]);
  });

  it("is no error in .tf.json", async () => {
    const Statement = {
      Effect: "Allow",
      Action: '${var.on ? "s3:GetObject" : ""}',
      Resource: ['${var.on ? "arn:aws:s3:::it/*" : ""}', '${var.on ? "arn:aws:s3:::it" : ""}/*'],
    };
    const text = JSON.stringify({
      variable: { on: { type: "bool" } },
      data: {
        aws_iam_policy_document: {
          it: { statement: [{ actions: [Statement.Action, "s3:PutObject"], resources: Statement.Resource }] },
        },
      },
      resource: { aws_iam_policy: { it: { policy: "${data.aws_iam_policy_document.it.json}" } } },
    });
    expect(await said("main.tf.json", text)).toEqual([]);
  });

  const stack = {
    Parameters: { On: { Type: "String" }, None: { Type: "String", Default: "" } },
    Conditions: { IsOn: { "Fn::Equals": [{ Ref: "On" }, "true"] } },
    Resources: {
      Data: { Type: "AWS::S3::Bucket", Condition: "IsOn" },
      It: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: {
              Effect: "Allow",
              Action: "sts:AssumeRole",
              Principal: { AWS: { "Fn::If": ["IsOn", "123456789012", ""] } },
            },
          },
          Policies: [
            {
              PolicyName: "it",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: {
                  Effect: "Allow",
                  Action: ["s3:PutObject", { "Fn::If": ["IsOn", "s3:GetObject", ""] }],
                  Resource: [
                    { "Fn::If": ["IsOn", { "Fn::GetAtt": ["Data", "Arn"] }, ""] },
                    { "Fn::If": ["IsOn", { "Fn::GetAtt": ["Data", "Arn"] }, { Ref: "AWS::NoValue" }] },
                    { "Fn::Join": ["", [{ "Fn::If": ["IsOn", { "Fn::GetAtt": ["Data", "Arn"] }, ""] }, "/*"]] },
                    { "Fn::Sub": ["${Arn}/*", { Arn: { "Fn::If": ["IsOn", { "Fn::GetAtt": ["Data", "Arn"] }, ""] } }] },
                    { "Fn::Sub": "${None}/*" },
                  ],
                  Condition: { Bool: { "aws:SecureTransport": { "Fn::If": ["IsOn", true, "false"] } } },
                },
              },
            },
          ],
        },
      },
    },
  };

  it("is no error in CloudFormation, in JSON and in YAML", async () => {
    const text = JSON.stringify(stack, null, 2);
    expect(await said("stack.json", text)).toEqual([]);
    expect(await said("stack.yaml", text)).toEqual([]);
  });

  it("is no error where it comes through another resource", async () => {
    const text = `variable "queue_arn" { default = "undefined" }
resource "aws_ssm_parameter" "it" {
  name  = "queue"
  type  = "String"
  value = var.queue_arn
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_ssm_parameter.it.value }]
  })
}
`;
    expect(await said("main.tf", text)).toEqual([]);
    expect(await said("main.tf", text.replace("undefined", "it"))).toEqual(["arn-format notArn"]);
  });

  it("does not say so within a name", async () => {
    const separated = module('"it${var.separator}data"').replace(
      "locals",
      'variable "separator" { default = "-" }\nlocals',
    );
    expect(await said("main.tf", separated)).toEqual(["arn-format notArn"]);
  });

  it.each([
    ["none", []],
    ["N/A", []],
    ["NaN", []],
    ["-", []],
    ["CHANGE_ME", []],
    ["replaceme", []],
    ["x.x.x.x", []],
    ["xxx", []],
    ["NOT_SET", []],
    ["it", ["principal malformed", "arn-format textForArn", "arn-format notArn", "arn-format invalidAccount"]],
  ])("is what the default %s says", async (word, found) => {
    const text = `Parameters:
  Word: { Type: String, Default: "${word}" }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "s3:GetObject", Resource: !Sub "\${Word}/*" }
          - { Effect: Allow, Action: "events:PutEvents", Resource: !Sub "arn:aws:events:eu-west-1:\${Word}:event-bus/it" }
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Targets: [{ Id: it, Arn: !Ref Word }]
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "sqs:SendMessage", Resource: "*", Principal: { AWS: !Ref Word } }
`;
    expect(new Set(await said("stack.yaml", text))).toEqual(new Set(found));
  });
});
