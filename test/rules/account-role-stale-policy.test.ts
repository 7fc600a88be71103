import rule from "../../src/rules/account-role-stale-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed, terraformAttachment } from "./texts.js";

/** The actions of the managed policy's versions, oldest first. */
const first = ["ec2:CreateNetworkInterface", "ec2:DescribeAvailabilityZones", "ec2:DescribeInternetGateways"];
const second = [...first, "ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:DeleteNetworkInterface"];
const third = [...second, "ec2:DescribeSecurityGroups", "ec2:ModifyNetworkInterfaceAttribute"];
const current = [...third, "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces"];

const managed = "service-role/AmazonDMSVPCManagementRole";
const managedLogs = "service-role/AmazonDMSCloudWatchLogsRole";

function role(name: string, statements: readonly string[]): string {
  return `  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: copy
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((statement) => `              - ${statement}\n`).join("")}`;
}

function allowing(actions: readonly string[], resource = "*"): string {
  return `{ Effect: Allow, Action: [${actions.map((action) => `"${action}"`).join(", ")}], Resource: "${resource}" }`;
}

function yaml(actions: readonly string[], name = "dms-vpc-role"): string {
  return `Resources:\n${role(name, [allowing(actions)])}`;
}

function attached(policy: string): string {
  return `      ManagedPolicyArns:\n        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${policy}\n`;
}

function terraform(actions: readonly string[], name = "dms-vpc-role"): string {
  return `resource "aws_iam_role" "dms" {
  name = "${name}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "copy" {
  role = aws_iam_role.dms.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${JSON.stringify(actions)}, Resource = "*" }]
  })
}
`;
}

const logsOfTasks = [
  allowing(["logs:DescribeLogGroups"]),
  allowing(["logs:CreateLogGroup", "logs:DescribeLogStreams"], "arn:aws:logs:*:*:log-group:dms-tasks-*"),
  allowing(
    ["logs:CreateLogStream", "logs:PutLogEvents"],
    "arn:aws:logs:*:*:log-group:dms-tasks-*:log-stream:dms-task-*",
  ),
];

const serverless = `  Replication:
    Type: AWS::DMS::ReplicationConfig
    Properties:
      ReplicationConfigIdentifier: orders
      ReplicationSettings: '{ "Logging": { "EnableLogging": true } }'
`;

const logsCopy = `Resources:\n${role("dms-cloudwatch-logs-role", logsOfTasks)}`;
const lacking = ["ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces"];
const stale = yaml(third);
const staleLogs = logsCopy + serverless;
const terraformStale = terraform(third);

ruleTester.run(rule, {
  valid: [
    { name: "all actions", template: yaml(current) },
    { name: "all actions by a wildcard", template: yaml(["ec2:*"]) },
    { name: "an old copy beside the managed policy", template: stale + attached(managed) },
    {
      name: "too little, which is no copy",
      template: yaml(["ec2:CreateNetworkInterface", "ec2:DescribeSubnets"]),
    },
    { name: "an old copy on another role", template: yaml(third, "network-manager") },
    { name: "an old copy of the logs policy, without serverless replications", template: logsCopy },
    {
      name: "what may stand in a policy that is not known",
      template: `Parameters: { Policy: { Type: String } }
${stale}      ManagedPolicyArns: [!Ref Policy]
`,
    },
    { name: "all actions in Terraform", filename: "main.tf", template: terraform(current) },
    {
      name: "an old copy beside the managed policy, in Terraform",
      filename: "main.tf",
      template: terraformStale + terraformAttachment("dms", managed),
    },
  ],
  invalid: [
    {
      name: "the last former version",
      template: stale,
      errors: [
        {
          messageId: "stale",
          ...at(stale, "Role", 1),
          address: "Resources.Role",
          data: { role: "Role", name: "dms-vpc-role", policy: "AmazonDMSVPCManagementRole", actions: lacking },
          suggestions: [{ messageId: "attach", output: stale + attached(managed) }],
        },
      ],
    },
    {
      name: "a still older one",
      template: yaml(second),
      errors: [
        {
          messageId: "stale",
          ...at(yaml(second), "Role", 1),
          suggestions: [{ messageId: "attach", output: yaml(second) + attached(managed) }],
        },
      ],
    },
    {
      name: "the logs policy before serverless replications",
      template: staleLogs,
      errors: [
        {
          messageId: "stale",
          ...at(staleLogs, "Role", 1),
          data: {
            role: "Role",
            name: "dms-cloudwatch-logs-role",
            policy: "AmazonDMSCloudWatchLogsRole",
            actions: ["logs:DescribeLogStreams", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          },
          suggestions: [{ messageId: "attach", output: logsCopy + attached(managedLogs) + serverless }],
        },
      ],
    },
    {
      name: "the last former version in Terraform",
      filename: "main.tf",
      template: terraformStale,
      errors: [
        {
          messageId: "stale",
          ...at(terraformStale, 'resource "aws_iam_role" "dms"'),
          address: "aws_iam_role.dms",
          suggestions: [
            {
              messageId: "attach",
              output: changed(
                terraformStale,
                '\nresource "aws_iam_role_policy"',
                `${terraformAttachment("dms", managed)}\nresource "aws_iam_role_policy"`,
              ),
            },
          ],
        },
      ],
    },
  ],
});
