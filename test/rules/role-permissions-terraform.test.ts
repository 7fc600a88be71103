import rule from "../../src/rules/role-permissions.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as ownRequirementCases from "./own-requirement-cases.js";
import * as moduleCases from "./role-permissions-terraform-module-cases.js";
import * as sharedCases from "./role-permissions-terraform-shared-cases.js";
import {
  all,
  at,
  both,
  document,
  objects,
  putAndList,
  withDelete,
  withPolicy,
  writeObjects,
} from "./role-permissions-terraform-texts.js";
import { encoded, terraform, terraformEndpoint } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

function heredoc(rest: string): string {
  return `resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "\${aws_s3_bucket.landing.arn}" }${rest}
      ]
    }
  EOT
}
`;
}

const denying = `${encoded(all, both)}
resource "aws_iam_role_policy" "deny" {
  role   = aws_iam_role.dms.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:Delete*", Resource = "*" }] })
}
`;

const bounded = changed(
  terraform(`${encoded(all, both)}
resource "aws_iam_policy" "boundary" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:List*", Resource = "*" }] })
}
`),
  '  name = "dms"\n',
  '  name = "dms"\n  permissions_boundary = aws_iam_policy.boundary.arn\n',
);

const s3Settings = `resource "aws_dms_endpoint" "target" {
  endpoint_id   = "landing"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name             = "landing-zone"
    encryption_mode         = "SSE_KMS"
    server_side_encryption_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/0a1b"
    service_access_role_arn = aws_iam_role.dms.arn
  }
}
`;

const listBucket = `      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.landing.arn
      },
`;

ruleTester.run(rule, {
  valid: [
    { name: "Terraform", filename: "main.tf", template: terraform(encoded(all, both)) },
    {
      name: "Terraform, by ARNs",
      filename: "main.tf",
      template: terraform(encoded(all, '["arn:aws:s3:::landing-zone", "arn:aws:s3:::landing-zone/*"]')),
    },
    {
      name: "Terraform, a variable",
      filename: "main.tf",
      template: `variable "policy" {}\n${terraform('resource "aws_iam_role_policy" "dms" {\n  role   = aws_iam_role.dms.id\n  policy = var.policy\n}\n')}`,
      skipped: 1,
    },
    {
      name: "one bucket of several",
      filename: "main.tf",
      template:
        changed(
          terraform(
            encoded(all, "[for b in aws_s3_bucket.landing : b.arn]"),
            changed(terraformEndpoint, "aws_s3_bucket.landing.bucket", 'aws_s3_bucket.landing["a"].id'),
          ),
          '  bucket = "landing-zone"',
          "  for_each = var.buckets",
        ) + 'variable "buckets" {\n  type = set(string)\n}\n',
      skipped: 1,
    },
    {
      name: "a document",
      filename: "main.tf",
      template: terraform(
        document(`
  statement {
    actions   = ["s3:PutObject", "s3:DeleteObject"]
    resources = ["\${aws_s3_bucket.landing.arn}/*"]
  }
`),
      ),
    },
    {
      name: "a document that is a variable",
      filename: "main.tf",
      template: `variable "policy" {}\n${terraform(changed(document(""), "data.aws_iam_policy_document.dms.json", "var.policy"))}`,
      skipped: 1,
    },
    {
      name: "a role of a data source",
      filename: "main.tf",
      template: `data "aws_iam_role" "dms" {\n  name = "dms"\n}\n\n${changed(changed(terraformEndpoint, "aws_iam_role.dms.arn", "data.aws_iam_role.dms.arn"), "aws_s3_bucket.landing.bucket", '"landing-zone"')}`,
      skipped: 1,
    },
    {
      name: "policy and endpoint under one count",
      filename: "main.tf",
      template: `variable "make" {\n  type = bool\n}\n${terraform(changed(encoded(all, both), "{\n  role", "{\n  count = var.make ? 1 : 0\n  role"), changed(terraformEndpoint, "{\n", "{\n  count = var.make ? 1 : 0\n"))}`,
    },
    {
      name: "a key whose policy is not here and may grant",
      filename: "main.tf",
      template: terraform(encoded(all, '"*"'), s3Settings),
      skipped: 1,
    },
    ...sharedCases.valid,
    ...moduleCases.valid,
  ],
  invalid: [
    {
      name: "jsonencode",
      filename: "main.tf",
      template: terraform(encoded(putAndList, both)),
      errors: [
        {
          ...at(31),
          address: "aws_dms_s3_endpoint.target",
          message:
            "Role aws_iam_role.dms does not allow what endpoint aws_dms_s3_endpoint.target needs (S3 as a " +
            "target): s3:DeleteObject on arn:aws:s3:::landing-zone/*. The deployment succeeds, but the " +
            "connection test or the task fails with AccessDenied. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
          related: [{ line: 5, column: 1, message: "the role" }, { message: "its policy" }],
          suggestions: [
            {
              messageId: "appendStatement",
              data: { role: "aws_iam_role.dms", actions: "s3:DeleteObject" },
              output: terraform(withDelete(encoded(putAndList, both))),
            },
          ],
        },
      ],
    },
    {
      name: "nested blocks",
      filename: "main.tf",
      template: terraform(document("")),
      errors: [
        {
          ...at(29),
          suggestions: [
            {
              messageId: "appendStatement",
              output: terraform(
                document(`
  statement {
    actions   = ["s3:PutObject", "s3:DeleteObject"]
    resources = [${objects}]
  }
`),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a heredoc",
      filename: "main.tf",
      template: terraform(heredoc("")),
      errors: [
        {
          ...at(29),
          suggestions: [
            {
              messageId: "appendStatement",
              output: terraform(
                heredoc(`,
        { "Effect": "Allow", "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": ${objects} }`),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "no policy",
      filename: "main.tf",
      template: terraform(""),
      errors: [
        {
          ...at(18),
          suggestions: [{ messageId: "appendStatement", output: withPolicy(terraform(""), writeObjects + listBucket) }],
        },
      ],
    },
    {
      name: "denied",
      filename: "main.tf",
      template: terraform(denying),
      errors: [
        {
          ...at(36),
          messageId: "denied",
          related: [{ message: "the role" }, { line: 29, column: 62, message: "the statement that denies it" }],
        },
      ],
    },
    { name: "bounded", filename: "main.tf", template: bounded, errors: [{ ...at(36), messageId: "boundary" }] },
    ownRequirementCases.requiredInTerraform,
    ...sharedCases.invalid,
    ...moduleCases.invalid,
  ],
});
