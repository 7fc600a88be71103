import { describe, expect, it } from "vitest";
import type { PermissionGraph } from "../../src/graph/index.js";
import { edgeLines, graphOf } from "./graph-of.js";
import { allActions, network, stack } from "./stacks.js";

const streamUnderKey = [
  "Writer has policy policy of Writer: granted",
  "Target uses Writer: granted",
  "policy of Writer reaches Events: granted",
  "Writer reaches Key: undecided",
  "Events encrypted by Key: granted",
];

const encryptedStream = `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: { KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" }] } }
  Events:
    Type: AWS::Kinesis::Stream
    Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: !Ref Key } }
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: events
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [kinesis:PutRecord, kinesis:PutRecords, kinesis:DescribeStream]
                Resource: !GetAtt Events.Arn
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Events.Arn, ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;

const granted = [
  "Writer has policy policy of Writer: granted",
  "Target uses Writer: granted",
  "policy of Writer reaches Lake: granted",
];

/** A policy to write and list the objects of a bucket. */
function writing(actions: string): string {
  return `Policies: [{ PolicyName: write, PolicyDocument: { Statement: [
        { Effect: Allow, Action: [${actions}], Resource: "arn:aws:s3:::landing/*" },
        { Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::landing" }] } }]`;
}

const networkWithPolicy = [
  "VpcRole has policy policy of VpcRole: granted",
  "VpcRole has policy AmazonDMSVPCManagementRole: granted",
  "Group uses VpcRole: granted",
  "AmazonDMSVPCManagementRole reaches *: granted",
  "Group waits for VpcRole: missing",
];

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["all is granted", stack(), granted],
  [
    "the role trusts another service",
    stack({ service: "ec2.amazonaws.com" }),
    [granted[0] ?? "", "Target uses Writer: missing", granted[2] ?? ""],
  ],
  [
    "an action is missing",
    stack({ actions: "[s3:PutObject, s3:PutObjectTagging, s3:ListBucket]" }),
    [...granted, "Writer reaches Lake: missing"],
  ],
  [
    "a statement denies everything",
    stack({ effect: "Deny" }),
    [granted[0] ?? "", granted[1] ?? "", "Writer reaches Lake: missing"],
  ],
  [
    "more is granted than DMS needs",
    stack({
      actions: allActions.replace("[", "[sqs:SendMessage, "),
      resource: "[!GetAtt Lake.Arn, !Sub '${Lake.Arn}/*']",
    }),
    granted,
  ],
  [
    "it is granted on other buckets",
    stack({ resource: "[!GetAtt Lake.Arn, !Sub '${Lake.Arn}/*', 'arn:aws:s3:::other/*']" }).replace(
      "Type: AWS::S3::Bucket",
      "Type: AWS::S3::Bucket\n    Properties: { BucketName: my-lake }",
    ),
    [...granted, "policy of Writer reaches other: surplus"],
  ],
  [
    "the policies of the role are not all seen",
    stack({
      role: "ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/team']",
      actions: "[s3:PutObject, s3:PutObjectTagging, s3:ListBucket]",
    }),
    [
      "Writer has policy policy of Writer: granted",
      "Writer has policy policies of Writer: undecided",
      "Target uses Writer: granted",
      "policy of Writer reaches Lake: granted",
      "Writer reaches Lake: undecided",
    ],
  ],
  [
    "nothing waits for dms-vpc-role",
    network(),
    [
      "VpcRole has policy AmazonDMSVPCManagementRole: granted",
      "Group uses VpcRole: granted",
      "AmazonDMSVPCManagementRole reaches *: granted",
      "Group waits for VpcRole: missing",
    ],
  ],
  [
    "the subnet group waits for dms-vpc-role",
    network({ dependsOn: "DependsOn: VpcRole" }),
    [
      "VpcRole has policy AmazonDMSVPCManagementRole: granted",
      "Group uses VpcRole: granted",
      "AmazonDMSVPCManagementRole reaches *: granted",
      "Group waits for VpcRole: granted",
    ],
  ],
  [
    "dms-vpc-role may also be for an S3 target elsewhere",
    network({ policies: writing("s3:PutObject, s3:DeleteObject") }),
    networkWithPolicy,
  ],
  [
    "dms-vpc-role can read a bucket, as no S3 target needs",
    network({ policies: writing("s3:PutObject, s3:DeleteObject, s3:GetObject") }),
    [...networkWithPolicy, "policy of VpcRole reaches landing: surplus"],
  ],
  ["dms-vpc-role is missing", network({ roleName: "other" }), ["Group uses dms-vpc-role: missing"]],
  ["a stream has a key that the role may not use", encryptedStream, streamUnderKey],
  [
    "a stream has such a key by its alias",
    `${encryptedStream.replace("KeyId: !Ref Key", "KeyId: alias/events")}  Alias:
    Type: AWS::KMS::Alias
    Properties: { AliasName: alias/events, TargetKeyId: !Ref Key }
`,
    streamUnderKey,
  ],
];

describe("permissionGraph", () => {
  it.each(cases)("%s", async (_, template, lines) => {
    expect(edgeLines(await graphOf({ "stack.yaml": template }))).toEqual(lines);
  });

  it("is empty without DMS resources", async () => {
    const template = "Resources: { Lake: { Type: AWS::S3::Bucket } }";
    expect(await graphOf({ "stack.yaml": template })).toEqual({ nodes: [], edges: [] });
  });

  it("tells the actions, resources, statements, reasons and sources of an edge", async () => {
    const graph = await graphOf({ "stack.yaml": stack({ actions: "[s3:PutObject, s3:ListBucket]" }) });
    const parts = partsOf(graph, "reaches");
    expect(parts).toEqual([
      {
        state: "granted",
        actions: ["s3:PutObject"],
        resources: ["arn:${AWS::Partition}:s3:::${Lake}/*"],
        purposes: ["S3 as a target, endpoint Target"],
        source: ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html"],
        statements: [{ name: "Writer, statement 1 (Write)", place: { filePath: "stack.yaml", line: 13, column: 25 } }],
      },
      expect.objectContaining({ actions: ["s3:ListBucket"], resources: ["arn:${AWS::Partition}:s3:::${Lake}"] }),
      expect.objectContaining({ state: "missing", actions: ["s3:DeleteObject"], reason: "no statement allows it" }),
      expect.objectContaining({
        state: "undecided",
        actions: ["s3:PutObjectTagging"],
        reason: "AWS recommends it, and no statement allows it",
      }),
    ]);
  });

  it("has one node for a role that several resources need, and takes the role in the settings as given", async () => {
    const files = { "stack.yaml": network({ roleName: "other" }) };
    const roleOf = ({ nodes }: PermissionGraph): unknown => nodes.find(({ name }) => name === "dms-vpc-role");
    expect(roleOf(await graphOf(files))).toMatchObject({ type: "role, missing", presence: "absent" });
    const known = await graphOf(files, { existingRoles: ["dms-vpc-role"] });
    expect(roleOf(known)).toMatchObject({ type: "role, not declared here", presence: "elsewhere" });
    expect(edgeLines(known)).toEqual(["Group uses dms-vpc-role: undecided"]);
  });

  it("joins a bucket that a policy names by its name with the bucket that the template declares", async () => {
    const template = stack({ resource: "['arn:aws:s3:::my-lake', 'arn:aws:s3:::my-lake/*']" }).replace(
      "Type: AWS::S3::Bucket",
      "Type: AWS::S3::Bucket\n    Properties: { BucketName: my-lake }",
    );
    const { nodes } = await graphOf({ "stack.yaml": template });
    expect(nodes.filter(({ kind }) => kind === "target").map(({ name }) => name)).toEqual(["Lake"]);
  });
});

function partsOf({ edges }: PermissionGraph, relation: string): readonly unknown[] {
  return edges.filter((edge) => edge.relation === relation).flatMap(({ parts }) => parts);
}
