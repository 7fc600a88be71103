import type { FileCase } from "./policy-forms.js";

/** A trust policy with the account in a parameter. */
const accountParameter = (lifecycle: string) => `resource "aws_ssm_parameter" "account" {
  name           = "account"
  type           = "String"
  insecure_value = "Placeholder"
${lifecycle}}

resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::\${aws_ssm_parameter.account.insecure_value}:root" }
    }]
  })
}
`;

/** The trust policy of a service account in a cluster that the module does not declare. */
const clusterTrust = (action: string, provider: string) => `variable "issuer" {}
data "aws_caller_identity" "it" {}

resource "aws_iam_openid_connect_provider" "it" {
  url            = var.issuer
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "${action}"
      Principal = { Federated = ${provider} }
      Condition = { StringEquals = { "\${var.issuer}:sub" = "system:serviceaccount:us:it" } }
    }]
  })
}
`;
const ownProvider = '"arn:aws:iam::${data.aws_caller_identity.it.account_id}:oidc-provider/${var.issuer}"';

const provider = (scheme: string): string => `Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRoleWithWebIdentity
            Principal: { Federated: !Sub "arn:aws:iam::\${AWS::AccountId}:oidc-provider/${scheme}oidc.us.net" }
`;

const services = (...names: readonly string[]): string => `Parameters:
  Env: { Type: String }
Conditions:
  IsNew: !Equals [!Ref Env, new]
Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              Service: [${names.join(", ")}]
`;

/** A trust policy for a parameter of a type. */
const ofParameter = (type: string, principal: string): string => `Parameters:
  Tools: { Type: ${type} }
Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal: { AWS: [${principal}] }
`;
const sometimes = '!If [IsNew, dms.amazonaws.com, !Ref "AWS::NoValue"]';

/** A role that another role trusts. */
const trustedRole = (name: string): string => `variable "name" {
  default = ""
}
data "aws_iam_policy_document" "own" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "other" {
  name               = ${name}
  assume_role_policy = data.aws_iam_policy_document.own.json
}
resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.other.arn } }]
  })
}
`;

export const files: readonly FileCase[] = [
  {
    name: "a role of the module whose name has a wildcard: the name is the mistake",
    path: "main.tf",
    text: trustedRole('coalesce(var.name, "*")'),
  },
  {
    name: "a parameter that is a number, which may be the id of an account",
    path: "stack.yaml",
    text: ofParameter("Number", '!Ref Tools, !Sub "arn:aws:iam::${Tools}:root"'),
  },
  {
    name: "a parameter that is a number, where no account can stand",
    path: "stack.yaml",
    text: ofParameter("Number", '!Sub "arn:aws:iam::${Tools}:roles/it"'),
    found: [["malformed", '!Sub "arn:aws:iam::${Tools}:roles/it"']],
  },
  {
    name: "a parameter that is the id of something else",
    path: "stack.yaml",
    text: ofParameter("AWS::EC2::VPC::Id", "!Ref Tools"),
    found: [["malformed", "!Ref Tools"]],
  },
  {
    name: "a wrong service beside the right one of some deployments",
    path: "stack.yaml",
    text: services(sometimes, "dms.amazon.com"),
    found: [["malformedService", "dms.amazon.com"]],
    suggested: services(sometimes, "dms.amazonaws.com"),
  },
  {
    name: "a wrong service of some deployments beside the right one",
    path: "stack.yaml",
    text: services("dms.amazonaws.com", "!If [IsNew, dms.amazon.com, lambda.amazonaws.com]"),
    found: [["malformedService", "dms.amazon.com"]],
    suggested: services("dms.amazonaws.com", "!If [IsNew, dms.amazonaws.com, lambda.amazonaws.com]"),
  },
  {
    name: "a provider of the own account, with the scheme of its address",
    path: "stack.yaml",
    text: provider("https://"),
    found: [["schemeInProvider", '!Sub "arn:aws:iam::${AWS::AccountId}:oidc-provider/https://oidc.us.net"']],
    suggested: provider(""),
  },
  {
    name: "a web identity under a condition with an unknown key that assumes as a service does",
    path: "main.tf",
    text: clusterTrust("sts:AssumeRole", ownProvider),
    found: [["wrongAction", "sts:AssumeRole"]],
    suggested: clusterTrust("sts:AssumeRoleWithWebIdentity", ownProvider),
  },
  {
    name: "a provider of the module that assumes as a service does",
    path: "main.tf",
    text: clusterTrust("sts:AssumeRole", "aws_iam_openid_connect_provider.it.arn"),
    found: [["wrongAction", "sts:AssumeRole"]],
  },
  {
    name: "a provider of the module that assumes as it should",
    path: "main.tf",
    text: clusterTrust("sts:AssumeRoleWithWebIdentity", "aws_iam_openid_connect_provider.it.arn"),
  },
  {
    name: "a value that the state decides",
    path: "main.tf",
    text: accountParameter("  lifecycle { ignore_changes = [insecure_value] }\n"),
  },
  {
    name: "a value of a resource that ignores changes of another argument",
    path: "main.tf",
    text: accountParameter("  lifecycle { ignore_changes = [description] }\n"),
    found: [["malformedAccount", "arn:aws:iam::${aws_ssm_parameter.account.insecure_value}:root"]],
  },
  {
    name: "principals that a reference gives",
    path: "stack.yaml",
    text: `Parameters:
  Who:
    Type: String
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              AWS: [!Ref AWS::AccountId, !Ref Who, !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root"]
              Service: !Sub "dms.\${AWS::Region}.\${AWS::URLSuffix}"
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: it
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::it/*
            Principal:
              AWS: !GetAtt Reader.Arn
`,
  },
  {
    name: "a role by its name, and by a pattern",
    path: "stack.yaml",
    text: `Resources:
  Reader:
    Type: AWS::IAM::Role
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: it
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::it/*
            Principal:
              AWS:
                - !Ref Reader
                - !Sub "arn:aws:iam::\${AWS::AccountId}:role/*"
`,
    found: [
      ["malformed", "!Ref Reader"],
      ["wildcard", '!Sub "arn:aws:iam::${AWS::AccountId}:role/*"'],
    ],
  },
];
