// Names and ARNs of resources of the template among the values of a condition.
import type { FileCase } from "./policy-forms.js";

/** A queue that takes messages under a condition. */
const stack = (condition: string): string => `Parameters:
  Source: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
  Alerts:
    Type: AWS::SNS::Topic
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }]
  Queue:
    Type: AWS::SQS::Queue
  Access:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Principal: "*"
          Action: sqs:SendMessage
          Resource: !GetAtt Queue.Arn
          Condition: ${condition}
`;

const module = (operator: string, key: string, value: string): string => `resource "aws_s3_bucket" "it" {}
resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    condition {
      test     = "${operator}"
      variable = "${key}"
      values   = [${value}]
    }
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

export const files: readonly FileCase[] = [
  {
    name: "values that are not known, and a form",
    path: "stack.yaml",
    text: `Parameters:
  Age:
    Type: Number
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Condition:
              NumericLessThan: { aws:MultiFactorAuthAge: !Ref Age }
              StringEquals: { aws:RequestedRegion: !Ref AWS::Region, aws:SourceAccount: !Ref AWS::AccountId }
              Bool: { aws:SecureTransport: true }
`,
  },
  ...[
    "{ ArnLike: { aws:SourceArn: !GetAtt Data.Arn } }",
    "{ ArnEquals: { aws:SourceArn: !Ref Alerts } }",
    "{ ArnLike: { aws:SourceArn: !Ref Source } }",
    "{ StringEquals: { aws:PrincipalArn: !GetAtt Role.Arn } }",
    "{ StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }",
    "{ StringLike: { s3:prefix: !Ref Data } }",
  ].map((condition) => ({ name: `a value of its kind: ${condition}`, path: "stack.yaml", text: stack(condition) })),
  {
    name: "the name of a bucket where ARNs are compared",
    path: "stack.yaml",
    text: stack("{ ArnLike: { aws:SourceArn: !Ref Data } }"),
    found: [["notArn", "!Ref Data"]],
    suggested: null,
  },
  {
    name: "the name of a topic where ARNs are compared",
    path: "stack.yaml",
    text: stack("{ ArnEquals: { aws:SourceArn: [!Ref Alerts, !GetAtt Alerts.TopicName] } }"),
    found: [["notArn", "!GetAtt Alerts.TopicName"]],
    suggested: null,
  },
  {
    name: "the name of a role in a key with an ARN, as text",
    path: "stack.yaml",
    text: stack("{ StringEquals: { aws:PrincipalArn: !Ref Role } }"),
    found: [["notOfKey", "!Ref Role"]],
    suggested: null,
  },
  {
    name: "an ARN where accounts are compared",
    path: "stack.yaml",
    text: stack("{ StringEquals: { aws:SourceAccount: !GetAtt Role.Arn } }"),
    found: [["notAccount", "!GetAtt Role.Arn"]],
    suggested: null,
  },
  {
    name: "the ARN of a bucket in Terraform",
    path: "main.tf",
    text: module("ArnLike", "aws:SourceArn", "aws_s3_bucket.it.arn"),
  },
  {
    name: "the id of a bucket in Terraform",
    path: "main.tf",
    text: module("ArnLike", "aws:SourceArn", "aws_s3_bucket.it.id"),
    found: [["notArn", "aws_s3_bucket.it.id"]],
    suggested: null,
  },
  {
    name: "the name of a role in Terraform",
    path: "main.tf",
    text: module("StringEquals", "aws:PrincipalArn", "aws_iam_role.it.name"),
    found: [["notOfKey", "aws_iam_role.it.name"]],
    suggested: null,
  },
];
