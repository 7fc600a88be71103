import rule from "../../src/rules/account-role-owner.js";
import { ruleTester } from "../../src/testing/index.js";
import { at } from "./places.js";
import { changed, terraformRole, yamlRole } from "./texts.js";

const one = `Resources:\n${yamlRole("VpcRole", "dms-vpc-role")}`;
const terraformOne = terraformRole("vpc", 'name = "dms-vpc-role"');

const guarded = `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"], Leaves: !Not [!Condition Makes] }
${changed(one, "    Properties:\n", "    Condition: Makes\n    Properties:\n")}`;

const counted = `variable "make" {}\n${terraformRole("vpc", 'name = "dms-vpc-role"\n  count = var.make ? 1 : 0')}`;

const otherwise = changed(
  yamlRole("OtherRole", "dms-vpc-role"),
  "    Properties:\n",
  "    Condition: Leaves\n    Properties:\n",
);

const twiceInOne = one + yamlRole("OtherRole", "dms-vpc-role");
const twiceGuarded = guarded + yamlRole("OtherRole", "dms-vpc-role");

const linked = `Resources:
  Serverless:
    Type: AWS::IAM::ServiceLinkedRole
    Properties:
      AWSServiceName: dms.amazonaws.com
`;
const terraformLinked = `resource "aws_iam_service_linked_role" "serverless" {
  aws_service_name = "dms.amazonaws.com"
}
`;

ruleTester.run(rule, {
  valid: [
    { name: "a role under a condition", template: guarded },
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
    { name: "two roles of which one is made", template: guarded + otherwise },
    {
      name: "roles of two templates, both under a condition",
      template: guarded,
      files: { "b.yaml": guarded },
    },
    { name: "another role", template: `Resources:\n${yamlRole("Writer", "dms-writer")}` },
    {
      name: "another role in Terraform",
      filename: "main.tf",
      template: terraformRole("writer", 'name = "dms-writer"'),
    },
    { name: "a role without a name", template: `Resources:\n${yamlRole("VpcRole", undefined)}` },
    {
      name: "a name that is not known",
      template: `Parameters: { Name: { Type: String } }\nResources:\n${yamlRole("VpcRole", "!Ref Name")}`,
    },
    {
      name: "a role that is read",
      filename: "main.tf",
      template: 'data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n',
    },
    {
      name: "a service-linked role under a condition",
      template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${changed(linked, "    Properties:\n", "    Condition: Makes\n    Properties:\n")}`,
    },
    {
      name: "a service-linked role with a count",
      filename: "main.tf",
      template: `variable "make" {}\n${changed(terraformLinked, "{\n", "{\n  count = var.make ? 1 : 0\n")}`,
    },
    {
      name: "the service-linked role of another service",
      template: changed(linked, "dms.amazonaws.com", "elasticbeanstalk.amazonaws.com"),
    },
  ],
  invalid: [
    {
      name: "one role, in a module that two others call",
      filename: "main.tf",
      template: 'module "roles" {\n  source = "./roles"\n}\n',
      files: {
        "example/main.tf": 'module "roles" {\n  source = "../roles"\n}\n',
        "roles/main.tf": terraformOne,
      },
      errors: [{ messageId: "unguarded", filename: "roles/main.tf", line: 1, column: 1, endLine: 1, endColumn: 30 }],
    },
    {
      name: "one role, in a module that is called twice",
      filename: "main.tf",
      template: 'module "one" {\n  source = "./roles"\n}\n\nmodule "two" {\n  source = "./roles"\n}\n',
      files: { "roles/main.tf": terraformOne },
      errors: [{ messageId: "twice", filename: "roles/main.tf", line: 2, column: 10, endLine: 2, endColumn: 24 }],
    },
    {
      name: "a role that every deployment makes",
      template: one,
      errors: [
        {
          messageId: "unguarded",
          ...at(one, "VpcRole"),
          address: "Resources.VpcRole",
          data: { role: "VpcRole", name: "dms-vpc-role", guard: "a Condition" },
        },
      ],
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
        },
      ],
    },
    {
      name: "two roles in one template",
      template: twiceInOne,
      errors: [
        {
          messageId: "twice",
          ...at(twiceInOne, "dms-vpc-role", 1),
          data: { name: "dms-vpc-role", other: "OtherRole" },
          related: [{ ...at(twiceInOne, "OtherRole"), message: "the other one" }],
        },
        { messageId: "twice", ...at(twiceInOne, "dms-vpc-role", 2), data: { name: "dms-vpc-role", other: "VpcRole" } },
      ],
    },
    {
      name: "a role under a condition beside one that is always made",
      template: twiceGuarded,
      errors: [
        { messageId: "twice", ...at(twiceGuarded, "dms-vpc-role", 1) },
        { messageId: "twice", ...at(twiceGuarded, "dms-vpc-role", 2) },
      ],
    },
    {
      name: "roles of two templates",
      template: one,
      files: { "b.yaml": one },
      errors: [
        { messageId: "twice", ...at(one, "dms-vpc-role"), data: { name: "dms-vpc-role", other: "b.yaml" } },
        {
          messageId: "twice",
          filename: "b.yaml",
          ...at(one, "dms-vpc-role"),
          data: { name: "dms-vpc-role", other: "stack.yaml" },
        },
      ],
    },
    {
      name: "the service-linked role of DMS",
      template: linked,
      errors: [
        { messageId: "serviceLinked", ...at(linked, "Serverless"), data: { role: "Serverless", guard: "a Condition" } },
      ],
    },
    {
      name: "the service-linked role of DMS in Terraform",
      filename: "main.tf",
      template: terraformLinked,
      errors: [
        {
          messageId: "serviceLinked",
          ...at(terraformLinked, 'resource "aws_iam_service_linked_role" "serverless"'),
          address: "aws_iam_service_linked_role.serverless",
        },
      ],
    },
  ],
});
