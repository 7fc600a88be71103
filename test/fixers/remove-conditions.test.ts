import { fixer } from "../../src/rule-kit/index.js";
import { display } from "../../src/tree/index.js";
import { dedent, indent, testEdits, trustOf, type Edit } from "./edit-case.js";

/** Takes the conditions on these keys out of the first statement of the trust policy. */
const without =
  (...keys: readonly string[]): Edit =>
  (template) => {
    const [statement] = trustOf(template).statements;
    if (!statement) throw new Error("there is no statement");
    const conditions = statement.conditions.filter(({ key }) => keys.includes(display(key)));
    return fixer.removeConditions(statement, conditions);
  };

const withoutSource = without("aws:SourceArn", "aws:SourceAccount");

function yaml(statement: string): string {
  return `Conditions:
  IsMain: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${indent(dedent(statement), 10)}`;
}

testEdits("YAML: remove conditions", "stack.yaml", [
  {
    name: "the only one",
    text: yaml(`
      - Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole[-
        Condition: # whose
          StringEquals:
            aws:SourceAccount: "123456789012" # ours-]
    `),
    edit: withoutSource,
  },
  {
    name: "the first element",
    text: yaml(`
      - [-Condition:
          StringEquals: { aws:SourceAccount: "123456789012" }
        -]Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
    `),
    edit: withoutSource,
  },
  {
    name: "all of several operators",
    text: yaml(`
      - Effect: Allow[-
        Condition:
          StringEquals:
            aws:SourceAccount: "123456789012"
          ArnLike:
            aws:SourceArn: arn:aws:dms:*:123456789012:*-]
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
    `),
    edit: withoutSource,
  },
  {
    name: "an operator beside another",
    text: yaml(`
      - Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
        Condition:
          StringEquals:
            sts:ExternalId: dms[-
          ArnLike:
            aws:SourceArn:
              - arn:aws:dms:*:123456789012:*-]
    `),
    edit: withoutSource,
  },
  {
    name: "a key beside another, and an operator",
    text: yaml(`
      - Effect: Allow
        Principal: { Service: dms.amazonaws.com }
        Action: sts:AssumeRole
        Condition:
          StringEquals:[-
            aws:SourceAccount: "123456789012"-]
            sts:ExternalId: dms[-
          ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }-]
    `),
    edit: withoutSource,
  },
  {
    name: "between brackets",
    text: yaml(`
      - { Effect: Allow, Condition: { StringEquals: { [-aws:SourceAccount: "1*", -]sts:ExternalId: a }[-, ArnLike: { aws:SourceArn: a }-] }, Action: a }
      - { Effect: Allow }
    `),
    edit: withoutSource,
  },
  {
    name: "the only one, between brackets",
    text: yaml(`
      - { Effect: Allow, [-Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }, -]Action: a }
    `),
    edit: withoutSource,
  },
  {
    name: "in a branch",
    text: yaml(`
      - Effect: Allow
        Action: sts:AssumeRole
        Condition:
          StringEquals: !If [IsMain, { aws:SourceAccount: "123456789012" }, { sts:ExternalId: dms }]
    `),
    edit: withoutSource,
  },
  {
    name: "behind an anchor that an alias uses",
    text: yaml(`
      - Effect: Allow
        Action: sts:AssumeRole
        Condition: &source
          StringEquals: { aws:SourceAccount: "123456789012", sts:ExternalId: dms }
      - Effect: Allow
        Action: sts:AssumeRole
        Condition: *source
    `),
    edit: withoutSource,
  },
]);

function json(statement: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
${indent(dedent(statement), 12)}          ]
        }
      }
    }
  }
}
`;
}

testEdits("JSON: remove conditions", "stack.json", [
  {
    name: "the only one",
    text: json(`
      {
        "Effect": "Allow",
        "Action": "sts:AssumeRole"[-,
        "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } }-]
      }
    `),
    edit: withoutSource,
  },
  {
    name: "a key beside another, and an operator",
    text: json(`
      {
        "Effect": "Allow",
        "Condition": {
          [-"ArnLike": {
            "aws:SourceArn": "arn:aws:dms:*:123456789012:*"
          },
          -]"StringEquals": {
            "sts:ExternalId": "dms"[-,
            "aws:SourceAccount": "123456789012"-]
          }
        },
        "Action": "sts:AssumeRole"
      }
    `),
    edit: withoutSource,
  },
]);

function encoded(statement: string): string {
  return `resource "aws_iam_role" "role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${indent(dedent(statement), 6)}    ]
  })
}
`;
}

testEdits("jsonencode: remove conditions", "main.tf", [
  {
    name: "the only one",
    text: encoded(`
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"[-
        Condition = {
          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
        }-]
      },
    `),
    edit: withoutSource,
  },
  {
    name: "a key beside another",
    text: encoded(`
      {
        Effect    = "Allow"
        Condition = { StringEquals = { [-"aws:SourceAccount" = "123456789012", -]"sts:ExternalId" = "dms" } }
        Action    = "sts:AssumeRole"
      }
    `),
    edit: withoutSource,
  },
  {
    name: "comments around it",
    text: encoded(`
      {
        Effect = "Allow" # so be it[-
        Condition = {
          StringEquals = { "aws:SourceAccount" = "123456789012" }
        } # ours-]
        # what it is for
        Action = "sts:AssumeRole"
      }
    `),
    edit: withoutSource,
  },
  {
    name: "a comment before the last",
    text: encoded(`
      {
        Effect = "Allow"
        Action = "sts:AssumeRole", # what for[-
        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }-]
      }
    `),
    edit: withoutSource,
  },
  {
    name: "what a local says",
    text: `locals {
  source = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
}

${encoded('{ Effect = "Allow", Action = "sts:AssumeRole", Condition = local.source }\n')}`,
    edit: withoutSource,
  },
]);

function blocks(inside: string): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
${indent(dedent(inside), 4)}  }
}

resource "aws_iam_role" "role" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
}

testEdits("aws_iam_policy_document: remove conditions", "main.tf", [
  {
    name: "the only one",
    text: blocks(`
      actions = ["sts:AssumeRole"][-

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = ["123456789012"]
      } # ours-]
    `),
    edit: withoutSource,
  },
  {
    name: "two of three",
    text: blocks(`
      actions = ["sts:AssumeRole"][-

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = ["123456789012"]
      }-]

      condition {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = ["dms"]
      }[-

      condition {
        test     = "ArnLike"
        variable = "aws:SourceArn"
        values   = ["arn:aws:dms:*:123456789012:*"]
      }-]
    `),
    edit: withoutSource,
  },
  {
    name: "without a gap",
    text: blocks(`
      actions = ["sts:AssumeRole"][-
      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [data.aws_caller_identity.current.account_id]
      }-]
    `),
    edit: withoutSource,
  },
  {
    name: "two behind each other",
    text: blocks(`
      actions = ["sts:AssumeRole"][-

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = ["123456789012"]
      }
      condition {
        test     = "ArnLike"
        variable = "aws:SourceArn"
        values   = ["arn:aws:dms:*:123456789012:*"]
      }-]
    `),
    edit: withoutSource,
  },
  {
    name: "several blocks for one key",
    text: blocks(`
      actions = ["sts:AssumeRole"]

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = ["123456789012"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = ["210987654321"]
      }
    `),
    edit: withoutSource,
  },
  {
    name: "a dynamic block",
    text: blocks(`
      actions = ["sts:AssumeRole"]

      dynamic "condition" {
        for_each = ["aws:SourceAccount", "aws:PrincipalAccount"]
        content {
          test     = "StringEquals"
          variable = condition.value
          values   = ["123456789012"]
        }
      }
    `),
    edit: withoutSource,
  },
]);
