import type rule from "../../src/rules/trust-condition.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

function terraform(name: string, operator: string, key: string, values: string): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
    condition {
      test     = "${operator}"
      variable = "${key}"
      values   = [${values}]
    }
  }
}

resource "aws_iam_role" "dms" {
  name               = "${name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
}

/** The same without the condition. */
function terraformOpen(name: string): string {
  return terraform(name, "", "", "").replace(/\n {4}condition \{[^]*?\n {4}\}/, "");
}

/** Two roles with one trust policy. */
function terraformTwo(name: string, other: string): string {
  const resource = `
resource "aws_iam_role" "other" {
  name               = "${other}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
  return terraform(name, "StringEquals", "aws:SourceAccount", '"123456789012"') + resource;
}

/** A role whose trust policy has this condition, by `jsonencode`. */
function encoded(condition: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms-cloudwatch-logs-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "dms.amazonaws.com" }
      Action    = "sts:AssumeRole"${condition}
    }]
  })
}
`;
}

const encodedSource = `
      Condition = {
        StringEquals = { "aws:SourceAccount" = "123456789012" }
      }`;

const terraformLogs = terraform("dms-cloudwatch-logs-role", "StringEquals", "aws:SourceAccount", '"123456789012"');
const terraformExact = terraform("dms-landing", "StringEquals", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"');
const terraformBucket = terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:s3:::landing"');

export const valid: readonly ValidCase[] = [
  { name: "no condition in jsonencode", filename: "main.tf", template: encoded("") },
  { name: "no condition in Terraform", filename: "main.tf", template: terraformOpen("dms-cloudwatch-logs-role") },
  {
    name: "a wildcard where it is one, in Terraform",
    filename: "main.tf",
    template: terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"'),
  },
  {
    name: "a value that is not known, in Terraform",
    filename: "main.tf",
    template: `variable "source_arn" {}\n${terraform("dms-landing", "StringEquals", "aws:SourceArn", "var.source_arn")}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the account on the logs role, in Terraform",
    filename: "main.tf",
    template: terraformLogs,
    errors: [
      {
        messageId: "reported",
        ...at(
          terraformLogs,
          '    condition {\n      test     = "StringEquals"\n      variable = "aws:SourceAccount"\n      values   = ["123456789012"]\n    }'.trim(),
        ),
        address: "aws_iam_role.dms",
        suggestions: [{ messageId: "removeCondition", output: terraformOpen("dms-cloudwatch-logs-role") }],
      },
    ],
  },
  {
    name: "a wildcard that is compared letter by letter, in Terraform",
    filename: "main.tf",
    template: terraformExact,
    errors: [
      {
        messageId: "wildcard",
        ...at(terraformExact, '"arn:aws:dms:*:123456789012:*"'),
        suggestions: [
          {
            messageId: "useOperator",
            output: terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"'),
          },
        ],
      },
    ],
  },
  {
    name: "a bucket in Terraform",
    filename: "main.tf",
    template: terraformBucket,
    errors: [{ messageId: "notDms", ...at(terraformBucket, '"arn:aws:s3:::landing"') }],
  },
  {
    name: "the account on the logs role, in jsonencode",
    filename: "main.tf",
    template: encoded(encodedSource),
    errors: [
      {
        messageId: "reported",
        ...at(encoded(encodedSource), '"aws:SourceAccount" = "123456789012"'),
        suggestions: [{ messageId: "removeCondition", output: encoded("") }],
      },
    ],
  },
  {
    name: "a trust policy of which another role needs the condition",
    filename: "main.tf",
    template: terraformTwo("dms-cloudwatch-logs-role", "dms-vpc-role"),
    errors: [{ messageId: "reported", line: 8, column: 5, endLine: 12, endColumn: 6 }],
  },
];
