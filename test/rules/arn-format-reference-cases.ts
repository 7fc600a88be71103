import type { FileCase } from "./policy-forms.js";

/** A policy of a module on resources of the same module. */
const withResources = (...resources: readonly string[]): string => `resource "aws_s3_bucket" "orders" {
  bucket = "the-orders"
}
resource "aws_kms_key" "orders" {}
resource "aws_sqs_queue" "orders" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["*"]
    resources = [${resources.join(", ")}]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

const stackWith = (resource: string): string => `Parameters:
  Old: { Type: String }
Conditions:
  IsOld: !Equals [!Ref Old, "true"]
Resources:
  It:
    Type: AWS::S3::Bucket
  Other:
    Type: AWS::S3::Bucket
  Cluster:
    Type: AWS::DocDB::DBCluster
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: orders }
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: "*"
            Resource: ${resource}
`;

const withLogs = (resource: string): string =>
  stackWith(resource).replace("  Other:\n    Type: AWS::S3::Bucket", "  Logs:\n    Type: AWS::Logs::LogGroup");

const policiesOn = (resource: string): string =>
  `Resources:
  It:
    Type: AWS::S3::Bucket
${["A", "B", "C", "D"].map((name) => policyOn(name, resource)).join("")}`;

const policyOn = (name: string, resource: string): string => `  ${name}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: s3:GetObject, Resource: !Sub ${resource} }
`;

export const files: readonly FileCase[] = [
  {
    name: "a declared bucket whose name somebody still has to choose: the policy names it all the same",
    path: "stack.yaml",
    text: stackWith('[!GetAtt It.Arn, !Sub "${It.Arn}/*", !Sub "arn:aws:s3:::${It}/*"]').replace(
      "    Type: AWS::S3::Bucket",
      "    Type: AWS::S3::Bucket\n    Properties: { BucketName: data-YOUR_ACCOUNT }",
    ),
  },
  ...["not-used", "unused"].map((word) => ({
    name: `what fills the other branch of a condition, and says so: ${word}`,
    path: "stack.yaml",
    text: stackWith(`!If [IsOld, !GetAtt It.Arn, "arn:aws:s3:region:000000000000:${word}"]`),
  })),
  {
    name: "such a word that no condition chooses",
    path: "stack.yaml",
    text: stackWith('"arn:aws:s3:region:000000000000:not-used"'),
    found: [["placeholder", "arn:aws:s3:region:000000000000:not-used"]],
  },
  {
    name: "a local that is still to be filled in",
    path: "main.tf",
    text: `locals {\n  orders = "arn:aws:s3:::<bucket>"\n}\n${withResources("local.orders")}`,
    found: [["placeholder", "arn:aws:s3:::<bucket>"]],
  },
  {
    name: "the name of a bucket in many policies: each has its own edit",
    path: "stack.yaml",
    text: policiesOn('"${It}/*"'),
    found: [["notArn"], ["notArn"], ["notArn"], ["notArn"]],
    suggested: policiesOn('"${It.Arn}/*"'),
  },
  {
    name: "the name of a log group",
    path: "stack.yaml",
    text: withLogs("!Ref Logs"),
    found: [["notArn", "!Ref Logs"]],
    suggested: null,
  },
  {
    name: "a whole bucket among the resources of a policy",
    path: "main.tf",
    text: withResources("aws_s3_bucket.orders"),
    found: [["whole", "aws_s3_bucket.orders"]],
    suggested: null,
  },
  {
    name: "the ids of resources among the resources of a policy",
    path: "main.tf",
    text: withResources("aws_s3_bucket.orders.id", '"${aws_s3_bucket.orders.bucket}/*"', "aws_kms_key.orders.key_id"),
    found: [
      ["notArn", "aws_s3_bucket.orders.id"],
      ["notArn", "${aws_s3_bucket.orders.bucket}/*"],
      ["notArn", "aws_kms_key.orders.key_id"],
    ],
    suggested: withResources("aws_s3_bucket.orders.arn", '"${aws_s3_bucket.orders.arn}/*"', "aws_kms_key.orders.arn"),
  },
  {
    name: "the URL of a queue",
    path: "main.tf",
    text: withResources("aws_sqs_queue.orders.id", "aws_sqs_queue.orders.url"),
    found: [
      ["notArn", "aws_sqs_queue.orders.id"],
      ["notArn", "aws_sqs_queue.orders.url"],
    ],
    // Both would become the same ARN, of which one has no effect.
    suggested: null,
  },
  ...["aws_sqs_queue.orders.id", "aws_sqs_queue.orders.url"].map((written): FileCase => ({
    name: `the URL of a queue alone: ${written}`,
    path: "main.tf",
    text: withResources(written),
    found: [["notArn", written]],
    suggested: withResources("aws_sqs_queue.orders.arn"),
  })),
  ...["!Ref Queue", "!GetAtt Queue.QueueUrl"].map((written): FileCase => ({
    name: `the URL of a queue that a stack makes: ${written}`,
    path: "stack.yaml",
    text: stackWith(written),
    found: [["notArn"]],
    suggested: stackWith("!GetAtt Queue.Arn"),
  })),
  ...[
    ["beside a list that is not known", "concat([aws_s3_bucket.orders.id], var.others)"],
    ["in a list of lists", "flatten([aws_s3_bucket.orders.id, var.others])"],
    ["in a loop", '[for name in ["a", "b"] : "${aws_s3_bucket.orders.id}/${name}"]'],
  ].map(([place = "", written = ""]): FileCase => ({
    name: `the id of a bucket ${place}, which the edit would write out`,
    path: "main.tf",
    text: withResources("").replace("[]", written) + 'variable "others" {\n  type = list(string)\n}\n',
    found: place === "in a loop" ? [["notArn"], ["notArn"]] : [["notArn"]],
    suggested: null,
  })),
  ...["!If [IsOld, !Ref It, !GetAtt Other.Arn]", "!If [IsOld, [!Ref It], [!GetAtt Other.Arn]]"].map(
    (written): FileCase => ({
      name: `the name of a bucket under a condition: ${written}`,
      path: "stack.yaml",
      text: stackWith(written),
      found: [["notArn"]],
      suggested: null,
    }),
  ),
  {
    name: "the name of a resource whose ARN no attribute gives",
    path: "stack.yaml",
    text: stackWith("!Ref Cluster"),
    found: [["notArn"]],
    suggested: null,
  },
  {
    name: "a name that only begins with the name of a resource",
    path: "main.tf",
    text: withResources('"${aws_s3_bucket.orders.id}-old"'),
    found: [["notArn"]],
    suggested: null,
  },
];
