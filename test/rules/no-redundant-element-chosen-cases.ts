import type { FileCase } from "./policy-forms.js";

const choosing = (one: string, other: string): string => `variable "wide" {
  type = bool
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = ["arn:aws:s3:::a/*", "arn:aws:s3:::\${var.wide ? "${one}" : "${other}"}"]
    }]
  })
}
`;

export const chosenTexts: readonly FileCase[] = [
  {
    name: "a text of which one value counts",
    path: "main.tf",
    text: choosing("a/b", "b/a"),
  },
  {
    name: "a text of which no value counts",
    path: "main.tf",
    text: choosing("a/b", "a/c"),
    found: [["covered"]],
  },
];
