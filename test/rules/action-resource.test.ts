import { expect, it } from "vitest";
import rule from "../../src/rules/action-resource.js";
import * as bucketCases from "./action-resource-bucket-cases.js";
import * as chosenCases from "./action-resource-chosen-cases.js";
import * as keyAliasCases from "./action-resource-key-alias-cases.js";
import * as noResourceCases from "./action-resource-no-resource-cases.js";
import * as resourcePolicyCases from "./action-resource-resource-policy-cases.js";
import * as unlistedCases from "./action-resource-unlisted-cases.js";
import { dms, on, stack } from "./action-resource-texts.js";
import { lintPolicy } from "./lint-policy.js";
import { bucket, policyCases } from "./policy-forms.js";

const topic = "arn:aws:sns:eu-west-1:123456789012:it";

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
      name: "resources in statements of their own",
      statement: [on("dms:MoveReplicationTask", `${dms}:task:*`), on("dms:MoveReplicationTask", `${dms}:rep:*`)],
    },
    {
      name: "objects where the bucket is named",
      statement: on("s3:GetObject", bucket),
      found: [["otherTypes", "s3:GetObject"]],
      suggested: on("s3:GetObject", `${bucket}/*`),
      without: ["jsonencode", "json", "yaml"],
    },
    {
      name: "objects where the bucket and what is no bucket are named",
      statement: on("s3:GetObject", [bucket, topic]),
      found: [["otherTypes", "s3:GetObject"]],
      suggested: on("s3:GetObject", [`${bucket}/*`, topic]),
      without: ["jsonencode", "json", "yaml"],
    },
    {
      name: "objects where no bucket is named",
      statement: on("s3:GetObject", topic),
      found: [["otherTypes", "s3:GetObject"]],
    },
    {
      name: "an action on very many types, of which the most usual are named",
      statement: on("ec2:CreateTags", topic),
      found: [["otherTypes", "ec2:CreateTags"]],
      says: /needs a resource such as \* or arn:aws:ec2:\*:\*:instance\/InstanceId or arn:aws:ec2:\*:\*:vpc\/VpcId,/,
    },
    {
      name: "the bucket where objects are named",
      statement: on(["s3:GetObject", "s3:ListBucket"], `${bucket}/*`),
      found: [["otherTypes", "s3:ListBucket"]],
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
    ...resourcePolicyCases.cases,
    ...keyAliasCases.cases,
    ...unlistedCases.cases,
    ...noResourceCases.cases,
  ],
  [
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
      text: unknowns(
        '["dynamodb:Query", "dynamodb:PutItem"]',
        '"arn:aws:dynamodb:eu-west-1:123456789012:table/${var.table}/index/it"',
      ),
      found: [["otherTypes", "dynamodb:PutItem"]],
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
      name: "resources that are not known",
      path: "stack.yaml",
      text: stack("dms:DescribeEndpoints", "!ImportValue Endpoint"),
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
    ...resourcePolicyCases.files,
    ...bucketCases.files,
    ...noResourceCases.files,
    ...keyAliasCases.files,
    ...chosenCases.files,
  ],
);

it.each([
  ["as nothing that is added to the ARN of a topic names objects", on("s3:GetObject", topic)],
  ["whose objects could be meant", on("s3:GetObject", "arn:aws:s3:::")],
  ["beside objects of no bucket", on("s3:ListBucket", "arn:aws:s3:::/*")],
])("suggests nothing where no bucket is named, %s", async (_, statement) => {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const { results } = await lintPolicy(rule, { path: "policy.json", text, type: "identity" }, "none");
  expect(results.flatMap(({ messages }) => messages).map(({ suggestions = [] }) => suggestions)).toEqual([[]]);
});

it.each([
  ["execute-api:Invoke", "arn:aws:execute-api:*:*:/domainnames/"],
  ["s3:GetObject", "arn:aws:s3:::BucketName/ObjectName"],
  ["ec2:CreateTags", "* or arn:aws:ec2:"],
  ["events:PutRule", "arn:aws:events:*:*:rule/EventBusName/RuleName or arn:aws:events:*:*:rule/RuleName, and"],
  ["lex:PutBotAlias", "arn:aws:lex:*:*:bot-alias/BotId/BotAliasId or arn:aws:lex:*:*:bot:BotName:BotAlias, and"],
])("says what %s needs: %s", async (action, form) => {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [on(action, topic)] });
  const { results } = await lintPolicy(rule, { path: "policy.json", text, type: "identity" }, "none");
  expect(results.flatMap(({ messages }) => messages).map(({ message }) => message)).toEqual([
    expect.stringContaining(`${action} needs a resource such as ${form}`),
  ]);
});
