import { describe, expect, it } from "vitest";
import { judged, roleWith, trusting, type Judged } from "./judged.js";

interface AccountCase {
  readonly name: string;
  readonly use: "dms-vpc-role" | "dms-cloudwatch-logs-role" | "dms-access-for-endpoint";
  /** A CloudFormation template whose DMS resource is `Dms`. */
  readonly template: string;
  readonly expected: Partial<Judged>;
  readonly why: string;
}

const dms = trusting("dms.amazonaws.com");
const isOn = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
const fine = { used: "yes", missing: [], open: [], untrusted: [], openTrust: [], reasons: [] } as const;

const managed = (name: string): string =>
  `, ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/${name}"]`;

const role = (name: string, trust: string, policies: string): string =>
  `{ Type: AWS::IAM::Role, Properties: { RoleName: ${name}, AssumeRolePolicyDocument: ${trust}${policies} } }`;

const subnetGroup =
  "{ Type: AWS::DMS::ReplicationSubnetGroup, Properties: { ReplicationSubnetGroupDescription: d, SubnetIds: [a, b] } }";

const vpc = (roleText: string): string => `
Parameters:
  Name: { Type: String }
Resources:
  Role: ${roleText}
  Dms: ${subnetGroup}
`;

const inVpc: readonly AccountCase[] = [
  {
    name: "the managed policy",
    use: "dms-vpc-role",
    template: vpc(role("dms-vpc-role", dms, managed("AmazonDMSVPCManagementRole"))),
    expected: { ...fine, roles: ["Role"] },
    why: "it has all that is needed",
  },
  {
    name: "no policy",
    use: "dms-vpc-role",
    template: vpc(role("dms-vpc-role", dms, "")),
    expected: {
      missing: [
        "ec2:CreateNetworkInterface on *",
        "ec2:DeleteNetworkInterface on *",
        "ec2:DescribeAvailabilityZones on *",
        "ec2:DescribeDhcpOptions on *",
        "ec2:DescribeInternetGateways on *",
        "ec2:DescribeNetworkInterfaces on *",
        "ec2:DescribeSecurityGroups on *",
        "ec2:DescribeSubnets on *",
        "ec2:DescribeVpcs on *",
        "ec2:ModifyNetworkInterfaceAttribute on *",
      ],
    },
    why: "nothing is allowed",
  },
  {
    name: "a copy of an older version",
    use: "dms-vpc-role",
    template: vpc(
      roleWith(
        dms,
        [
          'ec2:CreateNetworkInterface, ec2:DescribeAvailabilityZones, ec2:DescribeInternetGateways, ec2:DescribeSecurityGroups, ec2:DescribeSubnets, ec2:DescribeVpcs, ec2:DeleteNetworkInterface, ec2:ModifyNetworkInterfaceAttribute on "*"',
        ],
        ", RoleName: dms-vpc-role",
      ),
    ),
    expected: { missing: ["ec2:DescribeDhcpOptions on *", "ec2:DescribeNetworkInterfaces on *"] },
    why: "the two came in 2024",
  },
  {
    name: "network interfaces of any network",
    use: "dms-vpc-role",
    template: vpc(
      roleWith(
        dms,
        ['ec2:*NetworkInterface* on "arn:aws:ec2:*:*:*/*"', 'ec2:Describe* on "*"'],
        ", RoleName: dms-vpc-role",
      ),
    ),
    expected: {
      missing: [],
      open: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"],
    },
    why: "these actions take resources, and the pattern may cover them",
  },
  {
    name: "a name in another letter case",
    use: "dms-vpc-role",
    template: vpc(role("DMS-VPC-Role", dms, "")),
    expected: { used: "yes", roles: [], reasons: [] },
    why: "DMS looks the exact name up",
  },
  {
    name: "a name that AWS generates",
    use: "dms-vpc-role",
    template: vpc(`{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${dms} } }`),
    expected: { roles: [], reasons: [] },
    why: "it is never the exact one",
  },
  {
    name: "a name from a parameter",
    use: "dms-vpc-role",
    template: vpc(role("!Ref Name", dms, "")),
    expected: { roles: [], reasons: [isOn(/Name/)] },
    why: "it may be the exact one",
  },
  {
    name: "trust in EC2",
    use: "dms-vpc-role",
    template: vpc(role("dms-vpc-role", trusting("ec2.amazonaws.com"), managed("AmazonDMSVPCManagementRole"))),
    expected: { untrusted: ["dms.amazonaws.com"] },
    why: "DMS assumes the role",
  },
  {
    name: "the regional principal alone",
    use: "dms-vpc-role",
    template: vpc(
      role("dms-vpc-role", trusting('!Sub "dms.${AWS::Region}.amazonaws.com"'), managed("AmazonDMSVPCManagementRole")),
    ),
    expected: fine,
    why: "it is accepted on roles that are not a secret's",
  },
  {
    name: "a boundary that keeps EC2 out",
    use: "dms-vpc-role",
    template: vpc(
      role(
        "dms-vpc-role",
        dms,
        `${managed("AmazonDMSVPCManagementRole")}, PermissionsBoundary: "arn:aws:iam::aws:policy/AmazonS3FullAccess"`,
      ),
    ),
    expected: { missing: expect.arrayContaining(["ec2:CreateNetworkInterface on *"]) as string[] },
    why: "a boundary limits all policies",
  },
  {
    name: "a boundary for some networks",
    use: "dms-vpc-role",
    template: `
Resources:
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "ec2:*", Resource: "arn:aws:ec2:eu-west-1:*:*" }, { Effect: Allow, Action: "ec2:Describe*", Resource: "*" }] }
  Role: ${role("dms-vpc-role", dms, `${managed("AmazonDMSVPCManagementRole")}, PermissionsBoundary: !Ref Boundary`)}
  Dms: ${subnetGroup}
`,
    expected: {
      missing: [],
      open: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"],
    },
    why: "the network may be among these",
  },
  {
    name: "a stack of endpoints alone",
    use: "dms-vpc-role",
    template: `
Resources:
  Dms: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: source, EngineName: mysql, ServerName: h } }
`,
    expected: { used: "no" },
    why: "only what is placed in a network needs the role",
  },
];

const settings = (logging: string): string => `'{"Logging":{"EnableLogging":${logging}}}'`;

const logs = (roleText: string, replicationSettings = settings("true")): string => `
Parameters:
  Settings: { Type: String }
Resources:
  Role: ${roleText}
  Dms:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: i
      SourceEndpointArn: s
      TargetEndpointArn: t
      TableMappings: "{}"
      ReplicationTaskSettings: ${replicationSettings}
`;

const serverless = (roleText: string): string => `
Resources:
  Role: ${roleText}
  Dms:
    Type: AWS::DMS::ReplicationConfig
    Properties:
      ReplicationConfigIdentifier: c
      ReplicationType: cdc
      SourceEndpointArn: s
      TargetEndpointArn: t
      TableMappings: { rules: [] }
      ComputeConfig: { MaxCapacityUnits: 4 }
      ReplicationSettings: { Logging: { EnableLogging: true } }
`;

const logsRole = (statements: readonly string[]): string =>
  roleWith(dms, ['logs:DescribeLogGroups on "*"', ...statements], ", RoleName: dms-cloudwatch-logs-role");

const inLogs: readonly AccountCase[] = [
  {
    name: "the managed policy, a task",
    use: "dms-cloudwatch-logs-role",
    template: logs(role("dms-cloudwatch-logs-role", dms, managed("AmazonDMSCloudWatchLogsRole"))),
    expected: fine,
    why: "it has all that is needed",
  },
  {
    name: "the managed policy, serverless",
    use: "dms-cloudwatch-logs-role",
    template: serverless(role("dms-cloudwatch-logs-role", dms, managed("AmazonDMSCloudWatchLogsRole"))),
    expected: fine,
    why: "it has all that is needed",
  },
  {
    name: "logging off",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole([]), settings("false")),
    expected: { used: "no" },
    why: "nothing is logged",
  },
  {
    name: "logging not set",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole([]), '"{}"'),
    expected: { used: "no" },
    why: "logging is off by default",
  },
  {
    name: "settings from a parameter",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole([]), "!Ref Settings"),
    expected: { used: "unknown", roles: [], missing: [] },
    why: "whether logging is on is not known",
  },
  {
    name: "streams without their group",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole(['logs:CreateLogStream, logs:PutLogEvents on "*"'])),
    expected: { missing: [isOn(/^logs:DescribeLogStreams on /), isOn(/^logs:CreateLogGroup on /)] },
    why: "DMS makes the group as well",
  },
  {
    name: "groups with a star behind a colon",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole(['logs:* on "arn:aws:logs:*:*:log-group:dms-tasks-*:*"'])),
    expected: { ...fine, roles: ["Role"] },
    why: "CloudWatch Logs asks for a group as log-group:name:log-stream:",
  },
  {
    name: "the group of one instance",
    use: "dms-cloudwatch-logs-role",
    template: logs(logsRole(['logs:* on "arn:aws:logs:*:*:log-group:dms-tasks-main:*"'])),
    expected: {
      missing: [],
      open: ["logs:DescribeLogStreams", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    },
    why: "the role may know what the instance is called",
  },
  {
    name: "groups of tasks, serverless",
    use: "dms-cloudwatch-logs-role",
    template: serverless(logsRole(['logs:* on "arn:aws:logs:*:*:log-group:dms-tasks-*"'])),
    expected: {
      missing: [
        isOn(/^logs:DescribeLogStreams on .*:dms-serverless-replication-\*/),
        isOn(/^logs:CreateLogGroup on .*:dms-serverless-replication-\*/),
        isOn(/^logs:CreateLogStream on .*:dms-serverless-replication-\*/),
        isOn(/^logs:PutLogEvents on .*:dms-serverless-replication-\*/),
      ],
    },
    why: "serverless replications have groups of their own",
  },
  {
    name: "source account and source ARN in the trust policy",
    use: "dms-cloudwatch-logs-role",
    template: logs(
      role(
        "dms-cloudwatch-logs-role",
        '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole", Condition: { StringEquals: { "aws:SourceAccount": !Ref "AWS::AccountId" }, ArnLike: { "aws:SourceArn": !Sub "arn:aws:dms:*:${AWS::AccountId}:*" } } }] }',
        managed("AmazonDMSCloudWatchLogsRole"),
      ),
    ),
    expected: fine,
    why: "whether the conditions break it is another rule's",
  },
];

const redshift = (roleText: string, endpoint = "EngineName: redshift"): string => `
Resources:
  Role: ${roleText}
  Own: ${role("own", dms, "")}
  Dms:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, ServerName: w, ${endpoint} }
`;

const both = trusting("dms.amazonaws.com", "redshift.amazonaws.com");

const inRedshift: readonly AccountCase[] = [
  {
    name: "the managed policy and both services",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", both, managed("AmazonDMSRedshiftS3Role"))),
    expected: fine,
    why: "it has all that is needed",
  },
  {
    name: "DMS alone",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", dms, managed("AmazonDMSRedshiftS3Role"))),
    expected: { untrusted: ["redshift.amazonaws.com"] },
    why: "Redshift runs the COPY",
  },
  {
    name: "serverless, without its service",
    use: "dms-access-for-endpoint",
    template: redshift(
      role("dms-access-for-endpoint", both, managed("AmazonDMSRedshiftS3Role")),
      "EngineName: redshift-serverless",
    ),
    expected: { untrusted: ["redshift-serverless.amazonaws.com"] },
    why: "the workgroup runs the COPY",
  },
  {
    name: "serverless by the server's name",
    use: "dms-access-for-endpoint",
    template: redshift(
      role("dms-access-for-endpoint", both, managed("AmazonDMSRedshiftS3Role")),
      "EngineName: redshift",
    ).replace("ServerName: w", "ServerName: wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com"),
    expected: { untrusted: ["redshift-serverless.amazonaws.com"] },
    why: "the host is a workgroup",
  },
  {
    name: "buckets without their objects",
    use: "dms-access-for-endpoint",
    template: redshift(
      roleWith(
        both,
        ['"s3:*" on "arn:aws:s3:::dms-?"'.replaceAll('"s3:*"', "s3:*")],
        ", RoleName: dms-access-for-endpoint",
      ),
    ),
    expected: { missing: [] },
    why: "the pattern may cover the bucket that DMS makes",
  },
  {
    name: "another service's rights",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", both, managed("AmazonDMSVPCManagementRole"))),
    expected: { missing: expect.arrayContaining(["s3:CreateBucket on arn:${AWS::Partition}:s3:::dms-*"]) as string[] },
    why: "it has no action of S3",
  },
  {
    name: "a role of its own",
    use: "dms-access-for-endpoint",
    template: redshift(
      role("dms-access-for-endpoint", dms, ""),
      "EngineName: redshift, RedshiftSettings: { ServiceAccessRoleArn: !GetAtt Own.Arn }",
    ),
    expected: { used: "no" },
    why: "the endpoint does not use the account role",
  },
  {
    name: "a source",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", dms, "")).replace(
      "EndpointType: target",
      "EndpointType: source",
    ),
    expected: { used: "no" },
    why: "Redshift is a target only",
  },
];

describe.each([
  ["dms-vpc-role", inVpc],
  ["dms-cloudwatch-logs-role", inLogs],
  ["dms-access-for-endpoint", inRedshift],
] as const)("%s", (_role, cases) => {
  it.each(cases)("$name, because $why", async ({ template, use, expected }) => {
    expect(await judged({ files: { "a.yaml": template }, resource: "Dms", use })).toMatchObject(expected);
  });
});

describe("an account role in another template of the run", () => {
  it("is judged for the resources that need it", async () => {
    const files = {
      "roles.yaml": `Resources:\n  Role: ${role("dms-vpc-role", trusting("ec2.amazonaws.com"), "")}\n`,
      "dms.yaml": `Resources:\n  Dms: ${subnetGroup}\n`,
    };
    const found = await judged({ files, resource: "Dms", use: "dms-vpc-role" });
    expect(found).toMatchObject({ roles: ["Role"], untrusted: ["dms.amazonaws.com"] });
    expect(found.missing).toContain("ec2:DescribeVpcs on *");
  });

  it("is nobody's that a data source reads", async () => {
    const files = {
      "m/main.tf": `
data "aws_iam_role" "vpc" {
  name = "dms-vpc-role"
}
resource "aws_dms_replication_subnet_group" "Dms" {
  replication_subnet_group_id          = "g"
  replication_subnet_group_description = "g"
  subnet_ids                           = ["a", "b"]
  depends_on                           = [data.aws_iam_role.vpc]
}`,
    };
    expect(await judged({ files, resource: "Dms", use: "dms-vpc-role" })).toMatchObject({ roles: [], missing: [] });
  });
});
