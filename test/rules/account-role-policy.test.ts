import rule from "../../src/rules/account-role-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as arnCases from "./account-role-policy-arn-cases.js";
import * as forbiddenCases from "./account-role-policy-forbidden-cases.js";
import * as otherRoleCases from "./account-role-policy-other-role-cases.js";
import * as removedCases from "./account-role-policy-removed-cases.js";
import * as stagingBucketCases from "./account-role-policy-staging-bucket-cases.js";
import {
  inJson,
  vpcActions,
  vpcPolicy,
  vpcRole,
  withActions,
  yaml,
  yamlAttached,
} from "./account-role-policy-texts.js";
import { changed, terraformAttachment, terraformRole } from "./texts.js";

const logStatements = (logs: string): string => `${yaml("dms-cloudwatch-logs-role")}      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "logs:DescribeLogGroups", Resource: "*" }
              - { Effect: Allow, Action: ["logs:DescribeLogStreams", "logs:CreateLogGroup"], Resource: "arn:aws:logs:*:*:log-group:dms-${logs}-*" }
              - { Effect: Allow, Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "arn:aws:logs:*:*:log-group:dms-${logs}-*:log-stream:*" }
`;

const task = `  Load:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:A
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:B
      TargetEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:C
      TableMappings: '{"rules": []}'
      ReplicationTaskSettings: '{"Logging": {"EnableLogging": true}}'
`;

const logsRole = {
  name: "dms-cloudwatch-logs-role",
  policy: "AmazonDMSCloudWatchLogsRole",
  failure: "Tasks run without an error but write no logs.",
};

ruleTester.run(rule, {
  valid: [
    { name: "the managed policy", template: yaml("dms-vpc-role", vpcPolicy) },
    { name: "all of its actions", template: withActions("dms-vpc-role", vpcActions) },
    {
      name: "all of its actions by wildcards",
      template: withActions("dms-vpc-role", ["ec2:Describe*", "EC2:*networkinterface*"]),
    },
    {
      name: "what it does with network interfaces on those alone",
      template: `${withActions("dms-vpc-role", ["ec2:Describe*"])}              - Effect: Allow
                Action: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"]
                Resource: ["arn:aws:ec2:*:*:network-interface/*", "arn:aws:ec2:*:*:subnet/*", "arn:aws:ec2:*:*:security-group/*"]
`,
    },
    {
      name: "the managed policy in Terraform",
      filename: "main.tf",
      template: terraformRole("dms", 'name = "dms-vpc-role"') + terraformAttachment("dms", vpcPolicy),
    },
    {
      name: "attached in another module of the run",
      filename: "roles/main.tf",
      template: terraformRole("dms", 'name = "dms-vpc-role"'),
      files: {
        "policies/main.tf": `resource "aws_iam_role_policy_attachment" "dms" {
  role       = "dms-vpc-role"
  policy_arn = "arn:aws:iam::aws:policy/${vpcPolicy}"
}
`,
      },
    },
    {
      name: "a copy of the policy before its last version is account-role-stale-policy's",
      template: withActions(
        "dms-vpc-role",
        vpcActions.filter((action) => !/DhcpOptions|DescribeNetworkInterfaces/.test(action)),
      ),
    },
    {
      name: "a copy of the first version is account-role-stale-policy's too",
      template: withActions(
        "dms-vpc-role",
        vpcActions.filter(
          (action) => !/DhcpOptions|InternetGateways|DescribeNetworkInterfaces|SecurityGroups|Modify/.test(action),
        ),
      ),
    },
    {
      name: "a policy that is not here",
      template: `${yaml("dms-vpc-role")}      ManagedPolicyArns: [arn:aws:iam::123456789012:policy/dms-vpc]\n`,
      skipped: 1,
    },
    { name: "another name", template: yaml("some-role") },
    { name: "logs of tasks, and no serverless replication", template: logStatements("tasks") + task },
    { name: "no task, so whatever logs", template: logStatements("tasks") },
    {
      name: "policy and role under one condition",
      filename: "main.tf",
      template: `variable "make" {\n  type = bool\n}\n${terraformRole("dms", 'count = var.make ? 1 : 0\n  name  = "dms-vpc-role"')}
resource "aws_iam_role_policy" "dms" {
  count  = var.make ? 1 : 0
  role   = aws_iam_role.dms[0].name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] })
}
`,
    },
    ...otherRoleCases.valid,
    ...removedCases.valid,
    ...stagingBucketCases.valid,
    ...arnCases.valid,
    ...forbiddenCases.valid,
  ],
  invalid: [
    {
      name: "nothing at all",
      template: yaml("dms-vpc-role"),
      errors: [
        {
          ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7, address: "Resources.Role" },
          message:
            "Role Role (dms-vpc-role) needs AmazonDMSVPCManagementRole, or at least " +
            "ec2:CreateNetworkInterface, ec2:DeleteNetworkInterface, ec2:DescribeAvailabilityZones and 7 " +
            'more. Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role ' +
            'is not configured properly".',
          suggestions: [
            {
              messageId: "attach",
              data: { policy: "AmazonDMSVPCManagementRole", role: "Role" },
              output: yaml("dms-vpc-role") + yamlAttached,
            },
          ],
        },
      ],
    },
    {
      name: "nothing at all, in JSON",
      filename: "stack.json",
      template: inJson(""),
      errors: [
        {
          ...{ messageId: "missing", line: 3, column: 5, endLine: 3, endColumn: 11 },
          data: { ...logsRole, role: "Role", actions: "logs:DescribeLogGroups" },
          suggestions: [
            {
              messageId: "attach",
              output: inJson(
                ',\n        "ManagedPolicyArns": [\n          {\n            "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole"\n          }\n        ]',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "nothing at all, in Terraform",
      filename: "main.tf",
      template: terraformRole("dms", 'name = "dms-vpc-role"'),
      errors: [
        {
          ...{ messageId: "missing", line: 1, column: 1, endLine: 1, endColumn: 30, address: "aws_iam_role.dms" },
          data: { ...vpcRole, role: "aws_iam_role.dms", actions: vpcActions },
          suggestions: [
            {
              messageId: "attach",
              data: { policy: "AmazonDMSVPCManagementRole", role: "aws_iam_role.dms" },
              output: terraformRole("dms", 'name = "dms-vpc-role"') + terraformAttachment("dms", vpcPolicy),
            },
          ],
        },
      ],
    },
    {
      name: "less than all of its actions",
      template: withActions("dms-vpc-role", vpcActions.slice(2)),
      errors: [
        {
          ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7 },
          data: { ...vpcRole, role: "Role", actions: vpcActions.slice(0, 2) },
          related: [{ line: 15, column: 13, message: "its policy" }],
          suggestions: [
            { messageId: "attach", output: withActions("dms-vpc-role", vpcActions.slice(2)) + yamlAttached },
          ],
        },
      ],
    },
    {
      name: "a denied action, which a further policy does not allow",
      template: `${withActions("dms-vpc-role", vpcActions)}              - { Effect: Deny, Action: "ec2:DeleteNetworkInterface", Resource: "*" }\n`,
      errors: [
        {
          ...{ messageId: "denied", line: 2, column: 3, endLine: 2, endColumn: 7 },
          message:
            "A policy denies role Role (dms-vpc-role) ec2:DeleteNetworkInterface, which DMS needs. Creating a subnet group or " +
            'replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
          related: [{ line: 20, column: 17, message: "the statement that denies it" }],
        },
      ],
    },
    {
      name: "logs of serverless replications only, and a task",
      template: logStatements("serverless-replication") + task,
      errors: [
        {
          ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7 },
          data: {
            ...logsRole,
            role: "Role",
            actions: ["logs:DescribeLogStreams", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          },
          suggestions: [
            {
              messageId: "attach",
              output:
                logStatements("serverless-replication") +
                changed(yamlAttached, "AmazonDMSVPCManagementRole", "AmazonDMSCloudWatchLogsRole") +
                task,
            },
          ],
        },
      ],
    },
    ...otherRoleCases.invalid,
    ...removedCases.invalid,
    ...stagingBucketCases.invalid,
    ...arnCases.invalid,
    ...forbiddenCases.invalid,
  ],
});
