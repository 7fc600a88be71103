import type rule from "../../src/rules/account-role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { vpcRole } from "./account-role-present-texts.js";

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

export const valid: readonly ValidCase[] = [
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
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
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
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole" }]
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
];
