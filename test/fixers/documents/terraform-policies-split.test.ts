import { splitPassRole } from "../edits.js";
import { testEdits } from "../edit-case.js";

testEdits("jsonencode: split a statement under a condition", "main.tf", [
  {
    name: "one that is there under a condition",
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = [
      var.on ? {
        Effect   = "Allow"
        Action   = ["dms:*", "iam:PassRole"]
        Resource = "*"
      } : {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "*"
      }
    ]
  })
}
`,
    edit: splitPassRole,
  },
  {
    name: "one of a document that is there under a condition",
    text: `resource "aws_iam_policy" "caller" {
  policy = var.on ? jsonencode({
    Statement = [{ Effect = "Allow", Action = ["dms:*"[-, "iam:PassRole"-]], Resource = "*" }{+, { Sid = "PassRole", Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::123456789012:role/dms", Condition = { StringEquals = { "iam:PassedToService" = "dms.amazonaws.com" } } }+}]
  }) : jsonencode({ Statement = [] })
}
`,
    edit: splitPassRole,
  },
]);

testEdits("data sources: split a statement of another document", "main.tf", [
  {
    name: "beside it, in the data source that it is written in",
    text: `data "aws_iam_policy_document" "dms" {
  statement {
    sid       = "Dms"
    actions   = ["dms:*"[-, "iam:PassRole"-]]
    resources = ["*"]
  }
{+
  statement {
    sid       = "PassRole"
    actions   = ["iam:PassRole"]
    resources = ["arn:aws:iam::123456789012:role/dms"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
  }
+}}

data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.dms.json]

  statement {
    effect    = "Allow"
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "caller" {
  policy = data.aws_iam_policy_document.all.json
}
`,
    edit: splitPassRole,
  },
]);
