import type rule from "../../src/rules/role-trust.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { document, encoded, failure, ofDocument, output, terraform, terraformSecret } from "./role-trust-texts.js";
import { changed, terraformS3Target as terraformS3 } from "./texts.js";

function heredoc(service: string): string {
  return `  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Principal": { "Service": ${service} }, "Action": "sts:AssumeRole" }]
    }
  EOT
`;
}

const ofEach = terraformS3.replace("{\n", '{\n  for_each                = toset(["a", "b"])\n');

const regionRead = `${terraform(
  encoded('["dms.amazonaws.com", "dms.${data.aws_region.current.name}.amazonaws.com"]'),
  terraformSecret,
).trimEnd()}\n\ndata "aws_region" "current" {}\n`;

export const valid: readonly ValidCase[] = [
  { name: "Terraform", filename: "main.tf", template: terraform(encoded('"dms.amazonaws.com"'), terraformS3) },
  {
    name: "Terraform, a document",
    filename: "main.tf",
    template: document('["dms.amazonaws.com"]') + terraform(ofDocument, terraformS3),
  },
  {
    name: "Terraform, the region",
    filename: "main.tf",
    template: `data "aws_region" "current" {}\n${terraform(encoded('"dms.${data.aws_region.current.name}.amazonaws.com"'), terraformSecret)}`,
  },
  {
    name: "Terraform, a variable",
    filename: "main.tf",
    template: `variable "trust" {}\n${terraform("  assume_role_policy = var.trust\n", terraformS3)}`,
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "in Terraform",
    filename: "main.tf",
    template: terraform(encoded('"ec2.amazonaws.com"'), terraformS3),
    errors: [
      {
        ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52, address: "aws_iam_role.dms" },
        data: {
          use: "Endpoint aws_dms_s3_endpoint.target",
          failure,
          role: "aws_iam_role.dms",
          services: "dms.amazonaws.com",
        },
        related: [{ line: 13, column: 1, message: "endpoint aws_dms_s3_endpoint.target uses it" }],
        suggestions: [
          {
            messageId: "addTrust",
            output: terraform(encoded('["ec2.amazonaws.com", "dms.amazonaws.com"]'), terraformS3),
          },
        ],
      },
    ],
  },
  {
    name: "several instances of an endpoint, which have one name",
    filename: "main.tf",
    template: terraform(encoded('"ec2.amazonaws.com"'), ofEach),
    errors: [
      {
        ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52 },
        data: {
          use: "Endpoint aws_dms_s3_endpoint.target",
          failure,
          role: "aws_iam_role.dms",
          services: "dms.amazonaws.com",
        },
        suggestions: [
          { messageId: "addTrust", output: terraform(encoded('["ec2.amazonaws.com", "dms.amazonaws.com"]'), ofEach) },
        ],
      },
    ],
  },
  {
    name: "in a document of Terraform",
    filename: "main.tf",
    template: document('["ec2.amazonaws.com"]') + terraform(ofDocument, terraformS3),
    errors: [
      {
        ...{ messageId: "untrusted", line: 5, column: 5, endLine: 8, endColumn: 6 },
        suggestions: [
          {
            messageId: "addTrust",
            output: document('["ec2.amazonaws.com", "dms.amazonaws.com"]') + terraform(ofDocument, terraformS3),
          },
        ],
      },
    ],
  },
  {
    name: "in a heredoc of Terraform",
    filename: "main.tf",
    template: terraform(heredoc('"ec2.amazonaws.com"'), terraformS3),
    errors: [
      {
        ...{ messageId: "untrusted", line: 6, column: 55, endLine: 6, endColumn: 89 },
        suggestions: [
          {
            messageId: "addTrust",
            output: terraform(heredoc('["ec2.amazonaws.com", "dms.amazonaws.com"]'), terraformS3),
          },
        ],
      },
    ],
  },
  {
    name: "a secret in Terraform, where nothing tells the region",
    filename: "main.tf",
    template: terraform(encoded('"dms.amazonaws.com"'), terraformSecret),
    errors: [
      {
        ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52 },
        suggestions: [{ messageId: "addTrust", output: regionRead }],
      },
    ],
  },
  {
    name: "a secret in Terraform, where the region is read",
    filename: "main.tf",
    template: `data "aws_region" "here" {}\n${terraform(encoded('["dms.amazonaws.com"]'), terraformSecret)}`,
    errors: [
      {
        ...{ messageId: "untrusted", line: 8, column: 19, endLine: 8, endColumn: 54 },
        suggestions: [
          {
            messageId: "addTrust",
            output: `data "aws_region" "here" {}\n${terraform(
              encoded('["dms.amazonaws.com", "dms.${data.aws_region.here.name}.amazonaws.com"]'),
              terraformSecret,
            )}`,
          },
        ],
      },
    ],
  },
  {
    name: "a secret in Terraform, in a region that the settings name",
    filename: "main.tf",
    template: terraform(encoded('"dms.amazonaws.com"'), terraformSecret),
    settings: { regions: ["eu-west-1"] },
    errors: [
      {
        ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52 },
        suggestions: [{ messageId: "addTrust", output: regionRead }],
      },
    ],
  },
  {
    name: "a role in a module",
    filename: "main.tf",
    template: `module "role" {\n  source = "./role"\n}\n${changed(terraformS3, "aws_iam_role.dms.arn", "module.role.arn")}`,
    files: { "role/main.tf": terraform(encoded('"ec2.amazonaws.com"'), output) },
    errors: [
      {
        ...{ messageId: "untrusted", line: 7, column: 19, endLine: 7, endColumn: 52, filename: "role/main.tf" },
        address: "module.role.aws_iam_role.dms",
        related: [{ filename: "main.tf", line: 5, column: 1 }],
        suggestions: [
          {
            messageId: "addTrust",
            outputs: {
              "role/main.tf": terraform(encoded('["ec2.amazonaws.com", "dms.amazonaws.com"]'), output),
            },
          },
        ],
      },
    ],
  },
];
