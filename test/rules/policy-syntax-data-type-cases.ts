import { allow, type FileCase, type PolicyCase } from "./policy-forms.js";
import { bucketPolicy } from "./policy-syntax-texts.js";

const text = `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: everything
`;

const account = 123456789012;

const dashes = `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          -
            Effect: Allow
            Action:
              - s3:GetObject
              -
            Resource:
          -
`;

export const cases: readonly PolicyCase[] = [
  {
    name: "a mapping where a text is due",
    codes: ["DATA_TYPE_MISMATCH"],
    statement: { ...allow, Action: { "s3:GetObject": true } },
    found: [["not-a-text"]],
    without: ["block"],
  },
  {
    name: "a list where one text is due",
    codes: ["DATA_TYPE_MISMATCH"],
    statement: { ...allow, Effect: ["Allow"] },
    found: [["not-one-text"]],
    without: ["block"],
  },
  ...[
    { ...allow, Condition: null },
    { ...allow, Action: null },
    { ...allow, Effect: null },
    { ...allow, Action: ["s3:GetObject", null] },
    { ...allow, Resource: [null, "*"] },
    { ...allow, Condition: { StringEquals: null } },
    { ...allow, Condition: { StringEquals: { "aws:PrincipalOrgID": null } } },
  ].map((statement) => ({
    name: `a null: ${JSON.stringify(statement)}`,
    codes: ["DATA_TYPE_MISMATCH"],
    statement,
    found: [["null-value"]] as const,
    without: ["block"] as const,
  })),
  {
    name: "a list in a list",
    codes: ["DATA_TYPE_MISMATCH"],
    statement: { ...allow, Action: [["s3:GetObject"]] },
    found: [["nested-list"]],
    without: ["block"],
  },
  {
    name: "a condition that is a list",
    codes: ["DATA_TYPE_MISMATCH"],
    statement: { ...allow, Condition: [] },
    found: [["condition-not-a-mapping"]],
    without: ["block"],
  },
  {
    name: "an operator without a key",
    codes: ["DATA_TYPE_MISMATCH"],
    statement: { ...allow, Condition: { Bool: "true" } },
    found: [["operator-not-a-mapping"]],
    without: ["block"],
  },
  {
    name: "a statement that is a text",
    codes: ["DATA_TYPE_MISMATCH"],
    statement: [allow, "Allow"],
    found: [["statement-not-a-mapping", "Allow"]],
    without: ["json", "block"],
  },
];

export const files: readonly FileCase[] = [
  {
    name: "numbers where texts are due",
    codes: ["DATA_TYPE_MISMATCH"],
    path: "policy.json",
    type: "resource",
    text: JSON.stringify({
      Version: "2012-10-17",
      Id: 7,
      Statement: [{ ...allow, Sid: 1, Principal: { AWS: account } }],
    }),
    found: [
      ["not-a-text", "7"],
      ["not-a-text", "1"],
      ["not-a-text", String(account)],
    ],
  },
  {
    name: "the number of an account, of which CloudFormation makes a text",
    path: "stack.template",
    text: bucketPolicy({ Version: "2012-10-17", Statement: [{ ...allow, Principal: { AWS: account } }] }),
  },
  {
    name: "a null that only a default chooses",
    path: "main.tf",
    text: `variable "role" {
  default = ""
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Resource = var.role == "" ? null : var.role },
      { Effect = var.role == "" ? null : "Allow", Action = "sts:AssumeRole", Resource = "*" },
    ]
  })
}
`,
  },
  {
    name: "blocks whose arguments only a default makes null",
    path: "main.tf",
    text: `variable "given" {
  type    = list(string)
  default = null
}
data "aws_iam_policy_document" "it" {
  statement {
    actions     = var.given
    not_actions = var.given
    resources   = ["*"]
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = var.given == null ? null : var.given
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`,
  },
  {
    name: "a block with a null in place of its actions",
    path: "main.tf",
    text: `data "aws_iam_policy_document" "it" {
  statement {
    actions   = null
    resources = ["*"]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`,
    found: [["missing-action"]],
  },
  {
    name: "blocks whose arguments somebody else writes as null or empty",
    path: "main.tf",
    text: `locals {
  statements = [{ actions = null, resources = ["*"] }, { actions = ["s3:GetObject"], resources = [] }]
}
data "aws_iam_policy_document" "it" {
  dynamic "statement" {
    for_each = local.statements
    content {
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`,
    found: [["missing-action"], ["missing-resource"]],
  },
  {
    // Terraform refuses it, or makes one list of it, so AWS gets none.
    name: "a list in a list of a block of Terraform",
    path: "main.tf",
    text: `locals {
  both = ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"]
}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = [["s3:GetObject"]]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["\${local.both}"]
    }
    principals {
      type        = "AWS"
      identifiers = [["123456789012"]]
    }
  }
}
resource "aws_s3_bucket_policy" "it" {
  bucket = "it"
  policy = data.aws_iam_policy_document.it.json
}
`,
  },
  {
    name: "keys with nothing behind them that are written again",
    path: "policy.json",
    text: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": null, "Effect": "Allow", "Action": [null], "Action": "s3:GetObject", "Resource": "*" }
  ]
}
`,
    found: [
      ["duplicate-element", "Effect"],
      ["duplicate-element", "Action"],
    ],
  },
  {
    name: "dashes and keys with nothing behind them",
    path: "stack.yaml",
    text: dashes,
    found: [
      ["null-value", ""],
      ["null-value", "Resource"],
      ["null-value", ""],
    ],
  },
  {
    name: "a text that is no policy",
    path: "stack.yaml",
    text,
    found: [["not-a-document", "everything"]],
  },
];
