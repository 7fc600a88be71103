import rule from "../../src/rules/account-role-name.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { changed, terraformAttachment, terraformRole, yamlRole } from "./texts.js";

const vpcPolicy = "service-role/AmazonDMSVPCManagementRole";
const logsPolicy = "service-role/AmazonDMSCloudWatchLogsRole";
const redshiftPolicy = "service-role/AmazonDMSRedshiftS3Role";

function yaml(name: string | undefined, policy = vpcPolicy): string {
  return `Resources:\n${yamlRole("Role", name, [policy])}`;
}

function terraform(name: string, policy = vpcPolicy): string {
  return terraformRole("dms", name) + terraformAttachment("dms", policy);
}

/** An S3 endpoint that names a role as its own. */
const endpoint = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: dms-landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const redshift = `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
`;

const vpcAndLogs = (name: string): string => `Resources:\n${yamlRole("Role", name, [vpcPolicy, logsPolicy])}`;

const withPrefix = `Parameters: { Prefix: { Type: String, Default: prod } }
${yaml("!Sub ${Prefix}-dms-vpc-role")}`;

function inJson(name: string, policy: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        ${name}"AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": ["dms.amazonaws.com", "redshift.amazonaws.com"] },
              "Action": "sts:AssumeRole"
            }
          ]
        },
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/${policy}"]
      }
    }
  }
}
`;
}

const ownPolicy = `\n  managed_policy_arns = ["arn:aws:iam::aws:policy/${vpcPolicy}"]`;

const attachedByName = `
resource "aws_iam_role_policy_attachment" "dms" {
  role       = "dms-vpc"
  policy_arn = "arn:aws-cn:iam::aws:policy/${vpcPolicy}"
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

const vpcRole = {
  policy: "AmazonDMSVPCManagementRole",
  expected: "dms-vpc-role",
  failure:
    'Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
};

ruleTester.run(rule, {
  valid: [
    { name: "the exact name", template: yaml("dms-vpc-role") },
    { name: "the exact name of each", template: yaml("dms-cloudwatch-logs-role", logsPolicy) },
    { name: "the exact name in Terraform", filename: "main.tf", template: terraform('name = "dms-vpc-role"') },
    {
      name: "a name put together",
      template: `Parameters: { Prefix: { Type: String, Default: dms } }\n${yaml("!Sub ${Prefix}-vpc-role")}`,
    },
    {
      name: "a name from a variable",
      filename: "main.tf",
      template: `variable "name" {}\n${terraform("name = var.name")}`,
      values: { variables: { name: "dms-vpc-role" } },
    },
    {
      name: "a name that is not known",
      template: `Parameters: { Name: { Type: String } }\n${yaml("!Ref Name")}`,
      skipped: 1,
    },
    {
      name: "a name that is not known in Terraform",
      filename: "main.tf",
      template: `variable "name" {}\n${terraform("name = var.name")}`,
      skipped: 1,
    },
    {
      name: "one of two names",
      template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${yaml('!If [Makes, dms-vpc-role, "other"]')}`,
      skipped: 1,
    },
    { name: "no managed policy of an account role", template: yaml("dms-landing", "AmazonS3FullAccess") },
    { name: "the staging policy where no Redshift target is seen", template: yaml("dms-buckets", redshiftPolicy) },
    {
      name: "the staging policy on a role whose name is generated, where no Redshift target is seen",
      filename: "main.tf",
      template: terraform('name_prefix = "s3-"', redshiftPolicy),
    },
    {
      name: "the staging policy where the engine is not known",
      template: `Parameters: { Engine: { Type: String } }
${yaml("dms-buckets", redshiftPolicy)}${changed(redshift, "EngineName: redshift", "EngineName: !Ref Engine")}`,
    },
    {
      name: "the staging policy on the role of another endpoint, beside a Redshift target",
      template: yaml("dms-writer", redshiftPolicy) + endpoint + redshift,
    },
    {
      name: "the policies of two account roles, where both are there",
      template: `Resources:\n${yamlRole("Role", "dms-shared", [vpcPolicy, logsPolicy])}`,
      settings: { existingRoles: ["dms-vpc-role", "dms-cloudwatch-logs-role"] },
    },
    {
      name: "a like name on the role of an endpoint",
      template: yaml("dms-vpc-role-buckets", "AmazonS3FullAccess") + endpoint,
    },
    {
      name: "a like name on a role of another service",
      filename: "main.tf",
      template: terraformRole("dms", 'name = "dms-vpc-role-lambda"', "lambda.amazonaws.com"),
    },
    { name: "used by an endpoint as its own role", template: yaml("dms-writer", redshiftPolicy) + endpoint },
    {
      name: "used by an endpoint of another template",
      template: `Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }\n${yaml("dms-writer", redshiftPolicy)}`,
      files: { "b.yaml": `Resources:\n${changed(endpoint, "!GetAtt Role.Arn", "!ImportValue role")}` },
    },
    {
      name: "beside a role with the exact name",
      template: yaml("dms-vpc-role-old") + yamlRole("Right", "dms-vpc-role", [vpcPolicy]),
    },
    {
      name: "beside a role with the exact name in another template",
      template: yaml("dms-vpc-role-old"),
      files: { "b.yaml": yaml("dms-vpc-role") },
    },
    {
      name: "beside a role with the exact name that is read",
      filename: "main.tf",
      template: `data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n${terraform('name = "dms-vpc-role-old"')}`,
    },
    {
      name: "where the role with the exact name is known to exist",
      template: yaml("dms-vpc-role-old"),
      settings: { existingRoles: ["dms-vpc-role"] },
    },
    {
      name: "a wrong path in the ARN is account-role-policy's",
      template: yaml("dms-vpc-role", "AmazonDMSVPCManagementRole"),
    },
  ],
  invalid: [
    {
      name: "a suffix",
      template: yaml("dms-vpc-role-prod"),
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 34, address: "Resources.Role" },
          message:
            "Role Role has the policy AmazonDMSVPCManagementRole but is named dms-vpc-role-prod. DMS finds the " +
            "role only by the exact name dms-vpc-role. Creating a subnet group or replication instance fails: " +
            '"The IAM Role …:role/dms-vpc-role is not configured properly".',
          suggestions: [{ messageId: "useName", data: { expected: "dms-vpc-role" }, output: yaml("dms-vpc-role") }],
        },
      ],
    },
    {
      name: "another case",
      template: yaml("DMS-CloudWatch-Logs-Role", logsPolicy),
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 41 },
          message:
            "Role Role has the policy AmazonDMSCloudWatchLogsRole but is named DMS-CloudWatch-Logs-Role. DMS " +
            "finds the role only by the exact name dms-cloudwatch-logs-role. Tasks run without an error but " +
            "write no logs.",
          suggestions: [{ messageId: "useName", output: yaml("dms-cloudwatch-logs-role", logsPolicy) }],
        },
      ],
    },
    {
      name: "no name",
      template: yaml(undefined),
      errors: [
        {
          ...{ messageId: "noName", line: 2, column: 3, endLine: 2, endColumn: 7, address: "Resources.Role" },
          message:
            "Role Role has the policy AmazonDMSVPCManagementRole, but its name is generated. DMS finds the role only " +
            'by the exact name dms-vpc-role. Creating a subnet group or replication instance fails: "The IAM ' +
            'Role …:role/dms-vpc-role is not configured properly".',
          suggestions: [{ messageId: "useName", output: `${yaml(undefined)}      RoleName: dms-vpc-role\n` }],
        },
      ],
    },
    {
      name: "a name from a default",
      template: withPrefix,
      errors: [
        {
          ...{ messageId: "wrongName", line: 6, column: 17, endLine: 6, endColumn: 44 },
          data: { ...vpcRole, role: "Role", name: "prod-dms-vpc-role", basis: " (by the default of Prefix)" },
          suggestions: [
            { messageId: "useName", output: changed(withPrefix, "!Sub ${Prefix}-dms-vpc-role", "dms-vpc-role") },
          ],
        },
      ],
    },
    {
      name: "part of the name is not known, and the rest is wrong",
      template: yaml("!Sub ${AWS::StackName}-dms-vpc-role"),
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 52 },
          data: { ...vpcRole, role: "Role", name: "${AWS::StackName}-dms-vpc-role", basis: "" },
          suggestions: [{ messageId: "useName", output: yaml("dms-vpc-role") }],
        },
      ],
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson('"RoleName": "dms-access-for-endpoint-role",\n        ', redshiftPolicy),
      errors: [
        {
          ...{ messageId: "wrongName", line: 6, column: 21, endLine: 6, endColumn: 51 },
          suggestions: [
            {
              messageId: "useName",
              output: inJson('"RoleName": "dms-access-for-endpoint",\n        ', redshiftPolicy),
            },
          ],
        },
      ],
    },
    {
      name: "no name in JSON",
      filename: "stack.json",
      template: inJson("", vpcPolicy),
      errors: [
        {
          ...{ messageId: "noName", line: 3, column: 5, endLine: 3, endColumn: 11 },
          suggestions: [
            {
              messageId: "useName",
              output: changed(inJson("", vpcPolicy), 'Role"]', 'Role"],\n        "RoleName": "dms-vpc-role"'),
            },
          ],
        },
      ],
    },
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
      name: "a prefix in Terraform",
      filename: "main.tf",
      template: terraform('name_prefix = "dms-vpc-role-"'),
      errors: [
        {
          ...{ messageId: "wrongName", line: 2, column: 17, endLine: 2, endColumn: 32 },
          data: { ...vpcRole, role: "aws_iam_role.dms", name: "dms-vpc-role-… (the rest is generated)", basis: "" },
          suggestions: [{ messageId: "useName", output: terraform('name        = "dms-vpc-role"') }],
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
        suggestions: [{ messageId: "useName" as const, output: forEach("dms-vpc-role") }],
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
    {
      name: "the policies of two account roles",
      template: vpcAndLogs("dms-shared"),
      errors: [
        {
          ...{ messageId: "severalRoles", line: 5, column: 17, endLine: 5, endColumn: 27 },
          message:
            "Role Role has the policies AmazonDMSVPCManagementRole and AmazonDMSCloudWatchLogsRole, which belong " +
            "to different roles. DMS finds these only by the exact names dms-vpc-role and " +
            "dms-cloudwatch-logs-role. Declare a role for each.",
          suggestions: [
            { messageId: "useName", data: { expected: "dms-vpc-role" }, output: vpcAndLogs("dms-vpc-role") },
            {
              messageId: "useName",
              data: { expected: "dms-cloudwatch-logs-role" },
              output: vpcAndLogs("dms-cloudwatch-logs-role"),
            },
          ],
        },
      ],
    },
    {
      name: "the policies of two account roles, one of which is there",
      template: vpcAndLogs("dms-shared"),
      settings: { existingRoles: ["dms-vpc-role"] },
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 27 },
          suggestions: [{ messageId: "useName", output: vpcAndLogs("dms-cloudwatch-logs-role") }],
        },
      ],
    },
    {
      name: "the policy of the VPC on the role of an endpoint",
      template: yaml("dms-writer") + endpoint,
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 27 },
          data: { ...vpcRole, role: "Role", name: "dms-writer", basis: "" },
          suggestions: [{ messageId: "useName", output: yaml("dms-vpc-role") + endpoint }],
        },
      ],
    },
    {
      name: "the staging policy beside a Redshift target",
      template: yaml("dms-buckets", redshiftPolicy) + redshift,
      refused: 1,
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 28 },
        },
      ],
    },
    {
      name: "the staging policy on a like name",
      filename: "main.tf",
      template: terraform('name = "dms-access-for-endpoint-dev"', redshiftPolicy),
      errors: [
        {
          ...{ messageId: "wrongName", line: 2, column: 10, endLine: 2, endColumn: 39 },
          suggestions: [
            { messageId: "useName", output: terraform('name = "dms-access-for-endpoint"', redshiftPolicy) },
          ],
        },
      ],
    },
    {
      name: "a wrong path as well",
      template: yaml("dms-vpc-role-prod", "AmazonDMSVPCManagementRole"),
      refused: 1,
      errors: [
        {
          ...{ messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 34 },
        },
      ],
    },
  ],
});
