import { dedent, indent, testEdits } from "../edit-case.js";
import { withoutSource } from "./remove-conditions-texts.js";

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
        Action = "sts:AssumeRole"[-,-] # what for[-
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
