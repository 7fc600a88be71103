import rule from "../../src/rules/account-role-present.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as instanceCases from "./account-role-present-instance-cases.js";
import * as logsCases from "./account-role-present-logs-cases.js";
import * as madeByOthersCases from "./account-role-present-made-by-others-cases.js";
import * as redshiftCases from "./account-role-present-redshift-cases.js";
import {
  guarded,
  hclRole,
  subnets,
  vpcRole,
  waiting,
  waitingSubnets,
  yamlVpcRole,
} from "./account-role-present-texts.js";
import { otherAccount, targetRole, targetSubnets, vpcRole as roleWithPolicy } from "./account-role-provider-texts.js";
import { changed, terraformRole, terraformSubnets, yamlRole } from "./texts.js";

const sharedRole = yamlRole("Shared", "shared", [
  "service-role/AmazonDMSVPCManagementRole",
  "service-role/AmazonDMSCloudWatchLogsRole",
]);

ruleTester.run(rule, {
  valid: [
    {
      name: "declared with a provider that may be of another account",
      filename: "main.tf",
      template: otherAccount + roleWithPolicy + targetSubnets,
      skipped: 1,
    },
    {
      name: "declared in the other account only, for a module that the provider is passed to",
      filename: "main.tf",
      template: `${otherAccount + roleWithPolicy}module "target" {
  source    = "./target"
  providers = { aws = aws.target }
}
`,
      files: { "target/main.tf": terraformSubnets },
      skipped: 1,
    },
    {
      name: "declared in both accounts",
      filename: "main.tf",
      template: otherAccount + roleWithPolicy + targetRole + targetSubnets,
    },
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
    {
      name: "a bare policy",
      filename: "policy.json",
      template: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dms:*", "Resource": "*"}]}',
    },
    ...madeByOthersCases.valid,
    ...instanceCases.valid,
    ...logsCases.valid,
    ...redshiftCases.valid,
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
    ...madeByOthersCases.invalid,
    ...instanceCases.invalid,
    ...logsCases.invalid,
    ...redshiftCases.invalid,
  ],
});
