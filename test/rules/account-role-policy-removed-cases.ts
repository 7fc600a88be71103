import type rule from "../../src/rules/account-role-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { vpcPolicy } from "./account-role-policy-texts.js";
import { terraformAttachment, terraformRole } from "./texts.js";

const arn = `"arn:aws:iam::aws:policy/${vpcPolicy}"`;
const partitionArn = `"arn:\${data.aws_partition.current.partition}:iam::aws:policy/${vpcPolicy}"`;

/** The role with its policy, and the list of all managed policies that it keeps. */
function listedBesideRole(arns: string): string {
  return `${terraformRole("dms", `managed_policy_arns = [${arn}]\n  name = "dms-vpc-role"`)}
resource "aws_iam_role_policy_attachments_exclusive" "dms" {
  role_name   = aws_iam_role.dms.name
  policy_arns = ${arns}
}
`;
}

/** The role, its policy by an attachment, and the list of all managed policies that it keeps. */
function listed(arns: string, more = ""): string {
  return `${terraformRole("dms", 'name = "dms-vpc-role"')}${terraformAttachment("dms", vpcPolicy)}
resource "aws_iam_role_policy_attachments_exclusive" "dms" {${more}
  role_name   = aws_iam_role.dms.name
  policy_arns = ${arns}
}
`;
}

export const valid: readonly ValidCase[] = [
  { name: "a list of all policies that has it", filename: "main.tf", template: listed(`[${arn}]`) },
  {
    name: "a list of all policies that has it by the attachment",
    filename: "main.tf",
    template: listed("[aws_iam_role_policy_attachment.dms.policy_arn]"),
  },
  {
    name: "a list of all policies that has it in the partition of the provider",
    filename: "main.tf",
    template: `data "aws_partition" "current" {}\n${listed(`[${partitionArn}]`)}`,
  },
  {
    name: "a list of all policies that is not known",
    filename: "main.tf",
    template: `variable "arns" {\n  type = list(string)\n}\n${listed("var.arns")}`,
  },
  {
    name: "a list of all policies that some deployments have",
    filename: "main.tf",
    template: `variable "only" {\n  type = bool\n}\n${listed("[]", "\n  count       = var.only ? 1 : 0")}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a list of all policies that leaves it out",
    filename: "main.tf",
    template: listed("[]"),
    errors: [
      {
        ...{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 30, address: "aws_iam_role.dms" },
        related: [{ line: 14, column: 1, message: "this removes the policies that it does not list" }],
        suggestions: [{ messageId: "attach", output: listed(`[${arn}]`) }],
      },
    ],
  },
  {
    name: "a list of all policies that leaves out what the role itself attaches",
    filename: "main.tf",
    template: listedBesideRole("[]"),
    errors: [
      {
        ...{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 30, address: "aws_iam_role.dms" },
        related: [{ line: 10, column: 1, message: "this removes the policies that it does not list" }],
        suggestions: [{ messageId: "attach", output: listedBesideRole(`[${arn}]`) }],
      },
    ],
  },
];
