import rule from "../../src/rules/account-role-present.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { changed, terraformRole, terraformSubnets, yamlRole, yamlSubnets } from "./texts.js";

const subnets = `Resources:\n${yamlSubnets}`;

/** A task under instance and endpoints of others, with these settings. */
function task(settings: string): string {
  return `Parameters:
  Settings: { Type: String }
Resources:
  Load:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:A
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:B
      TargetEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:C
      TableMappings: '{"rules": []}'
${settings}`;
}

function warehouse(type: string, settings = ""): string {
  return `resource "aws_dms_endpoint" "warehouse" {
  endpoint_id   = "warehouse"
  endpoint_type = "${type}"
  engine_name   = "redshift"
  server_name   = "sales.c1example.eu-west-1.redshift.amazonaws.com"
  database_name = "sales"
${settings}}
`;
}

const serverless = `resource "aws_dms_replication_config" "this" {
  replication_config_identifier = "orders"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:B"
  target_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:C"
  table_mappings                = "{}"
  replication_settings          = jsonencode({ Logging = { EnableLogging = true } })
}
`;

const instanceIn = (group: string): string => `Resources:
  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      ReplicationSubnetGroupIdentifier: ${group}
`;

const terraformInstance = (group: string): string => `resource "aws_dms_replication_instance" "it" {
  replication_instance_class  = "dms.t3.medium"
  replication_instance_id     = "it"
  replication_subnet_group_id = ${group}
}
`;

const terraformConfig = (group: string): string => `resource "aws_dms_replication_config" "it" {
  replication_config_identifier = "it"
  replication_type              = "full-load"
  source_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:A"
  target_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:B"
  table_mappings                = "{}"
  compute_config {
    replication_subnet_group_id = ${group}
    max_capacity_units          = 16
  }
}
`;

const sharedRole = yamlRole("Shared", "shared", [
  "service-role/AmazonDMSVPCManagementRole",
  "service-role/AmazonDMSCloudWatchLogsRole",
]);

const vpcRole = {
  name: "dms-vpc-role",
  failure:
    'Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
};

const logsRole = {
  name: "dms-cloudwatch-logs-role",
  failure: "Tasks run without an error but write no logs.",
};

/** What the suggestion adds to a YAML template. */
const yamlVpcRole = `  DmsVpcRole:
    Type: AWS::IAM::Role
    Condition: CreatesDmsVpcRole
    Properties:
      RoleName: dms-vpc-role
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole
`;

/** The same in a file whose texts stand in double quotes. */
const doublyQuoted = changed(yamlVpcRole, "'2012-10-17'", '"2012-10-17"');

/** The template with the parameter and the condition that the suggestion adds; `quote`: how its texts are quoted. */
function guarded(text: string, role = "DmsVpcRole", quote = "'", name = "dms-vpc-role"): string {
  const yes = `${quote}true${quote}`;
  const parameter = `  Create${role}:
    Description: Whether to create the role ${name} (false where the account has it)
    Type: String
    AllowedValues:
      - ${yes}
      - ${quote}false${quote}
    Default: ${yes}
`;
  const condition = `Conditions:
  Creates${role}: !Equals [!Ref Create${role}, ${yes}]

`;
  const section = text.startsWith("Parameters:") ? parameter : `Parameters:\n${parameter}\n`;
  return changed(text, "Resources:\n", `${section}${condition}Resources:\n`);
}

const waitingSubnets = changed(
  subnets,
  "Type: AWS::DMS::ReplicationSubnetGroup\n",
  "Type: AWS::DMS::ReplicationSubnetGroup\n    DependsOn: DmsVpcRole\n",
);

/** A Terraform resource that waits for the role that is added. */
function waiting(text: string): string {
  return `${text.slice(0, -"}\n".length)}
  depends_on = [aws_iam_role_policy_attachment.dms_vpc_role]
}
`;
}

/** What the suggestion adds to a Terraform file. */
function hclRole(label: string, name: string, policy: string): string {
  return `
variable "create_${label}" {
  description = "Whether to create the role ${name} (false where the account has it)"
  type        = bool
  default     = true
}

resource "aws_iam_role" "${label}" {
  count = var.create_${label} ? 1 : 0
  name  = "${name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "dms.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "${label}" {
  count      = var.create_${label} ? 1 : 0
  role       = aws_iam_role.${label}[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/${policy}"
}
`;
}

ruleTester.run(rule, {
  valid: [
    {
      name: "of a role with the policies of two account roles account-role-name speaks",
      template: subnets + sharedRole,
    },
    { name: "declared in the template", template: `${subnets}${yamlRole("VpcRole", "dms-vpc-role")}` },
    {
      name: "declared under a condition",
      template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${subnets}${yamlRole("VpcRole", "dms-vpc-role").replace("    Type", "    Condition: Makes\n    Type")}`,
    },
    {
      name: "declared in JSON",
      filename: "stack.json",
      template: JSON.stringify({
        Resources: {
          Subnets: { Type: "AWS::DMS::ReplicationSubnetGroup", Properties: { SubnetIds: ["subnet-1"] } },
          Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "dms-vpc-role", AssumeRolePolicyDocument: {} } },
        },
      }),
    },
    {
      name: "declared in another template of the run",
      template: subnets,
      files: { "roles.yaml": `Resources:\n${yamlRole("VpcRole", "dms-vpc-role")}` },
    },
    {
      name: "declared in a Terraform module of the run",
      template: subnets,
      files: { "roles/main.tf": terraformRole("vpc", 'name = "dms-vpc-role"') },
    },
    { name: "known to exist", template: subnets, settings: { existingRoles: ["dms-vpc-role"] } },
    {
      name: "declared in Terraform",
      filename: "main.tf",
      template: `${terraformRole("vpc", 'name = "dms-vpc-role"')}${terraformSubnets}`,
    },
    {
      name: "read in Terraform",
      filename: "main.tf",
      template: `data "aws_iam_role" "vpc" {\n  name = "dms-vpc-role"\n}\n${terraformSubnets}`,
    },
    {
      name: "declared in a called module",
      filename: "main.tf",
      template: `module "roles" {\n  source = "./roles"\n}\n${terraformSubnets}`,
      files: { "roles/main.tf": terraformRole("vpc", 'name = "dms-vpc-role"') },
    },
    {
      name: "perhaps in a module that is not here",
      filename: "main.tf",
      template: `module "roles" {\n  source = "example.org/roles/aws"\n}\n${terraformSubnets}`,
      skipped: 1,
    },
    {
      name: "where the subnet group is a parameter",
      template: `Parameters: { Group: { Type: String } }\n${instanceIn("!Ref Group")}`,
      skipped: 1,
    },
    { name: "where the subnet group is imported", template: instanceIn("!ImportValue subnets"), skipped: 1 },
    { name: "where the subnet group is there by its name", template: instanceIn("subnets"), skipped: 1 },
    {
      name: "where the subnet group is a variable",
      filename: "main.tf",
      template: `variable "group" {\n  type = string\n}\n${terraformInstance("var.group")}`,
      skipped: 1,
    },
    {
      name: "where the subnet group of a serverless replication is a variable",
      filename: "main.tf",
      template: `variable "group" {\n  type = string\n}\n${terraformConfig("var.group")}`,
      skipped: 1,
    },
    {
      name: "where the subnet group comes from a module that is not here",
      filename: "main.tf",
      template: `module "network" {\n  source = "example.org/network/aws"\n}\n${terraformInstance("module.network.group")}`,
      skipped: 1,
    },
    {
      name: "perhaps in a module that is told to make roles",
      filename: "main.tf",
      template: `module "core" {\n  source           = "example.org/core/aws"\n  create_iam_roles = true\n}\n${terraformSubnets}`,
      skipped: 1,
    },
    {
      name: "perhaps a role whose name is a parameter",
      template: `Parameters: { Name: { Type: String } }\n${subnets}${yamlRole("SomeRole", "!Ref Name")}`,
      skipped: 1,
    },
    {
      name: "the name is a parameter that has the right value",
      template: `Parameters: { Name: { Type: String } }\n${subnets}${yamlRole("SomeRole", "!Ref Name")}`,
      values: { parameters: { Name: "dms-vpc-role" } },
    },
    {
      name: "the name is a parameter that has the right default",
      template: `Parameters: { Name: { Type: String, Default: dms-vpc-role } }\n${subnets}${yamlRole("SomeRole", "!Ref Name")}`,
    },
    {
      name: "perhaps made by a custom resource that is waited for",
      template: `${subnets.replace("    Prop", "    DependsOn: Maker\n    Prop")}  Maker: { Type: "Custom::Roles", Properties: { ServiceToken: arn } }\n`,
      skipped: 1,
    },
    {
      name: "perhaps made by a nested stack that is waited for",
      template: `${subnets.replace("    Prop", "    DependsOn: [Nested]\n    Prop")}  Nested: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://example.org/x.yaml" } }\n`,
      skipped: 1,
    },
    {
      name: "perhaps made by a provisioner that is waited for",
      filename: "main.tf",
      template: `resource "null_resource" "roles" {}\n${terraformSubnets.replace(/\}\n$/, "\n  depends_on = [null_resource.roles]\n}\n")}`,
      skipped: 1,
    },
    {
      name: "perhaps made by what the caller of the module waits for",
      filename: "main.tf",
      template: `variable "roles" {\n  type = any\n}\n${terraformSubnets.replace(/\}\n$/, "\n  depends_on = [var.roles]\n}\n")}`,
      skipped: 1,
    },
    { name: "perhaps made by a macro", template: `Transform: Our::Roles\n${subnets}`, skipped: 1 },
    {
      name: "made by no macro of AWS",
      template: `Transform: AWS::LanguageExtensions\n${subnets}`,
      settings: { existingRoles: ["dms-vpc-role"] },
    },
    {
      name: "the resource is never made",
      template: `Conditions: { Never: !Equals [a, b] }\n${subnets.replace("    Prop", "    Condition: Never\n    Prop")}`,
    },
    {
      name: "the resource is never made in Terraform",
      filename: "main.tf",
      template: terraformSubnets.replace("{\n", "{\n  count = 0\n"),
    },
    {
      name: "a role with the managed policy and another name is account-role-name's",
      template: `${subnets}${yamlRole("VpcRole", "dms-vpc-role-dev", ["service-role/AmazonDMSVPCManagementRole"])}`,
    },
    { name: "a task without settings", template: task("") },
    {
      name: "a task without logs",
      template: task('      ReplicationTaskSettings: \'{"Logging": {"EnableLogging": false}}\'\n'),
    },
    {
      name: "a task whose settings are a parameter",
      template: task("      ReplicationTaskSettings: !Ref Settings\n"),
      skipped: 1,
    },
    {
      name: "a task whose settings are a parameter, and the role is there",
      template: `${task("      ReplicationTaskSettings: !Ref Settings\n")}${yamlRole("Logs", "dms-cloudwatch-logs-role")}`,
    },
    { name: "Redshift as a source", filename: "main.tf", template: warehouse("source") },
    {
      name: "Redshift with a role of its own",
      filename: "main.tf",
      template: warehouse(
        "target",
        '  redshift_settings {\n    service_access_role_arn = "arn:aws:iam::123456789012:role/x"\n  }\n',
      ),
    },
    {
      name: "a bare policy",
      filename: "policy.json",
      template: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dms:*", "Resource": "*"}]}',
    },
  ],
  invalid: [
    {
      name: "a subnet group",
      template: subnets,
      errors: [
        {
          ...{ messageId: "absent", line: 2, column: 3, endLine: 2, endColumn: 10, address: "Resources.Subnets" },
          message:
            "No linted file declares role dms-vpc-role, which subnet group Subnets needs. Creating a subnet group or " +
            'replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly". If the account has ' +
            "the role already, add it to settings.existingRoles in the config.",
          suggestions: [
            {
              messageId: "addRole",
              data: { name: "dms-vpc-role", policy: "AmazonDMSVPCManagementRole" },
              output: guarded(waitingSubnets) + yamlVpcRole,
            },
          ],
        },
      ],
    },
    {
      name: "an instance, in JSON",
      filename: "stack.json",
      template: `{
  "Resources": {
    "Instance": {
      "Type": "AWS::DMS::ReplicationInstance",
      "Properties": { "ReplicationInstanceClass": "dms.t3.medium" }
    }
  }
}
`,
      errors: [
        {
          ...{ messageId: "absent", line: 3, column: 5, endLine: 3, endColumn: 15 },
          data: { ...vpcRole, use: "replication instance Instance" },
          suggestions: [
            {
              messageId: "addRole",
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
    "Instance": {
      "Type": "AWS::DMS::ReplicationInstance",
      "DependsOn": "DmsVpcRole",
      "Properties": { "ReplicationInstanceClass": "dms.t3.medium" }
    },
    "DmsVpcRole": {
      "Type": "AWS::IAM::Role",
      "Condition": "CreatesDmsVpcRole",
      "Properties": {
        "RoleName": "dms-vpc-role",
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "dms.amazonaws.com"
              },
              "Action": "sts:AssumeRole"
            }
          ]
        },
        "ManagedPolicyArns": [{"Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"}]
      }
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
      name: "a subnet group, in Terraform",
      filename: "main.tf",
      template: terraformSubnets,
      errors: [
        {
          ...{ messageId: "absent", line: 2, column: 1, endLine: 2, endColumn: 51 },
          address: "aws_dms_replication_subnet_group.this",
          data: { ...vpcRole, use: "subnet group aws_dms_replication_subnet_group.this" },
          suggestions: [
            {
              messageId: "addRole",
              output: waiting(terraformSubnets) + hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
            },
          ],
        },
      ],
    },
    {
      name: "a task with logs",
      template: task('      ReplicationTaskSettings: \'{"Logging": {"EnableLogging": true}}\'\n'),
      errors: [
        {
          ...{ messageId: "absent", line: 4, column: 3, endLine: 4, endColumn: 7 },
          data: { ...logsRole, use: "task Load" },
          suggestions: [
            {
              messageId: "addRole",
              output: `${guarded(
                task('      ReplicationTaskSettings: \'{"Logging": {"EnableLogging": true}}\'\n'),
                "DmsCloudwatchLogsRole",
                "'",
                "dms-cloudwatch-logs-role",
              )}${yamlVpcRole
                .replaceAll("DmsVpcRole", "DmsCloudwatchLogsRole")
                .replace("dms-vpc-role", "dms-cloudwatch-logs-role")
                .replace("AmazonDMSVPCManagementRole", "AmazonDMSCloudWatchLogsRole")}`,
            },
          ],
        },
      ],
    },
    {
      name: "a serverless replication with logs needs both roles",
      filename: "main.tf",
      template: serverless,
      errors: [
        {
          ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 45 },
          data: { ...vpcRole, use: "replication config aws_dms_replication_config.this" },
          suggestions: [
            {
              messageId: "addRole",
              output: waiting(serverless) + hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
            },
          ],
        },
        {
          ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 45 },
          data: { ...logsRole, use: "replication config aws_dms_replication_config.this" },
          suggestions: [
            {
              messageId: "addRole",
              output:
                serverless +
                hclRole("dms_cloudwatch_logs_role", "dms-cloudwatch-logs-role", "AmazonDMSCloudWatchLogsRole"),
            },
          ],
        },
      ],
    },
    {
      name: "Redshift as a target",
      filename: "main.tf",
      template: warehouse("target"),
      errors: [
        {
          ...{ messageId: "absent", line: 1, column: 1, endLine: 1, endColumn: 40 },
          message:
            "No linted file declares role dms-access-for-endpoint, which endpoint aws_dms_endpoint.warehouse " +
            `needs. Loading into Redshift fails when DMS stages its first file: "Role 'dms-access-for-endpoint' ` +
            'is not configured properly". If the account has the role already, add it to settings.existingRoles ' +
            "in the config.",
          suggestions: [
            {
              messageId: "addRole",
              output:
                warehouse("target") +
                changed(
                  hclRole("dms_access_for_endpoint", "dms-access-for-endpoint", "AmazonDMSRedshiftS3Role"),
                  'Service = "dms.amazonaws.com"',
                  'Service = [\n            "dms.amazonaws.com",\n            "redshift.amazonaws.com",\n          ]',
                ),
            },
          ],
        },
      ],
    },
    {
      name: "a custom resource that is not waited for",
      template: `${subnets}  Other: { Type: "Custom::Other", Properties: { ServiceToken: arn } }\n`,
      errors: [
        {
          ...{ messageId: "absent", line: 2, column: 3, endLine: 2, endColumn: 10 },
          suggestions: [
            {
              messageId: "addRole",
              output: `${guarded(waitingSubnets, "DmsVpcRole", '"')}  Other: { Type: "Custom::Other", Properties: { ServiceToken: arn } }\n${doublyQuoted}`,
            },
          ],
        },
      ],
    },
    ...[
      ["vpc", "terraform-aws-modules/vpc/aws"],
      ["dms_label", "cloudposse/label/null"],
      ["dms_network", "git::https://github.com/acme/terraform-vpc.git?ref=v1"],
      ["bucket", "terraform-aws-modules/s3-bucket/aws"],
    ].map(([name = "", source = ""]) => {
      const call = `module "${name}" {\n  source = "${source}"\n}\n`;
      const waiting = terraformSubnets.replace(/\}\n$/, `  depends_on = [module.${name}]\n}\n`);
      const waited = waiting.replace("]\n}", ", aws_iam_role_policy_attachment.dms_vpc_role]\n}");
      return {
        name: `beside the module ${name}, which is not here and is waited for`,
        filename: "main.tf",
        template: call + waiting,
        errors: [
          {
            ...{ messageId: "absent" as const, line: 5, column: 1, endLine: 5, endColumn: 51 },
            suggestions: [
              {
                messageId: "addRole" as const,
                output: call + waited + hclRole("dms_vpc_role", "dms-vpc-role", "AmazonDMSVPCManagementRole"),
              },
            ],
          },
        ],
      };
    }),
    {
      name: "once a run, at the first resource that needs it",
      template: subnets,
      filename: "z.yaml",
      files: { "a.yaml": changed(subnets, "Subnets:", "Others:") },
      errors: [
        {
          ...{ messageId: "absent", line: 2, column: 3, endLine: 2, endColumn: 9, filename: "a.yaml" },
          suggestions: [
            {
              messageId: "addRole",
              outputs: { "a.yaml": guarded(changed(waitingSubnets, "Subnets:", "Others:")) + yamlVpcRole },
            },
          ],
        },
      ],
    },
    {
      name: "no edit in generated files",
      filename: "migration.template.json",
      template: `{
  "Resources": {
    "Subnets": {
      "Type": "AWS::DMS::ReplicationSubnetGroup",
      "Metadata": { "aws:cdk:path": "Migration/Subnets" }
    }
  }
}
`,
      errors: [{ messageId: "absent", line: 3, column: 5, endLine: 3, endColumn: 14 }],
    },
  ],
});
