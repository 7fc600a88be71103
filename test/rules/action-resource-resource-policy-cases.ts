import { on } from "./action-resource-texts.js";
import { bucket, type FileCase, type PolicyCase } from "./policy-forms.js";

const topic = "arn:aws:sns:eu-west-1:123456789012:it";

export const cases: readonly PolicyCase[] = [
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
    name: "an action of directory buckets in a bucket policy",
    type: "resource",
    statement: {
      ...on("s3express:CreateSession", "arn:aws:s3express:eu-west-1:123456789012:bucket/it--euw1-az1--x-s3"),
      Principal: { AWS: "123456789012" },
    },
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
    name: "an action on no resource in a bucket policy",
    type: "resource",
    statement: { ...on("s3:ListAllMyBuckets", bucket), Principal: { AWS: "123456789012" } },
    found: [["notOfResource", "s3:ListAllMyBuckets"]],
    suggested: null,
    without: ["json"],
  },
  {
    name: "an action on no resource in a policy that may be of a VPC endpoint",
    type: "resource",
    statement: {
      ...on("kms:ListKeys", "arn:aws:kms:eu-west-1:123456789012:key/a"),
      Principal: { AWS: "123456789012" },
    },
    found: [["notOfUnknown", "kms:ListKeys"]],
    suggested: null,
    without: ["yaml", "jsonencode", "block"],
  },
  {
    name: "an action on no resource in a key policy",
    type: "resource",
    holder: "key",
    statement: {
      ...on(["kms:CreateKey", "kms:Decrypt"], "arn:aws:kms:eu-west-1:123456789012:key/a"),
      Principal: { AWS: "123456789012" },
    },
    found: [["notOfResource", "kms:CreateKey"]],
    suggested: null,
    without: ["json"],
  },
  {
    name: "actions in the policy of a topic for which SNS rejects it",
    codes: ["UNSUPPORTED_ACTION_IN_POLICY"],
    type: "resource",
    holder: "topic",
    statement: {
      ...on(["sns:*", "sns:CreateTopic", "kms:Decrypt", "sns:Set*", "SNS:Publish", "sns:Receive"], topic),
      Principal: { AWS: "123456789012" },
    },
    found: [
      ["rejectedAction", "sns:*"],
      ["rejectedAction", "sns:CreateTopic"],
      ["rejectedAction", "kms:Decrypt"],
      ["rejectedAction", "sns:Set*"],
    ],
    without: ["json"],
  },
  {
    name: "patterns in the policy of a topic that cover only what SNS accepts",
    type: "resource",
    holder: "topic",
    statement: { ...on(["sns:Publish*", "sns:GetTopic*", "sns:Unknown"], topic), Principal: { AWS: "123456789012" } },
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
];

export const files: readonly FileCase[] = [
  {
    name: "a resource of another service in a key policy, in the partition of the deployment",
    path: "stack.yaml",
    text: `Resources:
  It:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: kms:Decrypt
            Resource: !Sub arn:\${AWS::Partition}:s3:::it
`,
    found: [["foreignResource"]],
  },
  {
    name: "an action on no resource in the policy of an endpoint",
    path: "stack.yaml",
    text: `Resources:
  It:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-01234567
      ServiceName: com.amazonaws.eu-west-1.s3
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: s3:ListAllMyBuckets
            Resource: arn:aws:s3:::it
`,
    found: [["onlyEverything"]],
  },
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
];
