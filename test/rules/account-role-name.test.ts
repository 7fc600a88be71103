import rule from "../../src/rules/account-role-name.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as managedPolicyCases from "./account-role-name-managed-policy-cases.js";
import * as terraformCases from "./account-role-name-terraform-cases.js";
import { endpoint, logsPolicy, redshiftPolicy, vpcPolicy, vpcRole, yaml } from "./account-role-name-texts.js";
import { changed, yamlRole } from "./texts.js";

const withPrefix = `Parameters: { Prefix: { Type: String, Default: prod } }
${yaml("!Sub ${Prefix}-dms-vpc-role")}`;

/** Two roles, of which a deployment has one. */
function alternatives(name: string, other = "migration"): string {
  const conditional = (role: string, condition: string): string =>
    role.replace("    Type:", `    Condition: ${condition}\n    Type:`);
  return `Conditions: { Own: !Equals [!Ref AWS::Region, eu-west-1], Else: !Not [!Condition Own] }
Resources:
${conditional(yamlRole("Role", name, [vpcPolicy]), "Own")}${conditional(yamlRole("Other", other, [vpcPolicy]), "Else")}`;
}

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

ruleTester.run(rule, {
  valid: [
    { name: "the exact name", template: yaml("dms-vpc-role") },
    { name: "the exact name of each", template: yaml("dms-cloudwatch-logs-role", logsPolicy) },
    {
      name: "a name put together",
      template: `Parameters: { Prefix: { Type: String, Default: dms } }\n${yaml("!Sub ${Prefix}-vpc-role")}`,
    },
    {
      name: "a name that is not known",
      template: `Parameters: { Name: { Type: String } }\n${yaml("!Ref Name")}`,
      skipped: 1,
    },
    {
      name: "one of two names",
      template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${yaml('!If [Makes, dms-vpc-role, "other"]')}`,
      skipped: 1,
    },
    {
      name: "a like name on the role of an endpoint",
      template: yaml("dms-vpc-role-buckets", "AmazonS3FullAccess") + endpoint,
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
      name: "where the role with the exact name is known to exist",
      template: yaml("dms-vpc-role-old"),
      settings: { existingRoles: ["dms-vpc-role"] },
    },
    ...terraformCases.valid,
    ...managedPolicyCases.valid,
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
      name: "two roles that may get the same name",
      template: yaml("dms-vpc-role-prod") + yamlRole("Other", "migration", [vpcPolicy]),
      errors: [
        { messageId: "wrongName", line: 5, column: 17, endLine: 5, endColumn: 34, suggestions: [] },
        { messageId: "wrongName", line: 17, column: 17, endLine: 17, endColumn: 26, suggestions: [] },
      ],
    },
    {
      name: "two roles of which only one is there",
      template: alternatives("dms-vpc-role-prod"),
      errors: [
        {
          ...{ messageId: "wrongName", line: 7, column: 17, endLine: 7, endColumn: 34 },
          suggestions: [{ messageId: "useName", output: alternatives("dms-vpc-role") }],
        },
        {
          ...{ messageId: "wrongName", line: 20, column: 17, endLine: 20, endColumn: 26 },
          suggestions: [{ messageId: "useName", output: alternatives("dms-vpc-role-prod", "dms-vpc-role") }],
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
    ...terraformCases.invalid,
    ...managedPolicyCases.invalid,
  ],
});
