import { expect } from "vitest";
import { roleWith, trusting, isOn } from "../judged.js";
import { dms, fine, managed, role, subnetGroup, type AccountCase } from "./account-role-stacks.js";

const vpc = (roleText: string): string => `
Parameters:
  Name: { Type: String }
Resources:
  Role: ${roleText}
  Dms: ${subnetGroup}
`;

/** The role that places replication instances in a network. */
export const inVpc: readonly AccountCase[] = [
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
