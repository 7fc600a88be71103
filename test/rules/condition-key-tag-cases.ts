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

const tagStatement = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: "dms:StartReplicationTask",
    Resource: "*",
    Condition: { StringEquals: { "${var.provider}:sub": "it" } },
  },
});

export const files: readonly FileCase[] = [
  {
    name: "tags of which a part of the name is not known",
    path: "main.tf",
    text: tagged,
    found: [["noEffect", "aws:RequestTag/kubernetes.io/cluster/${var.cluster}"]],
    // The start of a key may be any key.
    skipped: 1,
  },
  {
    name: "a key whose variable is empty by default",
    path: "main.tf",
    text: `variable "provider" { default = "" }
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::123456789012:oidc-provider/\${var.provider}"]
    }
    condition {
      test     = "StringEquals"
      variable = "\${var.provider}:sub"
      values   = ["system:serviceaccount:it:it"]
    }
  }
}
resource "aws_iam_role" "it" { assume_role_policy = data.aws_iam_policy_document.it.json }
resource "aws_iam_policy" "object" { policy = jsonencode(${tagStatement}) }
resource "aws_iam_policy" "text" {
  policy = <<EOF
${tagStatement}
EOF
}
`,
    skipped: 3,
  },
];
