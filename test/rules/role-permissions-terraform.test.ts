import rule from "../../src/rules/role-permissions.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { encoded, terraform, terraformEndpoint } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const all = '["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]';
const sameDocument = `
resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.other.id
  policy = data.aws_iam_policy_document.dms.json
}
`;
const both = '[aws_s3_bucket.landing.arn, "${aws_s3_bucket.landing.arn}/*"]';
const objects = '"${aws_s3_bucket.landing.arn}/*"';

/** A policy document of nested blocks; `rest`: further blocks. */
function document(rest: string): string {
  return `data "aws_iam_policy_document" "dms" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.landing.arn]
  }
${rest}}

resource "aws_iam_role_policy" "dms" {
  role   = aws_iam_role.dms.id
  policy = data.aws_iam_policy_document.dms.json
}
`;
}

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

/** A customer managed policy that allows this, attached to these roles. */
function attached(actions: string, ...roles: readonly string[]): string {
  const attachments = roles.map(
    (role) => `
resource "aws_iam_role_policy_attachment" "${role}" {
  role       = aws_iam_role.${role}.name
  policy_arn = aws_iam_policy.dms.arn
}
`,
  );
  return `resource "aws_iam_policy" "dms" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ${actions}
        Resource = ${both}
      },
    ]
  })
}
${attachments.join("")}`;
}

const otherRole = `
resource "aws_iam_role" "other" {
  name               = "other"
  assume_role_policy = aws_iam_role.dms.assume_role_policy
}
`;

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

const putAndList = '["s3:PutObject", "s3:ListBucket"]';

function withDelete(policy: string): string {
  return changed(
    policy,
    "    ]\n",
    `      {
        Effect   = "Allow"
        Action   = "s3:DeleteObject"
        Resource = ${objects}
      },
    ]
`,
  );
}

const at = (line: number) => ({ messageId: "missing", line, column: 29, endLine: line, endColumn: 49 }) as const;

/** The module with a policy of these statements behind the role. */
function withPolicy(text: string, statements: string): string {
  return changed(
    text,
    'Action = "sts:AssumeRole" }]\n  })\n}\n',
    `Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "dms" {
  role = aws_iam_role.dms.id
  name = "endpoint-s3-target"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${statements}    ]
  })
}
`,
  );
}

const deleteObjects = `      {
        Effect   = "Allow"
        Action   = "s3:DeleteObject"
        Resource = ${objects}
      },
`;

const writeObjects = `      {
        Effect = "Allow"
        Action = [
          "s3:PutObject",
          "s3:DeleteObject",
        ]
        Resource = ${objects}
      },
`;

const listBucket = `      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.landing.arn
      },
`;

ruleTester.run(rule, {
  valid: [
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
    { name: "attached", filename: "main.tf", template: terraform(attached(all, "dms")) },
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
    {
      name: "a key whose policy is not here and may grant",
      filename: "main.tf",
      template: terraform(encoded(all, '"*"'), s3Settings),
      skipped: 1,
    },
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
    effect    = "Allow"
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
        {
          "Effect": "Allow",
          "Action": [
            "s3:PutObject",
            "s3:DeleteObject"
          ],
          "Resource": ${objects}
        }`),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a policy that is attached to this role alone",
      filename: "main.tf",
      template: terraform(attached(putAndList, "dms")),
      errors: [
        {
          ...at(35),
          suggestions: [{ messageId: "appendStatement", output: terraform(withDelete(attached(putAndList, "dms"))) }],
        },
      ],
    },
    {
      name: "a policy that another role has too",
      filename: "main.tf",
      template: terraform(attached(putAndList, "dms", "other") + otherRole),
      errors: [
        {
          ...at(45),
          suggestions: [
            {
              messageId: "appendStatement",
              output: withPolicy(terraform(attached(putAndList, "dms", "other") + otherRole), deleteObjects),
            },
          ],
        },
      ],
    },
    {
      name: "a document that another role has too",
      filename: "main.tf",
      template: terraform(document("") + sameDocument + otherRole),
      errors: [
        {
          ...at(39),
          suggestions: [
            {
              messageId: "appendStatement",
              output: withPolicy(terraform(document("") + sameDocument + otherRole), writeObjects).replace(
                '"aws_iam_role_policy" "dms" {\n  role = ',
                '"aws_iam_role_policy" "dms_2" {\n  role = ',
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
  ],
});
