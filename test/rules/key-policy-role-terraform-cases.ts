import type rule from "../../src/rules/key-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { terraform, terraformRoot } from "./key-policy-texts.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const terraformAdmin =
  '{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:role/admin" }, Action = "kms:*", Resource = "*" }';

const terraformToRole =
  '{ Effect = "Allow", Principal = { AWS = aws_iam_role.dms.arn }, Action = ["kms:GenerateDataKey", "kms:Decrypt"], Resource = "*" }';

/** The policy in blocks of a data source, which a policy resource puts on the key. */
function terraformBlocks(statements: string): string {
  return `resource "aws_kms_key" "dms" {
  description = "landing"
}

data "aws_iam_policy_document" "key" {
${statements}}

resource "aws_kms_key_policy" "dms" {
  key_id = aws_kms_key.dms.key_id
  policy = data.aws_iam_policy_document.key.json
}
${terraformS3}`;
}

const adminBlock = `  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/admin"]
    }
  }
`;

const roleBlock = `
  statement {
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.dms.arn]
    }
  }
`;

const terraformS3 = `
resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  inline_policy {
    name   = "write"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:*", "kms:*"], Resource = "*" }] })
  }
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id                       = "landing"
  endpoint_type                     = "target"
  bucket_name                       = "landing"
  encryption_mode                   = "SSE_KMS"
  server_side_encryption_kms_key_id = aws_kms_key.dms.arn
  service_access_role_arn           = aws_iam_role.dms.arn
}
`;

const terraformBlocksKept = terraformBlocks(adminBlock);
const terraformShared = `${terraformBlocksKept}
resource "aws_kms_key_policy" "other" {
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  policy = data.aws_iam_policy_document.key.json
}
`;

const terraformKept = terraform(terraformAdmin, terraformS3);

export const valid: readonly ValidCase[] = [
  {
    name: "a grant of the key, for the operations that the role needs",
    filename: "main.tf",
    template: `${terraform(terraformAdmin, terraformS3)}
resource "aws_kms_grant" "dms" {
  key_id            = aws_kms_key.dms.key_id
  grantee_principal = aws_iam_role.dms.arn
  operations        = ["Encrypt", "Decrypt", "GenerateDataKey", "DescribeKey"]
}
`,
  },
  {
    name: "the role is admitted as suggested, in Terraform",
    filename: "main.tf",
    template: terraform(`${terraformAdmin}, ${terraformToRole}`, terraformS3),
  },
  {
    name: "the role is admitted as suggested, in blocks",
    filename: "main.tf",
    template: terraformBlocks(adminBlock + roleBlock),
  },
  { name: "the account decides in Terraform", filename: "main.tf", template: terraform(terraformRoot, terraformS3) },
  {
    name: "a policy from elsewhere in Terraform",
    filename: "main.tf",
    template: `variable "policy" {}\n${changed(
      terraform(terraformAdmin, terraformS3),
      `jsonencode({\n    Version   = "2012-10-17"\n    Statement = [${terraformAdmin}]\n  })`,
      "var.policy",
    )}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "neither the role nor the account, in Terraform",
    filename: "main.tf",
    template: terraformKept,
    errors: [
      {
        messageId: "roleKeptOut",
        ...at(terraformKept, `{\n    Version   = "2012-10-17"\n    Statement = [${terraformAdmin}]\n  }`),
        address: "aws_kms_key.dms",
        suggestions: [{ messageId: "admit", output: terraform(`${terraformAdmin}, ${terraformToRole}`, terraformS3) }],
      },
    ],
  },
  {
    name: "neither the role nor the account, in blocks",
    filename: "main.tf",
    template: terraformBlocksKept,
    errors: [
      {
        messageId: "roleKeptOut",
        ...at(terraformBlocksKept, /data "aws_iam[^]*?\n\}/.exec(terraformBlocksKept)?.[0] ?? ""),
        address: "aws_kms_key_policy.dms",
        suggestions: [{ messageId: "admit", output: terraformBlocks(adminBlock + roleBlock) }],
      },
    ],
  },
  {
    name: "no suggestion for a policy that other keys have too",
    filename: "main.tf",
    template: terraformShared,
    errors: [
      {
        messageId: "roleKeptOut",
        ...at(terraformShared, /data "aws_iam[^]*?\n\}/.exec(terraformShared)?.[0] ?? ""),
      },
    ],
  },
];
