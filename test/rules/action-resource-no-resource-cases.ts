import { dms, on, stack } from "./action-resource-texts.js";
import { bucket, type FileCase, type PolicyCase } from "./policy-forms.js";

/** Actions that take no resource. */
export const cases: readonly PolicyCase[] = [
  {
    name: "a list of all of a type",
    statement: [
      on("iam:ListRoles", "arn:aws:iam::123456789012:role/*"),
      on("events:ListRules", "arn:aws:events:*:*:rule/*"),
      on("kms:ListAliases", "arn:aws:kms:*:*:key/*"),
      on("dynamodb:ListStreams", "arn:aws:dynamodb:*:*:table/it/stream/*"),
      on("scheduler:ListSchedules", "arn:aws:scheduler:*:*:schedule/it/*"),
      // That the region is missing is `arn-format`'s.
      on("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:::alarm:it"),
    ],
  },
  {
    name: "a list on names that begin alike",
    statement: [
      on("kinesis:ListStreams", "arn:aws:kinesis:eu-west-1:123456789012:stream/it-*"),
      on("lambda:ListFunctions", "arn:aws:lambda:eu-west-1:123456789012:function:it*"),
      on("sns:ListTopics", "arn:aws:sns:eu-west-1:123456789012:it-*"),
      on("iam:ListUsers", "arn:aws:iam::123456789012:user/it/*"),
      on("dynamodb:ListTables", "arn:aws:dynamodb:eu-west-1:123456789012:*"),
    ],
    found: [
      ["onlyEverything", "kinesis:ListStreams"],
      ["onlyEverything", "lambda:ListFunctions"],
      ["onlyEverything", "sns:ListTopics"],
    ],
  },
  {
    name: "the list of buckets beside what is done with one and its objects",
    statement: on(["s3:ListAllMyBuckets", "s3:ListBucket", "s3:GetObject"], [bucket, `${bucket}/*`]),
    found: [["onlyEverything", "s3:ListAllMyBuckets"]],
  },
  {
    name: "an action that takes no resource, beside one that does",
    statement: on(["dms:DescribeEndpoints", "dms:DeleteEndpoint"], `${dms}:endpoint:*`),
    found: [["onlyEverything", "dms:DescribeEndpoints"]],
    suggested: [on(["dms:DeleteEndpoint"], `${dms}:endpoint:*`), on("dms:DescribeEndpoints", "*")],
    // Where the new statement is written is a matter of the syntax.
    without: ["yaml", "jsonencode", "block", "json"],
  },
  {
    name: "the tags of EC2, which a filter finds",
    statement: on("ec2:DescribeTags", "arn:aws:ec2:*:*:instance/*"),
    found: [["onlyEverything", "ec2:DescribeTags"]],
  },
  {
    name: "actions that take no resource, alone",
    statement: on(["dms:DescribeEndpoints", "dms:CreateDataProvider"], `${dms}:*`),
    found: [
      ["onlyEverything", "dms:DescribeEndpoints"],
      ["onlyEverything", "dms:CreateDataProvider"],
    ],
  },
  {
    name: "a pattern of actions that take no resource",
    statement: on("dms:DescribeReplicationT*", `${dms}:task:*`),
    // One of them takes a task.
  },
  {
    name: "a pattern of which no action takes a resource",
    statement: on("sqs:ListQueues*", "arn:aws:sqs:*:*:it"),
    found: [["onlyEverything", "sqs:ListQueues*"]],
    suggested: on("sqs:ListQueues*", "*"),
    without: ["block", "yaml"],
  },
  {
    name: "calls that are about no resource, and a list, on a resource",
    statement: [
      on("kms:GenerateRandom", "arn:aws:kms:eu-west-1:123456789012:key/it"),
      on("kinesis:ListStreams", "arn:aws:kinesis:eu-west-1:123456789012:stream/it"),
    ],
    found: [
      ["onlyEverything", "kms:GenerateRandom"],
      ["onlyEverything", "kinesis:ListStreams"],
    ],
  },
];

export const files: readonly FileCase[] = [
  {
    name: "the list of streams on a stream of the template",
    path: "stack.yaml",
    text: stack("[kinesis:ListStreams, kinesis:PutRecord]", "!GetAtt Stream.Arn").replace(
      "  It:",
      "  Stream: { Type: AWS::Kinesis::Stream }\n  It:",
    ),
    found: [["onlyEverything", "kinesis:ListStreams"]],
  },
  {
    name: "actions that take no resource, split off",
    path: "stack.yaml",
    text: stack("[dms:DescribeEndpoints, dms:DeleteEndpoint]", `${dms}:endpoint:*`).replace(
      /Statement:\n {10}Effect: Allow\n {10}(.*)\n {10}(.*)\n/,
      "Statement:\n          - Effect: Allow\n            $1\n            $2\n",
    ),
    found: [["onlyEverything", "dms:DescribeEndpoints"]],
    suggested: `Resources:
  Data:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: [dms:DeleteEndpoint]
            Resource: ${dms}:endpoint:*
          - Effect: Allow
            Action: dms:DescribeEndpoints
            Resource: "*"
`,
  },
];
