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

export const files: readonly FileCase[] = [
  {
    name: "a whole bucket among the resources of a policy",
    path: "main.tf",
    text: withResources("aws_s3_bucket.orders"),
    found: [["whole", "aws_s3_bucket.orders"]],
    suggested: withResources("aws_s3_bucket.orders.arn"),
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
  },
  {
    name: "a name that only begins with the name of a resource",
    path: "main.tf",
    text: withResources('"${aws_s3_bucket.orders.id}-old"'),
    found: [["notArn"]],
    suggested: null,
  },
];
