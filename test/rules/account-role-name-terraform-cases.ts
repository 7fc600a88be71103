import type rule from "../../src/rules/account-role-name.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { logsPolicy, redshiftPolicy, terraform, vpcPolicy, vpcRole } from "./account-role-name-texts.js";
import { terraformRole } from "./texts.js";

const ownPolicy = `\n  managed_policy_arns = ["arn:aws:iam::aws:policy/${vpcPolicy}"]`;

const attachedByName = `
resource "aws_iam_role_policy_attachment" "dms" {
  role       = "dms-vpc"
  policy_arn = "arn:aws-cn:iam::aws:policy/${vpcPolicy}"
}
`;

const inline = `
resource "aws_iam_role_policy" "lake" {
  role   = aws_iam_role.dms.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "*" }] })
}
`;

const ofRegistry = `module "dms_vpc_role" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-role"
  version = "~> 6.0"

  name     = "dms-vpc-role"
  policies = { vpc = "arn:aws:iam::aws:policy/${vpcPolicy}" }

  trust_policy_permissions = {
    Dms = {
      actions    = ["sts:AssumeRole"]
      principals = [{ type = "Service", identifiers = ["dms.amazonaws.com"] }]
    }
  }
}
`;

function forEach(name: string): string {
  return `${terraformRole("dms", `for_each = toset(["a", "b"])\n  name = "${name}"`)}
resource "aws_iam_role_policy_attachment" "dms" {
  for_each   = aws_iam_role.dms
  role       = each.value.name
  policy_arn = "arn:aws:iam::aws:policy/${vpcPolicy}"
}
`;
}

export const valid: readonly ValidCase[] = [
  { name: "the exact name in Terraform", filename: "main.tf", template: terraform('name = "dms-vpc-role"') },
  {
    name: "a name from a variable",
    filename: "main.tf",
    template: `variable "name" {}\n${terraform("name = var.name")}`,
    values: { variables: { name: "dms-vpc-role" } },
  },
  {
    name: "a name that is not known in Terraform",
    filename: "main.tf",
    template: `variable "name" {}\n${terraform("name = var.name")}`,
    skipped: 1,
  },
  {
    name: "the staging policy on a role whose name is generated, where no Redshift target is seen",
    filename: "main.tf",
    template: terraform('name_prefix = "s3-"', redshiftPolicy),
  },
  {
    name: "a like name on a role of another service",
    filename: "main.tf",
    template: terraformRole("dms", 'name = "dms-vpc-role-lambda"', "lambda.amazonaws.com"),
  },
  {
    name: "the exact name, given to a module of the registry that would add to it",
    filename: "main.tf",
    template: ofRegistry.replace("  policies", "  use_name_prefix = false\n  policies"),
  },
  {
    name: "beside a role with the exact name that is read",
    filename: "main.tf",
    template: `data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n${terraform('name = "dms-vpc-role-old"')}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a name in Terraform",
    filename: "main.tf",
    template: terraform('name = "dms-vpc-mgmt-role"'),
    errors: [
      {
        ...{ messageId: "wrongName", line: 2, column: 10, endLine: 2, endColumn: 29, address: "aws_iam_role.dms" },
        data: { ...vpcRole, role: "aws_iam_role.dms", name: "dms-vpc-mgmt-role", basis: "" },
        suggestions: [{ messageId: "useName", output: terraform('name = "dms-vpc-role"') }],
      },
    ],
  },
  {
    name: "another name in Terraform, on a role with permissions of its own",
    filename: "main.tf",
    template: terraform('name = "dms-lake"') + inline,
    errors: [{ messageId: "wrongName", line: 2, column: 10, endLine: 2, endColumn: 20, suggestions: [] }],
  },
  {
    name: "a name to which a module of the registry adds",
    filename: "main.tf",
    template: ofRegistry,
    errors: [
      {
        ...{ messageId: "wrongName", line: 1, column: 1, endLine: 1, endColumn: 22 },
        data: {
          ...vpcRole,
          role: "aws_iam_role.this",
          name: "dms-vpc-role-… (the rest is generated)",
          basis: "",
        },
        suggestions: [],
      },
    ],
  },
  {
    name: "a prefix in Terraform",
    filename: "main.tf",
    template: terraform('name_prefix = "dms-vpc-role-"'),
    errors: [
      {
        ...{ messageId: "wrongName", line: 2, column: 17, endLine: 2, endColumn: 32 },
        data: { ...vpcRole, role: "aws_iam_role.dms", name: "dms-vpc-role-… (the rest is generated)", basis: "" },
        suggestions: [{ messageId: "useName", output: terraform('name = "dms-vpc-role"') }],
      },
    ],
  },
  {
    name: "no name in Terraform",
    filename: "main.tf",
    template: terraform('description = "for DMS"', logsPolicy),
    errors: [
      {
        ...{ messageId: "noName", line: 1, column: 1, endLine: 1, endColumn: 30, address: "aws_iam_role.dms" },
        suggestions: [
          {
            messageId: "useName",
            output: terraform('name        = "dms-cloudwatch-logs-role"\n  description = "for DMS"', logsPolicy),
          },
        ],
      },
    ],
  },
  {
    name: "a name that goes on, without the policy",
    filename: "main.tf",
    template: terraformRole("dms", 'name = "dms-vpc-role-prod"'),
    refused: 1,
    errors: [
      {
        ...{ messageId: "almostName", line: 2, column: 10, endLine: 2, endColumn: 29 },
        data: { ...vpcRole, role: "aws_iam_role.dms", name: "dms-vpc-role-prod", basis: "" },
      },
    ],
  },
  {
    name: "a name of variables",
    filename: "main.tf",
    template: `variable "env" {\n  default = "dev"\n}\n${terraform('name = "dms-vpc-role-${var.env}"')}`,
    errors: [
      {
        ...{ messageId: "wrongName", line: 5, column: 10, endLine: 5, endColumn: 35 },
        data: { ...vpcRole, role: "aws_iam_role.dms", name: "dms-vpc-role-dev", basis: " (by the default of env)" },
        suggestions: [
          {
            messageId: "useName",
            output: `variable "env" {\n  default = "dev"\n}\n${terraform('name = "dms-vpc-role"')}`,
          },
        ],
      },
    ],
  },
  {
    name: "the policy in the role",
    filename: "main.tf",
    template: terraformRole("dms", `name = "vpc"${ownPolicy}`),
    errors: [
      {
        ...{ messageId: "wrongName", line: 2, column: 10, endLine: 2, endColumn: 15 },
        suggestions: [{ messageId: "useName", output: terraformRole("dms", `name = "dms-vpc-role"${ownPolicy}`) }],
      },
    ],
  },
  {
    name: "a policy of another partition, attached by name",
    filename: "main.tf",
    template: terraformRole("dms", 'name = "dms-vpc"') + attachedByName,
    refused: 1,
    errors: [
      {
        ...{ messageId: "wrongName", line: 2, column: 10, endLine: 2, endColumn: 19 },
      },
    ],
  },
  {
    name: "one for each",
    filename: "main.tf",
    template: forEach("dms-vpc-role-${each.key}"),
    errors: ["a", "b"].map((key) => ({
      ...{ messageId: "wrongName", line: 3, column: 10, endLine: 3, endColumn: 36 },
      address: `aws_iam_role.dms["${key}"]`,
      data: { ...vpcRole, role: "aws_iam_role.dms", name: `dms-vpc-role-${key}`, basis: "" },
      suggestions: [],
    })),
  },
  ...["dms-vpc-role01", "dms-vpc-role_prod", "DmsVpcRole", "DMS-VPC-ROLE", "dms_vpc_role", "prod-dms-vpc-role"].map(
    (name) => ({
      name: `${name}, without the policy`,
      filename: "main.tf",
      template: terraformRole("dms", `name = "${name}"`),
      refused: 1,
      errors: [
        {
          ...{ messageId: "almostName" as const, line: 2, column: 10, endLine: 2, endColumn: 12 + name.length },
          data: { ...vpcRole, role: "aws_iam_role.dms", name, basis: "" },
        },
      ],
    }),
  ),
  {
    name: "a prefix without the policy",
    filename: "main.tf",
    template: terraformRole("dms", 'name_prefix = "dms-vpc-role"'),
    refused: 1,
    errors: [
      {
        ...{ messageId: "almostName", line: 2, column: 17, endLine: 2, endColumn: 31 },
        data: { ...vpcRole, role: "aws_iam_role.dms", name: "dms-vpc-role… (the rest is generated)", basis: "" },
      },
    ],
  },
];
