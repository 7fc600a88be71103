export const stack = (resources: string): string => `Conditions:
  InChina: !Equals [!Ref AWS::Partition, aws-cn]
Resources:
  Data:
    Type: AWS::S3::Bucket
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource:${resources}
`;

export const json = (resource: string): string => `{
  "Resources": {
    "Reader": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ${resource} }
        }
      }
    }
  }
}
`;

export const hcl = (resource: string): string => `data "aws_partition" "current" {}

resource "aws_iam_policy" "reader" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = ${resource} }
  })
}
`;

export const blocks = (partition: string): string =>
  `data "aws_partition" "current" {}
resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Principal = { AWS = "arn:${partition}:iam::\${var.account}:root" }, Action = "sts:AssumeRole"
    }]
  })
}
variable "account" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions = ["s3:GetObject", "s3:ListBucket"]
    resources = [
      "arn:${partition}:s3:::data/*",
    ]
  }
  statement {
    actions = ["s3:ListBucket"], resources = ["arn:${partition}:s3:::data"]
  }
}
resource "aws_iam_role_policy" "it" {
  role   = aws_iam_role.it.id
  policy = data.aws_iam_policy_document.it.json
}
`.replace("], resources", "]\n    resources");

export const sam = (policies: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Load:
    Type: AWS::Serverless::Function
    Properties:
      Policies: ${policies}
`;

export const ofVariables = (partition: string): string => `
              - !Sub
                - arn:${partition}:s3:::\${Name}/* # all
                - Name: !Ref Data
              - !Sub ["arn:${partition}:sqs:*:\${Owner}:it", { Owner: !ImportValue Owner }]`;

export const looped = (partition: string): string => `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Readers:
    - Name
    - [a, b]
    - R\${Name}:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              Effect: Allow
              Action: s3:GetObject
              Resource: !Sub arn:${partition}:s3:::data-\${Name}/*
`;

export const ofOwner = "locals {\n  owner = data.aws_vpc.it.owner_id\n}\n";

/** A policy with the account, one of its sessions, and roles of other accounts. */
export const keyPolicy = (partition: string): string => `Resources:
  It:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS:
              - !Sub arn:${partition}:iam::\${AWS::AccountId}:root
              - !Sub arn:${partition}:sts::\${AWS::AccountId}:assumed-role/admin/admin
            Action: ["kms:*", "iam:GetRole", "sts:GetCallerIdentity"]
            Resource: "*"
            Condition: { ArnLike: { aws:PrincipalArn: !Sub "arn:${partition}:sts::*:assumed-role/*" } }
`;

/** A bucket policy for a role whose account has a digit too few. */
export const principalBeside = (partition: string): string => `Resources:
  It:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
        Statement:
          - Resource: ${partition === "aws" ? "" : "!Sub "}"arn:${partition}:s3:::data/*"
            Principal: { AWS: "arn:aws:iam::12345678901:role/it" }
            Effect: Allow
            Action: s3:GetObject
`;

/** Two policies with a local for the objects of a bucket, one of them also with the bucket. */
export const inCommon = (partition: string): string => `data "aws_partition" "current" {}

locals {
  objects = [ "arn:${partition}:s3:::data/*"]
}

resource "aws_iam_policy" "writer" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:${partition}:s3:::data" },
      { Effect = "Allow", Action = "s3:PutObject", Resource = local.objects },
    ]
  })
}

resource "aws_iam_policy" "reader" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = local.objects }]
  })
}
`;
