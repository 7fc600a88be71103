import type { FileCase } from "./policy-forms.js";

const tagged = `variable "cluster" {}

data "aws_iam_policy_document" "it" {
${[
  ["ec2:CreateTags", "aws:RequestTag/kubernetes.io/cluster/${var.cluster}"],
  ["dms:DescribeEndpoints", "aws:RequestTag/kubernetes.io/cluster/${var.cluster}"],
  ["ec2:CreateTags", "aws:${var.cluster}/team"],
]
  .map(
    ([action, key]) => `  statement {
    actions   = ["${action ?? ""}"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "${key ?? ""}"
      values   = ["owned"]
    }
  }
`,
  )
  .join("")}}
`;

export const files: readonly FileCase[] = [
  {
    name: "tags of which a part of the name is not known",
    path: "main.tf",
    text: tagged,
    found: [["noEffect", "aws:RequestTag/kubernetes.io/cluster/${var.cluster}"]],
    // The start of a key may be any key.
    skipped: 1,
  },
];
