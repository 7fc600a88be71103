import rule from "../../src/rules/account-role-owner.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed, terraformAttachment, terraformRole, terraformSubnets, yamlRole } from "./texts.js";

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

/** What guards resources of a stack: parameter and condition, before the resources. */
const declared = (name: string, made = "the role dms-vpc-role"): string => `Parameters:
  Create${name}:
    Description: Whether to create ${made} (false where the account has it)
    Type: String
    AllowedValues:
      - "true"
      - "false"
    Default: "true"

Conditions:
  Creates${name}: !Equals [!Ref Create${name}, "true"]

`;

const variable = (name: string, made = "the role dms-vpc-role"): string => `
variable "create_${name}" {
  description = "Whether to create ${made} (false where the account has it)"
  type        = bool
  default     = true
}
`;

const serviceLinkedRole = "the service-linked role of dms.amazonaws.com";

const conditioned = (template: string, type: string, name: string): string =>
  changed(template, `    Type: ${type}\n`, `    Type: ${type}\n    Condition: Creates${name}\n`);

const head = 'resource "aws_iam_role" "vpc" {\n';
const counts = "  count = var.create_dms_vpc_role ? 1 : 0\n\n";
const terraformGuarded = changed(terraformOne, head, head + counts) + variable("dms_vpc_role");

const policy = `  More:
    Type: AWS::IAM::RolePolicy
    Properties:
      PolicyName: more
      RoleName: !Ref VpcRole
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "ec2:DescribeVpcs", Resource: "*" }
  Instance:
    Type: AWS::DMS::ReplicationInstance
    DependsOn: [VpcRole, More]
    Properties: { ReplicationInstanceClass: dms.t3.micro }
`;
const withPolicy = one + policy;
const asParameter = `${one}  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt VpcRole.Arn }
`;
const policyOfTwo = changed(
  changed(`${withPolicy}${yamlRole("Other", "reader")}`, "AWS::IAM::RolePolicy", "AWS::IAM::Policy"),
  "RoleName: !Ref VpcRole",
  "Roles: [!Ref VpcRole, !Ref Other]",
);
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

const json = `{
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Properties": { "RoleName": "dms-vpc-role" }
    }
  }
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
      name: "a role that every deployment makes",
      template: one,
      errors: [
        {
          messageId: "unguarded",
          ...at(one, "VpcRole"),
          address: "Resources.VpcRole",
          data: { role: "VpcRole", name: "dms-vpc-role", guard: "a Condition" },
          suggestions: [
            {
              messageId: "addGuard",
              data: { role: "VpcRole", guard: "a Condition" },
              output: declared("DmsVpcRole") + conditioned(one, "AWS::IAM::Role", "DmsVpcRole"),
            },
          ],
        },
      ],
    },
    {
      name: "a role with a policy of its own",
      template: withPolicy,
      errors: [
        {
          messageId: "unguarded",
          ...at(withPolicy, "VpcRole", 1),
          suggestions: [
            {
              messageId: "addGuard",
              output:
                declared("DmsVpcRole") +
                conditioned(
                  conditioned(withPolicy, "AWS::IAM::Role", "DmsVpcRole"),
                  "AWS::IAM::RolePolicy",
                  "DmsVpcRole",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "a role that an endpoint refers to",
      template: asParameter,
      errors: [{ messageId: "unguarded", ...at(asParameter, "VpcRole", 1) }],
    },
    {
      name: "a role that shares a policy with another one",
      template: policyOfTwo,
      errors: [{ messageId: "unguarded", ...at(policyOfTwo, "VpcRole", 1) }],
    },
    {
      name: "a role that every deployment makes, in JSON",
      filename: "stack.json",
      template: json,
      errors: [
        {
          messageId: "unguarded",
          ...at(json, '"VpcRole"'),
          suggestions: [
            {
              messageId: "addGuard",
              output: `{
  "Parameters": {
    "CreateDmsVpcRole": {
      "Description": "Whether to create the role dms-vpc-role (false where the account has it)",
      "Type": "String",
      "AllowedValues": [
        "true",
        "false"
      ],
      "Default": "true"
    }
  },
  "Conditions": {
    "CreatesDmsVpcRole": {
      "Fn::Equals": [
        {
          "Ref": "CreateDmsVpcRole"
        },
        "true"
      ]
    }
  },
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Condition": "CreatesDmsVpcRole",
      "Properties": { "RoleName": "dms-vpc-role" }
    }
  }
}
`,
            },
          ],
        },
      ],
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
        {
          messageId: "serviceLinked",
          ...at(linked, "Serverless"),
          data: { role: "Serverless", guard: "a Condition" },
          suggestions: [
            {
              messageId: "addGuard",
              output:
                declared("DmsServerlessRole", serviceLinkedRole).replaceAll('"', "'") +
                conditioned(linked, "AWS::IAM::ServiceLinkedRole", "DmsServerlessRole"),
            },
          ],
        },
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
          suggestions: [
            {
              messageId: "addGuard",
              output:
                changed(terraformLinked, "{\n", "{\n  count = var.create_dms_serverless_role ? 1 : 0\n\n") +
                variable("dms_serverless_role", serviceLinkedRole),
            },
          ],
        },
      ],
    },
  ],
});
