import type rule from "../../src/rules/pass-role.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { block, terraform } from "./pass-role-texts.js";
import { changed } from "./texts.js";

const passOther = block('["iam:PassRole"]', '["arn:aws:iam::123456789012:role/other"]');

/** A caller that only creates instances. */
const toInstances = block('["dms:CreateReplicationInstance"]');

const instance = (settings: string): string => `resource "aws_dms_replication_instance" "it" {
  replication_instance_id    = "orders"
  replication_instance_class = "dms.t3.medium"
${settings}}
`;

const withKerberos = instance(`  kerberos_authentication_settings {
    key_cache_secret_iam_arn = "arn:aws:iam::123456789012:role/kerberos"
    key_cache_secret_id      = "secret"
    krb5_file_contents       = "[libdefaults]"
  }
`);

const passKerberos = block('["iam:PassRole"]', '["arn:aws:iam::123456789012:role/kerberos"]');

/** Settings that are not known might name a role, or none. */
const openTask = `variable "settings" {
  type = string
}

resource "aws_dms_replication_task" "it" {
  replication_task_id       = "orders"
  migration_type            = "full-load"
  replication_instance_arn  = "arn:aws:dms:eu-west-1:123456789012:rep:A"
  source_endpoint_arn       = "arn:aws:dms:eu-west-1:123456789012:endpoint:B"
  target_endpoint_arn       = "arn:aws:dms:eu-west-1:123456789012:endpoint:C"
  table_mappings            = "{}"
  replication_task_settings = var.settings
}
`;

const passWriter = block('["iam:PassRole"]', "[aws_iam_role.writer.arn]");

const deployerOfAll = `resource "aws_iam_user_policy" "deployer" {
  user   = aws_iam_user.deployer.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dms:*", Resource = "*" }] })
}

resource "aws_iam_user" "deployer" {
  name = "deployer"
}
`;

function policyFor(name: string, action: string, role: string, when: string): string {
  return `resource "aws_iam_role_policy" "${name}" {
  count  = ${when} ? 1 : 0
  role   = ${role}
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}`;
}

export const valid: readonly ValidCase[] = [
  {
    name: "Terraform",
    filename: "main.tf",
    template: terraform(block('["dms:CreateEndpoint"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]")),
  },
  {
    name: "Terraform, by a name",
    filename: "main.tf",
    template: terraform(block('["dms:CreateEndpoint"]'), block('["iam:PassRole"]', '["arn:aws:iam::*:role/dms-*"]')),
  },
  {
    name: "Terraform, an unknown action",
    filename: "main.tf",
    template: `variable "actions" {\n  type = list(string)\n}\n${terraform(block('["dms:CreateEndpoint"]'), block("var.actions"))}`,
    skipped: 1,
  },
  {
    name: "in Terraform, only instances, which pass no role",
    filename: "main.tf",
    template: terraform(toInstances) + instance(""),
  },
  {
    name: "in Terraform, only instances, and the role for Kerberos may be passed",
    filename: "main.tf",
    template: terraform(toInstances, passKerberos) + withKerberos,
  },
  {
    name: "in Terraform, settings of a task that are not known",
    filename: "main.tf",
    template: terraform(block('["dms:CreateEndpoint"]'), passWriter) + openTask,
    skipped: 1,
  },
  {
    name: "in Terraform, only such settings, and an endpoint without a role",
    filename: "main.tf",
    template: `${changed(deployerOfAll, '"dms:*"', '["dms:CreateEndpoint"]')}${openTask}
resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "mysql"
}
`,
    skipped: 1,
  },
  {
    name: "in Terraform, policies for a role of the name, which only some deployments declare",
    filename: "main.tf",
    template: `${policyFor("elsewhere", "dms:*", '"deployer"', 'terraform.workspace == "other"')}
${policyFor("dms", "dms:*", "aws_iam_role.deployer[0].name", 'terraform.workspace == "test"')}
${policyFor("iam", "iam:*", "aws_iam_role.deployer[0].name", 'terraform.workspace == "test"')}
resource "aws_iam_role" "deployer" {
  count              = terraform.workspace == "test" ? 1 : 0
  name               = "deployer"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "123456789012" }, Action = "sts:AssumeRole" }] })
}
`,
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "in Terraform, where another role may be passed",
    filename: "main.tf",
    template: terraform(block('["dms:CreateEndpoint"]'), passOther),
    errors: [
      {
        ...{ messageId: "missingForRole", line: 14, column: 3, endLine: 17, endColumn: 4 },
        address: "aws_iam_user_policy.deployer",
        data: {
          operation: "dms:CreateEndpoint",
          roles: "${aws_iam_role.writer.arn}",
          users: "endpoint aws_dms_s3_endpoint.target",
        },
        suggestions: [
          {
            messageId: "allowPassing",
            output: terraform(
              block('["dms:CreateEndpoint"]'),
              passOther,
              `  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.writer.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
  }
`,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "in Terraform, without an endpoint",
    filename: "main.tf",
    template: `resource "aws_iam_user_policy" "deployer" {
  user = aws_iam_user.deployer.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["dms:Create*", "dms:Describe*"], Resource = "*" },
    ]
  })
}

resource "aws_iam_user" "deployer" {
  name = "deployer"
}
`,
    errors: [
      {
        ...{ messageId: "missing", line: 6, column: 7, endLine: 6, endColumn: 86 },
        address: "aws_iam_user_policy.deployer",
      },
    ],
  },
  {
    name: "in Terraform, any operation of DMS, and settings of a task that are not known",
    filename: "main.tf",
    template: deployerOfAll + openTask,
    errors: [
      {
        ...{ messageId: "missing", line: 3, column: 62, endLine: 3, endColumn: 116 },
        address: "aws_iam_user_policy.deployer",
      },
    ],
  },
  {
    name: "in Terraform, only instances, and one has a role for Kerberos",
    filename: "main.tf",
    template: terraform(toInstances) + withKerberos,
    errors: [
      {
        ...{ messageId: "missingForRole", line: 14, column: 3, endLine: 17, endColumn: 4 },
        address: "aws_iam_user_policy.deployer",
        data: {
          operation: "dms:CreateReplicationInstance",
          roles: "arn:aws:iam::123456789012:role/kerberos",
          users: "replication instance aws_dms_replication_instance.it",
        },
        suggestions: [
          {
            messageId: "allowPassing",
            output:
              terraform(
                toInstances,
                `  statement {
    actions   = ["iam:PassRole"]
    resources = ["arn:aws:iam::123456789012:role/kerberos"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
  }
`,
              ) + withKerberos,
          },
        ],
      },
    ],
  },
];
