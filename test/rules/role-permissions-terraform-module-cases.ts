import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { encoded, terraform } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const modules = `module "role" {
  source = "./role"
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing-zone"
  service_access_role_arn = module.role.arn
}
`;

/** A module that makes the role. */
function roleModule(rest: string): string {
  const policy = encoded('["s3:PutObject", "s3:DeleteObject"]', '"arn:aws:s3:::landing-zone/*"');
  return `${terraform(changed(policy, "    ]\n", `${rest}    ]\n`), "")}
output "arn" {
  value = aws_iam_role.dms.arn
}
`;
}

export const valid: readonly ValidCase[] = [
  {
    name: "a policy that a module which is not read may put on the bucket",
    filename: "main.tf",
    template: `data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.landing.arn, "\${aws_s3_bucket.landing.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.dms.arn]
    }
  }
}

module "bucket_policy" {
  source = "registry/policy/aws"
  policy = data.aws_iam_policy_document.bucket.json
}

${terraform("")}`,
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a role of a module",
    filename: "main.tf",
    template: modules,
    files: { "role/main.tf": roleModule("") },
    errors: [
      {
        ...{ messageId: "missing", line: 9, column: 29, endLine: 9, endColumn: 44 },
        related: [
          { filename: "role/main.tf", line: 5, column: 1 },
          { filename: "role/main.tf", message: "its policy" },
        ],
        suggestions: [
          {
            messageId: "appendStatement",
            outputs: {
              "role/main.tf": roleModule(`      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = "arn:aws:s3:::landing-zone"
      },
`),
            },
          },
        ],
      },
    ],
  },
];
