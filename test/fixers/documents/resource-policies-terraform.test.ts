import { append, letDmsPublish, letRoles } from "../edits.js";
import { dedent, testEdits } from "../edit-case.js";
import { namedBy } from "./resource-policies-texts.js";

const letTerraformRole = letRoles(namedBy("aws_dms_s3_endpoint.e", "service_access_role_arn"));

/** A role, an endpoint that names it, and a key. */
function terraform(key: string): string {
  return `resource "aws_iam_role" "r" {}

resource "aws_dms_s3_endpoint" "e" {
  service_access_role_arn = aws_iam_role.r.arn
}

${dedent(key)}`;
}

testEdits("Terraform: append a statement with a principal", "main.tf", [
  {
    name: "to blocks",
    text: terraform(`
      data "aws_iam_policy_document" "key" {
        statement {
          actions   = ["kms:Encrypt"]
          resources = ["*"]
        }{+

        statement {
          actions   = ["kms:Decrypt"]
          resources = ["*"]

          principals {
            type        = "AWS"
            identifiers = [aws_iam_role.r.arn, "arn:aws:iam::123456789012:role/admin"]
          }
        }+}
      }

      resource "aws_kms_key" "k" {
        policy = data.aws_iam_policy_document.key.json
      }
    `),
    edit: letTerraformRole,
  },
  {
    name: "to blocks, before a condition",
    text: `data "aws_iam_policy_document" "topic" {{+
  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:eu-west-1:123456789012:events"]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["123456789012"]
    }
  }
+}}

resource "aws_sns_topic" "t" {
  policy = data.aws_iam_policy_document.topic.json
}
`,
    edit: append(letDmsPublish),
  },
  {
    name: "to jsonencode",
    text: terraform(`
      resource "aws_kms_key" "k" {
        policy = jsonencode({
          Statement = [
            {
              Effect    = "Allow"
              Principal = "*"
              Action    = "kms:Encrypt"
              Resource  = "*"
            }{+,
            {
              Effect = "Allow"
              Principal = {
                AWS = [
                  aws_iam_role.r.arn,
                  "arn:aws:iam::123456789012:role/admin",
                ]
              }
              Action   = "kms:Decrypt"
              Resource = "*"
            }+}
          ]
        })
      }
    `),
    edit: letTerraformRole,
  },
  {
    name: "to JSON in a heredoc",
    text: terraform(`
      resource "aws_kms_key" "k" {
        policy = <<-EOF
          { "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*" }{+, { "Effect": "Allow", "Principal": { "AWS": ["\${aws_iam_role.r.arn}", "arn:aws:iam::123456789012:role/admin"] }, "Action": "kms:Decrypt", "Resource": "*" }+}] }
        EOF
      }
    `),
    edit: letTerraformRole,
  },
]);
