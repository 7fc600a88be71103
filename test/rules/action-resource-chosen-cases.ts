import type { FileCase } from "./policy-forms.js";
import { changed } from "./texts.js";

const written = '    resources = ["arn:aws:s3:::${local.bucket}/*"]\n';

/** A local that is a bucket of the caller or one of the module. */
function choosing(variable: string): string {
  return `variable "bucket" {
  type = string
  ${variable}
}
locals {
  bucket = length(var.bucket) > 0 ? var.bucket : aws_s3_bucket.own[0].id
}
resource "aws_s3_bucket" "own" {
  count         = length(var.bucket) > 0 ? 0 : 1
  bucket_prefix = "history-"
}
data "aws_iam_policy_document" "write" {
  statement {
    actions   = ["s3:PutObject", "s3:ListBucket"]
${written}  }
}
`;
}

const [objects, whole] = ['"arn:aws:s3:::${local.bucket}/*"', '"arn:aws:s3:::${local.bucket}"'];

const lists: readonly (readonly [string, readonly string[]])[] = [
  ['default = ""', [objects, whole]],
  ["# no default", [whole, objects]],
];

const conditional = '${var.env == "prod" ? aws_s3_bucket.prod.id : aws_s3_bucket.dev.id}';
const inPlace = `    resources = ["arn:aws:s3:::${conditional}/*"]\n`;

/** A bucket that stands in the list itself, chosen by a default. */
const inline = `variable "env" {
  default = "dev"
}
resource "aws_s3_bucket" "dev" {
  bucket = "acme-dev"
}
resource "aws_s3_bucket" "prod" {
  bucket = "acme-prod"
}
data "aws_iam_policy_document" "write" {
  statement {
    actions   = ["s3:PutObject", "s3:ListBucket"]
${inPlace}  }
}
`;

/** Buckets of the branches of a conditional. In a flat list, that of the module would be named where it does not exist. */
const branches: readonly (readonly [string, string])[] = [
  ["a list in each branch", `var.own ? ["\${aws_s3_bucket.own[0].arn}/*"] : ["arn:aws:s3:::\${var.name}/*"]`],
  [
    "an item that is sometimes there",
    `concat(var.own ? ["\${aws_s3_bucket.own[0].arn}/*"] : [], ["arn:aws:s3:::\${var.name}/*"])`,
  ],
];

function branching(resources: string): string {
  return `variable "own" {
  type = bool
}
variable "name" {
  type = string
}
resource "aws_s3_bucket" "own" {
  count = var.own ? 1 : 0
}
data "aws_iam_policy_document" "write" {
  statement {
    actions   = ["s3:PutObject", "s3:ListBucket"]
    resources = ${resources}
  }
}
`;
}

const branchingStack = `Parameters:
  Own: {Type: String, AllowedValues: ["yes", "no"]}
  Name: {Type: String}
Conditions:
  IsOwn: !Equals [!Ref Own, "yes"]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Condition: IsOwn
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: [s3:PutObject, s3:ListBucket]
            Resource: !If [IsOwn, !Sub "\${Bucket.Arn}/*", !Sub "arn:aws:s3:::\${Name}/*"]
`;

/** A list in one branch would not be of the type of the other one, which Terraform refuses. */
const oneOfTwo = `variable "on" {
  default = true
}
resource "aws_s3_bucket" "one" {
  bucket = "acme-one"
}
resource "aws_s3_bucket" "two" {
  bucket = "acme-two"
}
resource "aws_iam_policy" "read" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = var.on ? aws_s3_bucket.one.arn : aws_s3_bucket.two.arn
    }]
  })
}
`;

const reported = { path: "main.tf", found: [["otherTypes", "s3:ListBucket"]] } as const;

/** The author's name of the bucket is repeated, not what a default or a condition chooses. */
export const files: readonly FileCase[] = [
  ...lists.map(([variable, list]): FileCase => ({
    ...reported,
    name: `the bucket of a local that is chosen: ${variable}`,
    text: choosing(variable),
    suggested: changed(choosing(variable), written, `    resources = [${list.join(", ")}]\n`),
  })),
  {
    ...reported,
    name: "a bucket that a conditional in the list chooses",
    text: inline,
    suggested: changed(inline, '/*"]', `/*", "arn:aws:s3:::${conditional}"]`),
  },
  ...branches.map(([name, resources]): FileCase => ({
    ...reported,
    name: `buckets of branches: ${name}`,
    text: branching(resources),
    suggested: null,
  })),
  ...branches.map(([name, resources]): FileCase => {
    const listing = branching(resources).replace('"s3:PutObject", "s3:ListBucket"', '"s3:ListAllMyBuckets"');
    return {
      path: "main.tf",
      found: [["onlyEverything", "s3:ListAllMyBuckets"]],
      name: `an action on all resources, in place of branches: ${name}`,
      text: listing,
      suggested: changed(listing, resources, '["*"]'),
    };
  }),
  {
    name: "one of two buckets, by a default",
    path: "main.tf",
    text: oneOfTwo,
    found: [["otherTypes", "s3:GetObject"]],
    suggested: null,
  },
  { ...reported, name: "buckets of branches", path: "stack.yaml", text: branchingStack, suggested: null },
];
