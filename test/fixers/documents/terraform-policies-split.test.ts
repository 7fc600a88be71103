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
