import rule from "../../src/rules/account-role-policy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { changed, terraformAttachment, terraformRole, yamlRole } from "./texts.js";

const vpcPolicy = "service-role/AmazonDMSVPCManagementRole";
const redshiftPolicy = "service-role/AmazonDMSRedshiftS3Role";

const vpcActions = [
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:ModifyNetworkInterfaceAttribute",
];

function yaml(name: string, ...policies: readonly string[]): string {
  return `Resources:\n${yamlRole("Role", name, policies)}`;
}

/** A role with an inline policy of these actions on these resources. */
function withActions(name: string, actions: readonly string[], resource = '"*"'): string {
  return `${yaml(name)}      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [${actions.map((action) => `"${action}"`).join(", ")}]
                Resource: ${resource}
`;
}

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

function warehouse(bucket: string): string {
  return `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
      RedshiftSettings: { BucketName: ${bucket} }
`;
}

/** An S3 endpoint that names the role as its own. */
const endpoint = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

/** Two account roles; the first carries the policies of both. */
function carrier(owner: string): string {
  return `Resources:\n${yamlRole("Role", "dms-vpc-role", [vpcPolicy, redshiftPolicy])}${owner}`;
}

const bareOwner = yamlRole("Access", "dms-access-for-endpoint");
/** The same, of which a deployment has one or the other. */
const alternativeRoles = `Parameters: { Mode: { Type: String } }
Conditions: { Vpc: !Equals [!Ref Mode, vpc], Access: !Not [!Condition Vpc] }
${carrier(bareOwner.replace("    Type:", "    Condition: Access\n    Type:")).replace("    Type:", "    Condition: Vpc\n    Type:")}`;

const terraformCarrier = `${terraformRole("vpc", 'name = "dms-vpc-role"')}${terraformAttachment("vpc", vpcPolicy)}
resource "aws_iam_role_policy_attachment" "access" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/${redshiftPolicy}"
}

resource "random_id" "suffix" {
  byte_length = 4
}

`;
const terraformOwner = terraformRole("for_endpoint", 'name = "dms-access-for-endpoint-${random_id.suffix.hex}"');

/** What the suggestion adds to a YAML role at the end of a template. */
const yamlAttached = `      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole
`;

function inJson(rest: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-cloudwatch-logs-role",
        "AssumeRolePolicyDocument": {}${rest}
      }
    }
  }
}
`;
}

function jsonArn(policy: string): string {
  return `,
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/${policy}" }]`;
}

const vpcRole = {
  name: "dms-vpc-role",
  policy: "AmazonDMSVPCManagementRole",
  failure:
    'Creating a subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
};

const logsRole = {
  name: "dms-cloudwatch-logs-role",
  policy: "AmazonDMSCloudWatchLogsRole",
  failure: "Tasks run without an error but write no logs.",
};

ruleTester.run(rule, {
  valid: [
    { name: "the managed policy", template: yaml("dms-vpc-role", vpcPolicy) },
    {
      name: "the managed policy in whatever partition",
      template: changed(yaml("dms-vpc-role", vpcPolicy), "arn:aws:", "!Sub arn:${AWS::Partition}:"),
    },
    {
      name: "the managed policy in GovCloud",
      template: changed(yaml("dms-vpc-role", vpcPolicy), "arn:aws:", "arn:aws-us-gov:"),
    },
    { name: "all of its actions", template: withActions("dms-vpc-role", vpcActions) },
    {
      name: "all of its actions by wildcards",
      template: withActions("dms-vpc-role", ["ec2:Describe*", "EC2:*networkinterface*"]),
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
    {
      name: "a part of the ARN that is not known",
      template: `Parameters: { Path: { Type: String } }
${changed(yaml("dms-vpc-role", "AmazonDMSVPCManagementRole"), "arn:aws:iam::aws:policy/", "!Sub arn:aws:iam::aws:policy/${Path}")}`,
    },
    { name: "another name", template: yaml("some-role") },
    { name: "the policy of another account role beside its own", template: carrier("") },
    {
      name: "the policies of both on each",
      template: carrier(yamlRole("Access", "dms-access-for-endpoint", [redshiftPolicy])),
    },
    {
      name: "the policy of a role with one that is not here",
      template: carrier(`${bareOwner}      ManagedPolicyArns: [!ImportValue access-policy]\n`),
      skipped: 1,
    },
    { name: "logs of tasks, and no serverless replication", template: logStatements("tasks") + task },
    { name: "no task, so whatever logs", template: logStatements("tasks") },
    {
      name: "a staging bucket that the managed policy covers",
      template: yaml("dms-access-for-endpoint", redshiftPolicy) + warehouse("dms-staging"),
    },
    {
      name: "a staging bucket that a policy of its own covers",
      template:
        withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::staging*").replace(
          "      Policies:",
          `      ManagedPolicyArns: [arn:aws:iam::aws:policy/${redshiftPolicy}]\n      Policies:`,
        ) + warehouse("staging"),
    },
    {
      name: "a policy for the staging bucket alone",
      template: withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::staging*") + warehouse("staging"),
    },
    {
      name: "a staging bucket whose name is generated",
      template: `${yaml("dms-access-for-endpoint", redshiftPolicy)}${warehouse("!Ref Staging")}  Staging: { Type: "AWS::S3::Bucket" }\n`,
      skipped: 1,
    },
    {
      name: "the name of the Redshift role on a role that an S3 endpoint uses",
      template: withActions("dms-access-for-endpoint", ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]) + endpoint,
    },
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
  ],
  invalid: [
    {
      name: "nothing at all",
      template: yaml("dms-vpc-role"),
      errors: [
        {
          ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7, address: "Resources.Role" },
          message:
            "Role Role (dms-vpc-role) needs AmazonDMSVPCManagementRole, or at least its actions " +
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
                ',\n        "ManagedPolicyArns": [{"Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole"}]',
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
      name: "the policy of another account role",
      template: yaml("dms-vpc-role", redshiftPolicy),
      errors: [
        {
          ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7 },
          data: { ...vpcRole, role: "Role", actions: vpcActions },
          suggestions: [
            {
              messageId: "attach",
              output: yaml("dms-vpc-role", redshiftPolicy) + changed(yamlAttached, "      ManagedPolicyArns:\n", ""),
            },
          ],
        },
      ],
    },
    {
      name: "the policy of another account role, which has none",
      template: carrier(bareOwner),
      errors: [
        {
          ...{ messageId: "strayed", line: 14, column: 11, endLine: 14, endColumn: 71, address: "Resources.Role" },
          message:
            "AmazonDMSRedshiftS3Role belongs to dms-access-for-endpoint but is attached to Role. Attach it " +
            "to Access, which has no policy. Loading into Redshift fails when DMS stages its first file: " +
            `"Role 'dms-access-for-endpoint' is not configured properly".`,
          related: [{ line: 15, column: 3, message: "the role without it" }],
          suggestions: [
            {
              messageId: "attach",
              data: { policy: "AmazonDMSRedshiftS3Role", role: "Access" },
              output: `${carrier(bareOwner)}      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${redshiftPolicy}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the policy of another account role, of which only one is there",
      template: alternativeRoles,
      errors: [
        {
          ...{ messageId: "missing", line: 18, column: 3, endLine: 18, endColumn: 9 },
          suggestions: [
            {
              messageId: "attach",
              output: `${alternativeRoles}      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${redshiftPolicy}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the policy of another account role in Terraform, where that has a suffix",
      filename: "main.tf",
      template: terraformCarrier + terraformOwner,
      refused: 1,
      errors: [
        {
          ...{ messageId: "strayed", line: 16, column: 16, endLine: 16, endColumn: 78 },
          address: "aws_iam_role_policy_attachment.access",
        },
      ],
    },
    {
      name: "a denied action, which a further policy does not allow",
      template: `${withActions("dms-vpc-role", vpcActions)}              - { Effect: Deny, Action: "ec2:DeleteNetworkInterface", Resource: "*" }\n`,
      errors: [
        {
          ...{ messageId: "missing", line: 2, column: 3, endLine: 2, endColumn: 7 },
          data: { ...vpcRole, role: "Role", actions: "ec2:DeleteNetworkInterface" },
        },
      ],
    },
    {
      name: "no path in the ARN",
      template: yaml("dms-vpc-role", "AmazonDMSVPCManagementRole"),
      errors: [
        {
          ...{ messageId: "wrongArn", line: 13, column: 11, endLine: 13, endColumn: 61, address: "Resources.Role" },
          message:
            "The managed policy arn:aws:iam::aws:policy/AmazonDMSVPCManagementRole does not exist: the ARN of " +
            "AmazonDMSVPCManagementRole has service-role/ before the name. The deployment fails when it attaches " +
            "the policy to Role.",
          suggestions: [
            {
              messageId: "useArn",
              data: { policy: "AmazonDMSVPCManagementRole" },
              output: yaml("dms-vpc-role", vpcPolicy),
            },
          ],
        },
      ],
    },
    {
      name: "another path in the ARN",
      template: yaml("dms-vpc-role", "aws-service-role/AmazonDMSVPCManagementRole"),
      errors: [
        {
          ...{ messageId: "wrongArn", line: 13, column: 11, endLine: 13, endColumn: 78 },
          suggestions: [{ messageId: "useArn", output: yaml("dms-vpc-role", vpcPolicy) }],
        },
      ],
    },
    {
      name: "no path in the ARN, in JSON",
      filename: "stack.json",
      template: inJson(jsonArn("AmazonDMSCloudWatchLogsRole")),
      errors: [
        {
          ...{ messageId: "wrongArn", line: 8, column: 31, endLine: 8, endColumn: 113 },
          suggestions: [{ messageId: "useArn", output: inJson(jsonArn("service-role/AmazonDMSCloudWatchLogsRole")) }],
        },
      ],
    },
    {
      name: "no path in the ARN, in Terraform",
      filename: "main.tf",
      template:
        terraformRole("dms", 'name = "dms-vpc-role"') + terraformAttachment("dms", "AmazonDMSVPCManagementRole"),
      errors: [
        {
          ...{ messageId: "wrongArn", line: 11, column: 16, endLine: 11, endColumn: 68 },
          address: "aws_iam_role_policy_attachment.dms",
          suggestions: [
            {
              messageId: "useArn",
              output: terraformRole("dms", 'name = "dms-vpc-role"') + terraformAttachment("dms", vpcPolicy),
            },
          ],
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
    {
      name: "a staging bucket beside the managed policy",
      template: yaml("dms-access-for-endpoint", redshiftPolicy) + warehouse("staging"),
      errors: [
        {
          ...{ messageId: "bucket", line: 20, column: 39, endLine: 20, endColumn: 46 },
          address: "Resources.Warehouse",
          message:
            "Role Role (dms-access-for-endpoint) cannot write to the staging bucket staging of endpoint " +
            "Warehouse: AmazonDMSRedshiftS3Role allows only buckets with names that begin with dms-. Loading " +
            "into Redshift fails with AccessDenied.",
          related: [{ line: 2, column: 3, message: "the role" }],
        },
      ],
    },
    {
      name: "a policy for another bucket",
      template: withActions("dms-access-for-endpoint", ["s3:*"], "arn:aws:s3:::other*") + warehouse("staging"),
      errors: [{ messageId: "bucket", line: 26, column: 39, endLine: 26, endColumn: 46 }],
    },
    {
      name: "a staging bucket in Terraform, and the role in another module",
      filename: "main.tf",
      template: `resource "aws_dms_endpoint" "warehouse" {
  endpoint_id   = "warehouse"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = "sales.c1example.eu-west-1.redshift.amazonaws.com"

  redshift_settings {
    bucket_name = "staging"
  }
}
`,
      files: {
        "roles/main.tf":
          terraformRole("dms", 'name = "dms-access-for-endpoint"') + terraformAttachment("dms", redshiftPolicy),
      },
      errors: [
        {
          ...{ messageId: "bucket", line: 8, column: 19, endLine: 8, endColumn: 28 },
          address: "aws_dms_endpoint.warehouse",
          related: [{ filename: "roles/main.tf", line: 1, column: 1 }],
        },
      ],
    },
  ],
});
