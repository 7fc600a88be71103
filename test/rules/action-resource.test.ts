import rule from "../../src/rules/action-resource.js";
import { policyCases } from "./policy-forms.js";

const on = (action: string | readonly string[], resource: string | readonly string[]) => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
});
const dms = "arn:aws:dms:eu-west-1:123456789012";
const bucket = "arn:aws:s3:::it";

const stack = (action: string, resource: string, metadata = ""): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy${metadata}
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: ${action}
          Resource: ${resource}
`;

const redshift = (resource: string): string => `resource "aws_redshift_cluster" "it" {
  cluster_identifier = "it"
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "redshift:PauseCluster", Resource = ${resource} }]
  })
}
`;

/** Statements of a Terraform policy beside a bucket and values that are not known. */
const unknowns = (actions: string, resources: string): string => `variable "bucket" {}
variable "arn" {}
variable "table" {}
resource "aws_s3_bucket" "it" {}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ${resources} }]
  })
}
`;

policyCases(
  rule,
  [
    {
      name: "actions on what they take",
      statement: [
        on("dms:DescribeEndpoints", "*"),
        on("dms:*", `${dms}:*`),
        on("ec2:Describe*", "arn:aws:ec2:*:*:*"),
        on(["s3:GetObject", "s3:ListBucket"], [bucket, `${bucket}/*`]),
        on("s3:ListAllMyBuckets", "arn:aws:s3:::*"),
        on("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group:*"),
        on(["dms:CreateReplicationTask"], [`${dms}:endpoint:*`, `${dms}:rep:*`]),
        on("macie:ListFindings", `${dms}:task:*`),
        // The reference names no resource for these, and AWS checks them on one.
        on("iam:ListUsers", ["arn:aws:iam::*:*", "arn:aws:iam::123456789012:user/it/*"]),
        on("dynamodb:ListTables", "arn:aws:dynamodb:*:*:table/*"),
        on("ssm:PutInventory", "arn:aws:ec2:*:123456789012:instance/i-01234567"),
        on("states:SendTaskSuccess", "arn:aws:states:eu-west-1:123456789012:stateMachine:it"),
        on("es:ESHttpPost", "arn:aws:es:*:*:domain/it/*"),
        { ...on("dms:DescribeEndpoints", `${dms}:endpoint:*`), Effect: "Deny" },
      ],
    },
    {
      name: "tags of every type that can have some",
      statement: [
        ...["listener/net/*/*/*", "listener-rule/app/*/*/*", "targetgroup/*/*", "loadbalancer/net/*/*"].map(
          (resource) =>
            on(
              ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
              `arn:aws:elasticloadbalancing:*:*:${resource}`,
            ),
        ),
        on("lambda:TagResource", "arn:aws:lambda:*:*:function:it"),
      ],
    },
    {
      name: "wildcards for region and account that hold the type as well",
      statement: [
        on("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:it!*"),
        on(["logs:CreateLogGroup", "logs:PutLogEvents"], "arn:aws:logs:*:*:/aws-glue/*"),
      ],
    },
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
      name: "what a few AWS managed policies write, and many write otherwise",
      statement: [
        on("kms:ListAliases", "arn:aws:kms:eu-west-1:123456789012:key/it"),
        on("lambda:ListFunctions", "arn:aws:lambda:eu-west-1:123456789012:function:it"),
        on("iam:ListRoles", "arn:aws:iam::123456789012:role/it"),
        on("s3:ListAllMyBuckets", bucket),
        on("ecr:GetAuthorizationToken", "arn:aws:ecr:eu-west-1:123456789012:repository/it"),
        on("ec2:DescribeSubnets", "arn:aws:ec2:*:*:subnet/*"),
        on("ec2:StopInstances", "arn:aws:license-manager:*:*:license-configuration:*"),
      ],
      found: [
        ["onlyEverything", "kms:ListAliases"],
        ["onlyEverything", "lambda:ListFunctions"],
        ["onlyEverything", "iam:ListRoles"],
        ["onlyEverything", "s3:ListAllMyBuckets"],
        ["onlyEverything", "ecr:GetAuthorizationToken"],
        ["onlyEverything", "ec2:DescribeSubnets"],
        ["otherTypes", "ec2:StopInstances"],
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
      name: "resources in statements of their own",
      statement: [on("dms:MoveReplicationTask", `${dms}:task:*`), on("dms:MoveReplicationTask", `${dms}:rep:*`)],
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
    {
      name: "objects where the bucket is named",
      statement: on("s3:GetObject", bucket),
      found: [["otherTypes", "s3:GetObject"]],
      suggested: on("s3:GetObject", [bucket, `${bucket}/*`]),
      without: ["jsonencode", "json", "yaml"],
    },
    {
      name: "the bucket where objects are named",
      statement: on(["s3:GetObject", "s3:ListBucket"], `${bucket}/*`),
      found: [["otherTypes", "s3:ListBucket"]],
    },
    {
      name: "a path of OpenSearch on its domain",
      statement: on("es:ESHttpPost", "arn:aws:es:*:*:snapshot/it"),
      found: [["otherTypes", "es:ESHttpPost"]],
    },
    {
      name: "what is made, where its parents are asked for",
      statement: on("dms:CreateReplicationTask", `${dms}:task:*`),
      found: [["otherTypes", "dms:CreateReplicationTask"]],
    },
    {
      name: "one of two that are asked for",
      statement: on("dms:MoveReplicationTask", `${dms}:rep:*`),
      found: [["missingTypes", "dms:MoveReplicationTask"]],
    },
    {
      name: "an action of another service in a bucket policy",
      codes: ["UNSUPPORTED_ACTION_IN_POLICY"],
      type: "resource",
      statement: { ...on("kms:Decrypt", `${bucket}/*`), Principal: "*" },
      found: [["foreignAction", "kms:Decrypt"]],
      // Whose policy a bare one is, is not known.
      without: ["json"],
    },
    {
      name: "an action that does not exist, of another service",
      type: "resource",
      statement: { ...on("kms:Decryptt", `${bucket}/*`), Principal: "*" },
    },
    {
      name: "a resource of another service in a key policy",
      codes: ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
      type: "resource",
      holder: "key",
      statement: { ...on("kms:Decrypt", ["*", `${bucket}/*`]), Principal: "*" },
      found: [["foreignResource", `${bucket}/*`]],
      without: ["json"],
    },
    {
      name: "another bucket in the policy of a bucket",
      codes: ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
      type: "resource",
      statement: {
        ...on("s3:GetObject", ["arn:aws:s3:::it/*", "arn:aws:s3:::i*", "arn:aws:s3:::other/*"]),
        Principal: "*",
      },
      found: [["otherBucket", "arn:aws:s3:::other/*"]],
      without: ["json", "jsonencode", "block"],
    },
  ],
  [
    {
      name: "another bucket in the policy of a bucket of Terraform",
      path: "main.tf",
      text: [
        'variable "name" {}',
        'variable "chosen" { default = "chosen" }',
        'resource "aws_s3_bucket_policy" "it" {',
        '  bucket = "it"',
        "  policy = jsonencode({",
        '    Version = "2012-10-17"',
        "    Statement = [{",
        '      Effect = "Allow"',
        '      Principal = { AWS = "123456789012" }',
        '      Action = "s3:GetObject"',
        '      Resource = ["arn:aws:s3:::it/*", "arn:aws:s3:::${var.name}/*", "arn:aws:s3:::${var.chosen}/*", "arn:aws:s3:::its/*", "arn:aws:s3:::*/*"]',
        "    }]",
        "  })",
        "}",
        "",
      ].join("\n"),
      found: [["otherBucket", "arn:aws:s3:::its/*"]],
    },
    {
      name: "a cluster of Redshift by the reference that gives its ARN",
      path: "main.tf",
      text: redshift("aws_redshift_cluster.it.arn"),
    },
    {
      name: "the namespace of a cluster of Redshift",
      path: "main.tf",
      text: redshift("aws_redshift_cluster.it.cluster_namespace_arn"),
      found: [["otherTypes", "redshift:PauseCluster"]],
    },
    ...['"arn:aws:s3:::${var.bucket}/*"', '"arn:aws:s3:::${local.it}/*"', '"${aws_s3_bucket.it.arn}/*"'].map(
      (objects) => ({
        name: `the bucket where objects alone are named, ${objects} among them`,
        path: "main.tf",
        text: unknowns('["s3:PutObject", "s3:ListBucket"]', `[${objects}, "arn:aws:s3:::it/*"]`),
        found: [["otherTypes", "s3:ListBucket"]] as const,
      }),
    ),
    ...['"arn:aws:s3:::${var.bucket}"', '"${var.arn}/*"', '"arn:aws:s3:::it*"', '"${var.bucket}"'].map((resource) => ({
      name: `the bucket on ${resource}, which may be one`,
      path: "main.tf",
      text: unknowns('["s3:PutObject", "s3:ListBucket"]', `[${resource}, "arn:aws:s3:::it/*"]`),
    })),
    {
      name: "an index of a table that is not known",
      path: "main.tf",
      text: unknowns('"dynamodb:PutItem"', '"arn:aws:dynamodb:eu-west-1:123456789012:table/${var.table}/index/it"'),
    },
    {
      name: "objects of an unknown bucket in a template, and the list of buckets",
      path: "stack.yaml",
      text: stack("[s3:PutObject, s3:ListBucket, s3:ListAllMyBuckets]", '!Sub "${Data.Arn}/*"'),
      found: [
        ["otherTypes", "s3:ListBucket"],
        ["onlyEverything", "s3:ListAllMyBuckets"],
      ],
    },
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
      name: "resources that are not known",
      path: "stack.yaml",
      text: stack("dms:DescribeEndpoints", "!ImportValue Endpoint"),
    },
    {
      name: "objects where a reference gives the bucket",
      path: "stack.yaml",
      text: stack("s3:GetObject", "!GetAtt Data.Arn"),
      found: [["otherTypes", "s3:GetObject"]],
      suggested: stack("s3:GetObject", '[!GetAtt Data.Arn, !Sub "${Data.Arn}/*"]').replace(
        ' [!GetAtt Data.Arn, !Sub "${Data.Arn}/*"]',
        "\n            - !GetAtt Data.Arn\n            - !Sub ${Data.Arn}/*",
      ),
    },
    {
      name: "what a program wrote, beside what has an effect",
      path: "stack.yaml",
      text: stack(
        "[kinesis:ListStreams, kinesis:PutRecord]",
        "arn:aws:kinesis:eu-west-1:123456789012:stream/it",
        "\n    Metadata: { aws:cdk:path: Stack/It }",
      ),
    },
    {
      name: "what CDK wrote, without the paths of its constructs",
      path: "stack.yaml",
      text: `${stack(
        "[dynamodb:GetItem, dynamodb:GetRecords]",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/it",
      )}Rules:\n  CheckBootstrapVersion: { Assertions: [] }\n`,
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
  ],
);
