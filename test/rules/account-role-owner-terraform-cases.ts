import type rule from "../../src/rules/account-role-owner.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { variable } from "./account-role-owner-texts.js";
import { otherAccount, sameAccount } from "./account-role-provider-texts.js";
import { at } from "./places.js";
import { changed, terraformAttachment, terraformRole, terraformSubnets } from "./texts.js";

const terraformOne = terraformRole("vpc", 'name = "dms-vpc-role"');

const counted = `variable "make" {}\n${terraformRole("vpc", 'name = "dms-vpc-role"\n  count = var.make ? 1 : 0')}`;

const head = 'resource "aws_iam_role" "vpc" {\n';
const counts = "  count = var.create_dms_vpc_role ? 1 : 0\n\n";
const terraformGuarded = changed(terraformOne, head, head + counts) + variable("dms_vpc_role");

const attached =
  terraformOne +
  terraformAttachment("vpc", "service-role/AmazonDMSVPCManagementRole") +
  changed(terraformSubnets, "\n}\n", "\n\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n");
const attachment = 'resource "aws_iam_role_policy_attachment" "vpc" {\n';
const passed = `${terraformOne}
resource "aws_iam_instance_profile" "vpc" {
  role = aws_iam_role.vpc.name
}
`;

const targetRole = terraformRole("target", 'name = "dms-vpc-role"\n  provider = aws.target');
const targetHead = 'resource "aws_iam_role" "target" {\n';
const inAccounts = otherAccount + terraformOne + targetRole;
const inRegions = sameAccount + terraformOne + targetRole;
const callsForAccounts = `${otherAccount}module "one" {
  source = "./roles"
}
module "two" {
  source    = "./roles"
  providers = { aws = aws.target }
}
`;

export const valid: readonly ValidCase[] = [
  { name: "a role with a count", filename: "main.tf", template: counted },
  {
    name: "a role with a count that a call leaves on",
    filename: "main.tf",
    template: 'module "roles" {\n  source = "./roles"\n}\n',
    files: { "roles/main.tf": changed(counted, 'variable "make" {}', 'variable "make" { default = true }') },
  },
  {
    name: "a role with for_each",
    filename: "main.tf",
    template: `variable "roles" { type = set(string) }
${terraformRole("vpc", "for_each = var.roles\n  name     = each.key")}`,
  },
  {
    name: "another role in Terraform",
    filename: "main.tf",
    template: terraformRole("writer", 'name = "dms-writer"'),
  },
  {
    name: "a role that is read",
    filename: "main.tf",
    template: 'data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n',
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "one role, in a module that two others call",
    filename: "main.tf",
    template: 'module "roles" {\n  source = "./roles"\n}\n',
    files: {
      "example/main.tf": 'module "roles" {\n  source = "../roles"\n}\n',
      "roles/main.tf": terraformOne,
    },
    errors: [
      {
        messageId: "unguarded",
        filename: "roles/main.tf",
        ...{ line: 1, column: 1, endLine: 1, endColumn: 30 },
        suggestions: [{ messageId: "addGuard", outputs: { "roles/main.tf": terraformGuarded } }],
      },
    ],
  },
  {
    name: "one role, in a module that is called twice",
    filename: "main.tf",
    template: 'module "one" {\n  source = "./roles"\n}\n\nmodule "two" {\n  source = "./roles"\n}\n',
    files: { "roles/main.tf": terraformOne },
    errors: [{ messageId: "twice", filename: "roles/main.tf", line: 2, column: 10, endLine: 2, endColumn: 24 }],
  },
  {
    name: "a role with its attachment, in Terraform",
    filename: "main.tf",
    template: attached,
    errors: [
      {
        messageId: "unguarded",
        ...at(attached, 'resource "aws_iam_role" "vpc"'),
        suggestions: [
          {
            messageId: "addGuard",
            data: { role: "aws_iam_role.vpc", guard: "a count" },
            output:
              changed(
                changed(changed(attached, head, head + counts), attachment, attachment + counts),
                "aws_iam_role.vpc.name",
                "aws_iam_role.vpc[0].name",
              ) + variable("dms_vpc_role"),
          },
        ],
      },
    ],
  },
  {
    name: "a role in a module that keeps its variables apart",
    filename: "main.tf",
    template: changed(terraformOne, '"dms.amazonaws.com"', '"dms.${var.suffix}"'),
    files: { "variables.tf": 'variable "suffix" {}\n' },
    errors: [
      {
        messageId: "unguarded",
        ...at(terraformOne, 'resource "aws_iam_role" "vpc"'),
        suggestions: [
          {
            messageId: "addGuard",
            output: changed(changed(terraformOne, '"dms.amazonaws.com"', '"dms.${var.suffix}"'), head, head + counts),
            outputs: { "variables.tf": `variable "suffix" {}\n${variable("dms_vpc_role")}` },
          },
        ],
      },
    ],
  },
  {
    name: "a role that an instance profile refers to, in Terraform",
    filename: "main.tf",
    template: passed,
    errors: [{ messageId: "unguarded", ...at(passed, 'resource "aws_iam_role" "vpc"') }],
  },
  {
    name: "a role that every deployment makes, in Terraform",
    filename: "main.tf",
    template: terraformOne,
    errors: [
      {
        messageId: "unguarded",
        ...at(terraformOne, 'resource "aws_iam_role" "vpc"'),
        address: "aws_iam_role.vpc",
        data: { role: "aws_iam_role.vpc", name: "dms-vpc-role", guard: "a count" },
        suggestions: [{ messageId: "addGuard", output: terraformGuarded }],
      },
    ],
  },
  {
    name: "roles in two regions of an account",
    filename: "main.tf",
    template: inRegions,
    errors: [
      { messageId: "twice", ...{ line: 10, column: 10, endLine: 10, endColumn: 24 } },
      { messageId: "twice", ...{ line: 17, column: 10, endLine: 17, endColumn: 24 } },
    ],
  },
  {
    name: "roles in two accounts",
    filename: "main.tf",
    template: inAccounts,
    errors: [
      {
        messageId: "unguarded",
        ...at(inAccounts, 'resource "aws_iam_role" "vpc"'),
        suggestions: [
          { messageId: "addGuard", output: changed(inAccounts, head, head + counts) + variable("dms_vpc_role") },
        ],
      },
      {
        messageId: "unguarded",
        ...at(inAccounts, 'resource "aws_iam_role" "target"'),
        suggestions: [
          {
            messageId: "addGuard",
            output: changed(inAccounts, targetHead, targetHead + counts) + variable("dms_vpc_role"),
          },
        ],
      },
    ],
  },
  {
    name: "a module that is called for two accounts",
    filename: "main.tf",
    template: callsForAccounts,
    files: { "roles/main.tf": terraformOne },
    errors: [
      {
        messageId: "unguarded",
        filename: "roles/main.tf",
        ...{ line: 1, column: 1, endLine: 1, endColumn: 30 },
        suggestions: [{ messageId: "addGuard", outputs: { "roles/main.tf": terraformGuarded } }],
      },
    ],
  },
];
