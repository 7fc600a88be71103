import type rule from "../../src/rules/account-role-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { redshiftPolicy, vpcPolicy, yaml } from "./account-role-policy-texts.js";
import { terraformAttachment, terraformRole } from "./texts.js";

/** An inline policy for a YAML role at the end of a template. */
function denies(statement: string): string {
  return `      Policies:
        - PolicyName: guard
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Deny, ${statement} }
`;
}

/** A permissions boundary for a YAML role at the end of a template. */
function bounded(action: string): string {
  return `      PermissionsBoundary: !Ref Boundary
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "${action}", Resource: "*" }
`;
}

const warehouse = `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
      RedshiftSettings: { BucketName: dms-staging }
`;

export const valid: readonly ValidCase[] = [
  {
    name: "a Deny of what DMS does not do, beside the managed policy",
    template: yaml("dms-vpc-role", vpcPolicy) + denies('Action: "ec2:TerminateInstances", Resource: "*"'),
  },
  {
    name: "a boundary that allows what the managed policy allows",
    template: yaml("dms-vpc-role", vpcPolicy) + bounded("ec2:*"),
  },
  {
    name: "a Deny under a condition that nobody knows, beside the managed policy",
    template:
      yaml("dms-vpc-role", vpcPolicy) +
      denies('Action: "ec2:*", Resource: "*", Condition: { NotIpAddress: { "aws:SourceIp": 10.0.0.0/8 } }'),
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a Deny beside the managed policy",
    template: yaml("dms-vpc-role", vpcPolicy) + denies('Action: "ec2:Delete*", Resource: "*"'),
    errors: [
      {
        ...{ messageId: "denied", line: 2, column: 3, endLine: 2, endColumn: 7 },
        message:
          "A policy denies role Role (dms-vpc-role) ec2:DeleteNetworkInterface, which DMS needs. Creating a subnet group or " +
          'replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
        related: [{ line: 19, column: 17, message: "the statement that denies it" }],
      },
    ],
  },
  {
    name: "a boundary around the managed policy",
    template: yaml("dms-vpc-role", vpcPolicy) + bounded("ec2:Describe*"),
    errors: [
      {
        ...{ messageId: "boundary", line: 2, column: 3, endLine: 2, endColumn: 7 },
        message:
          "The permissions boundary of role Role (dms-vpc-role) does not allow ec2:CreateNetworkInterface, " +
          "ec2:DeleteNetworkInterface and ec2:ModifyNetworkInterfaceAttribute, which DMS needs. Creating a subnet group or " +
          'replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
      },
    ],
  },
  {
    name: "a Deny of the staging bucket, which the managed policy covers",
    template: yaml("dms-access-for-endpoint", redshiftPolicy) + denies('Action: "s3:Put*", Resource: "*"') + warehouse,
    errors: [
      {
        ...{ messageId: "denied", line: 26, column: 39, endLine: 26, endColumn: 50 },
        address: "Resources.Warehouse",
        message:
          "A policy denies role Role (dms-access-for-endpoint) s3:PutObject on arn:aws:s3:::dms-staging/*, which " +
          "DMS needs. Loading into Redshift fails when DMS stages its first file: \"Role 'dms-access-for-endpoint' is not " +
          'configured properly".',
      },
    ],
  },
  {
    name: "a Deny in Terraform, in a policy of its own",
    filename: "main.tf",
    template: `${terraformRole("vpc", 'name = "dms-vpc-role"')}${terraformAttachment("vpc", vpcPolicy)}
resource "aws_iam_role_policy" "no_interfaces" {
  role = aws_iam_role.vpc.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "ec2:CreateNetworkInterface", Resource = "*" }]
  })
}
`,
    errors: [
      {
        ...{ messageId: "denied", line: 1, column: 1, endLine: 1, endColumn: 30 },
        message:
          "A policy denies role aws_iam_role.vpc (dms-vpc-role) ec2:CreateNetworkInterface, which DMS needs. Creating a " +
          'subnet group or replication instance fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
      },
    ],
  },
];
