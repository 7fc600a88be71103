import type rule from "../../src/rules/privilege-escalation.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";

/** A role of Terraform with two policies: one of its own, one attached. */
const module = (passing: string) => `resource "aws_iam_role" "migrator" {
  name               = "migrator"
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "own" {
  role = aws_iam_role.migrator.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["dms:*"], Resource = "*" }]
  })
}

data "aws_iam_policy_document" "passing" {
  statement {
    actions   = ["iam:PassRole"]
    resources = [${passing}]
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "passing" {
  policy = data.aws_iam_policy_document.passing.json
}

resource "aws_iam_role_policy_attachment" "passing" {
  role       = aws_iam_role.migrator.name
  policy_arn = aws_iam_policy.passing.arn
}
`;

export const valid: readonly ValidCase[] = [
  { name: "Terraform, the role is named", filename: "main.tf", template: module('"arn:aws:iam::*:role/landing"') },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "Terraform, over what is attached",
    filename: "main.tf",
    template: module('"*"'),
    errors: [
      {
        messageId: "passRole",
        ...{ line: 16, column: 18, endLine: 16, endColumn: 32 },
        address: "aws_iam_policy.passing",
        related: [{ line: 10, column: 48, message: "allows dms:CreateEndpoint" }],
      },
    ],
  },
];
