import type rule from "../../src/rules/confused-deputy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

function terraform(more = ""): string {
  return `data "aws_caller_identity" "current" {}

resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "dms.amazonaws.com" }
        Action    = "sts:AssumeRole"${more}
      }
    ]
  })
}
`;
}

/** Roles with one trust policy, which a local value holds. */
function sharing(...names: readonly string[]): string {
  return `locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
${names
  .map(
    (name, index) => `resource "aws_iam_role" "r${String(index)}" {
  name               = "${name}"
  assume_role_policy = local.trust
}
`,
  )
  .join("")}`;
}

/** A role for each name, all of one block. */
const forEach = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "it" {
  for_each           = toset(["dms-vpc-role", "dms-cloudwatch-logs-role"])
  name               = each.key
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;

/** A statement for each principal, all of one text. */
const statementsOfLoop = `data "aws_caller_identity" "current" {}

resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for name in ["dms", "dms.eu-west-1"] : {
      Effect    = "Allow"
      Principal = { Service = "\${name}.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}
`;
const conditionInLoop = `
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }`;

const terraformOpen = terraform();
const sourceOfAccount = 'data "aws_caller_identity" "current" {}\n';
const withoutAccount = changed(terraformOpen, sourceOfAccount, "");
const withAccountRead = `${changed(
  terraform(`
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }`),
  sourceOfAccount,
  "",
).trimEnd()}\n\n${sourceOfAccount}`;

const shared = sharing("dms-vpc-role", "dms-landing");
const sharedWithAccount = `${changed(
  shared,
  'Action = "sts:AssumeRole" }',
  'Action = "sts:AssumeRole", Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } } }',
)}\n${sourceOfAccount.trimEnd()}\n`;

export const valid: readonly ValidCase[] = [
  ...["dms-cloudwatch-logs-role", "dms-access-for-endpoint"].map((other) => ({
    name: `a trust policy that ${other} has as well`,
    filename: "main.tf",
    template: sharing("dms-vpc-role", other),
  })),
  { name: "a trust policy of roles of one block", filename: "main.tf", template: forEach },
  {
    name: "the account in Terraform",
    filename: "main.tf",
    template: terraform(
      '\n        Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }',
    ),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "no condition on roles that all work under one",
    filename: "main.tf",
    template: shared,
    // One edit of the text that they share is for both.
    errors: ["aws_iam_role.r0", "aws_iam_role.r1"].map((address) => ({
      messageId: "unlimited" as const,
      ...at(shared, '{ Service = "dms.amazonaws.com" }'),
      address,
      suggestions: [{ messageId: "addCondition", output: sharedWithAccount }],
    })),
  },
  {
    name: "no condition on the statements of a loop",
    filename: "main.tf",
    template: statementsOfLoop,
    errors: [
      {
        messageId: "unlimited",
        ...at(statementsOfLoop, '{ Service = "${name}.amazonaws.com" }'),
        suggestions: [
          {
            messageId: "addCondition",
            output: changed(statementsOfLoop, '"sts:AssumeRole"', `"sts:AssumeRole"${conditionInLoop}`),
          },
        ],
      },
    ],
  },
  {
    name: "no condition in Terraform, where nothing tells the account",
    filename: "main.tf",
    template: withoutAccount,
    errors: [
      {
        messageId: "unlimited",
        ...at(withoutAccount, '{ Service = "dms.amazonaws.com" }'),
        suggestions: [{ messageId: "addCondition", output: withAccountRead }],
      },
    ],
  },
  {
    name: "no condition in Terraform",
    filename: "main.tf",
    template: terraformOpen,
    errors: [
      {
        messageId: "unlimited",
        ...at(terraformOpen, '{ Service = "dms.amazonaws.com" }'),
        address: "aws_iam_role.dms",
        suggestions: [
          {
            messageId: "addCondition",
            output: terraform(`
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }`),
          },
        ],
      },
    ],
  },
];
