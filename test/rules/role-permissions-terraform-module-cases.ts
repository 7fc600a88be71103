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

/** A module with the role and the bucket, and one of the registry with the endpoint, which is not here. */
function ofRegistry(rest: string): string {
  const policy = encoded('["s3:PutObject", "s3:DeleteObject"]', '"${aws_s3_bucket.landing.arn}/*"');
  return `${terraform(changed(policy, "    ]\n", `${rest}    ]\n`), "")}
resource "aws_s3_bucket" "landing" {
  bucket_prefix = "landing"
}

module "target" {
  source        = "cloudposse/dms/aws//modules/dms-endpoint"
  endpoint_type = "target"
  engine_name   = "s3"
  s3_settings   = { bucket_name = aws_s3_bucket.landing.id, service_access_role_arn = aws_iam_role.dms.arn }
}

module "source" {
  source                          = "cloudposse/dms/aws//modules/dms-endpoint"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = aws_secretsmanager_secret.login.arn
  secrets_manager_access_role_arn = aws_iam_role.dms.arn
}

resource "aws_secretsmanager_secret" "login" {
  name_prefix = "login"
}
`;
}

const list = `      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.landing.arn
      },
`;

const read = `      {
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.login.arn
      },
`;

/** A module with the role and the bucket, and a called one with the endpoint. */
function beside(rest: string): string {
  const policy = encoded('["s3:PutObject", "s3:DeleteObject"]', '"${aws_s3_bucket.landing.arn}/*"');
  return `${terraform(changed(policy, "    ]\n", `${rest}    ]\n`), "")}
resource "aws_s3_bucket" "landing" {
  bucket = "landing-zone"
}

module "dms" {
  source = "./dms"
  bucket = aws_s3_bucket.landing.id
  role   = aws_iam_role.dms.arn
}
`;
}

const dmsModule = `variable "bucket" {}
variable "role" {}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = var.bucket
  service_access_role_arn = var.role
}
`;

const waiting = `resource "aws_kms_key" "own" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*" },
      { Effect = "Allow", Principal = { AWS = aws_iam_role.dms.arn }, Action = "kms:GenerateDataKey", Resource = "*" },
    ]
  })
}

resource "aws_kinesis_stream" "out" {
  name            = "out"
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.own.arn
}

resource "aws_iam_role" "dms" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  inline_policy {
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["kinesis:PutRecord", "kms:GenerateDataKey"], Resource = "*" }] })
  }
}

resource "aws_dms_endpoint" "target" {
  endpoint_type = "target"
  engine_name   = "kinesis"
  kinesis_settings {
    service_access_role_arn = aws_iam_role.dms.arn
    stream_arn              = aws_kinesis_stream.out.arn
  }
}
`;

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
  {
    name: "a bucket beside the role, whose name a called module is given",
    filename: "main.tf",
    template: beside(""),
    files: { "dms/main.tf": dmsModule },
    errors: [
      {
        ...{ messageId: "missing", filename: "dms/main.tf", line: 8, column: 29, endLine: 8, endColumn: 37 },
        suggestions: [
          {
            messageId: "appendStatement",
            outputs: {
              "main.tf": beside(`      {
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.landing.arn
      },
`),
            },
          },
        ],
      },
    ],
  },
  {
    name: "arguments of a module of the registry, which is not here",
    filename: "main.tf",
    template: ofRegistry(""),
    errors: [
      {
        ...{ messageId: "missing", line: 36, column: 87, endLine: 36, endColumn: 107 },
        suggestions: [{ messageId: "appendStatement", output: ofRegistry(list) }],
      },
      {
        ...{ messageId: "missing", line: 44, column: 37, endLine: 44, endColumn: 57 },
        suggestions: [{ messageId: "appendStatement", output: ofRegistry(read) }],
      },
    ],
  },
  {
    name: "a stream that waits for the role by its key",
    filename: "main.tf",
    template: waiting,
    refused: 1,
    errors: [{ messageId: "missing", line: 30, column: 31, endLine: 30, endColumn: 51 }],
  },
];
