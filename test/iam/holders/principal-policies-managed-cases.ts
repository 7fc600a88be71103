import { document, json, module, stack, trust, type HeldCase } from "./principal-policies-texts.js";

/** Managed policies, of the files and of AWS. */
export const managedInStacks: readonly HeldCase[] = [
  {
    name: "a customer managed policy that lists roles",
    files: {
      "a.yaml": stack(
        "Path: /",
        `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { Roles: [!Ref Writer], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "the policy lists the role",
  },
  {
    name: "a customer managed policy that the role lists",
    files: {
      "a.yaml": stack(
        "ManagedPolicyArns: [!Ref P]",
        `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "Ref of a managed policy is its ARN",
  },
  {
    name: "a customer managed policy whose ARN the role writes out",
    files: {
      "a.yaml": stack(
        "ManagedPolicyArns: [!Sub 'arn:aws:iam::${AWS::AccountId}:policy/team/writing']",
        `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { ManagedPolicyName: writing, Path: /team/, PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "yes",
    why: "the ARN is that of the policy in the partition for which the template is written",
  },
  {
    name: "a customer managed policy of the same name in another account",
    files: {
      "a.yaml": stack(
        "ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/writing']",
        `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { ManagedPolicyName: writing, PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "unknown",
    why: "the account of the deployment is not known",
  },
  {
    name: "a customer managed policy of another role",
    files: {
      "a.yaml": stack(
        "RoleName: writer",
        `  Reader:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: ${trust} }
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties: { Roles: [!Ref Reader], PolicyDocument: ${document("s3:*")} }`,
      ),
    },
    answer: "no",
    why: "the policy lists another role",
  },
  {
    name: "an AWS managed policy",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess']") },
    answer: "yes",
    why: "its document allows s3:*",
  },
  {
    name: "an AWS managed policy in the partition of the deployment",
    files: { "a.yaml": stack("ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess']") },
    answer: "yes",
    why: "the partition does not matter",
  },
  {
    name: "an AWS managed policy without the action",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']") },
    answer: "no",
    why: "its document only reads",
  },
  {
    name: "the managed policy of dms-vpc-role",
    files: {
      "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole']"),
    },
    action: "ec2:CreateNetworkInterface",
    resource: "*",
    answer: "yes",
    why: "its document is shipped",
  },
  {
    name: "the managed policy of dms-vpc-role, another action",
    files: {
      "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole']"),
    },
    answer: "no",
    why: "it has no action of S3",
  },
  {
    name: "AdministratorAccess",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']") },
    answer: "yes",
    why: "it allows everything",
  },
  {
    name: "a managed policy that AWS does not have",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::aws:policy/NoSuchPolicy']") },
    answer: "unknown",
    why: "it may be newer than the data",
  },
  {
    name: "a managed policy from a parameter",
    files: { "a.yaml": stack("ManagedPolicyArns: [!Ref Policy]") },
    answer: "unknown",
    why: "the parameter may name one that allows it",
  },
  {
    name: "a customer managed policy of the account",
    files: { "a.yaml": stack("ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/writer']") },
    answer: "unknown",
    why: "its document is not in the files",
  },
];

/** The same in a module. */
export const managedInModules: readonly HeldCase[] = [
  {
    name: "attachment of a customer managed policy",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_policy" "p" {\n policy = ${json("s3:*")}\n }
resource "aws_iam_role_policy_attachment" "p" {\n role = aws_iam_role.Writer.name\n policy_arn = aws_iam_policy.p.arn\n }`,
      ),
    },
    answer: "yes",
    why: "role and policy are named by reference",
  },
  {
    name: "attachment of an AWS managed policy by ARN",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_role_policy_attachment" "p" {\n role = aws_iam_role.Writer.name\n policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"\n }`,
      ),
    },
    answer: "yes",
    why: "its document is shipped",
  },
  {
    name: "attachment of an AWS managed policy by data source",
    files: {
      "main.tf": module(
        "",
        `data "aws_iam_policy" "p" {\n name = "AmazonS3FullAccess"\n }
resource "aws_iam_role_policy_attachment" "p" {\n role = aws_iam_role.Writer.name\n policy_arn = data.aws_iam_policy.p.arn\n }`,
      ),
    },
    answer: "unknown",
    why: "a customer managed policy may have that name",
  },
  {
    name: "attachments by for_each",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_role_policy_attachment" "p" {
  for_each = toset(["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "arn:aws:iam::aws:policy/AmazonS3FullAccess"])
  role = aws_iam_role.Writer.name
  policy_arn = each.value
}`,
      ),
    },
    answer: "yes",
    why: "each value is one attachment",
  },
  {
    name: "attachment under a count that the deployment decides",
    files: {
      "main.tf": module(
        "",
        `variable "attach" { type = bool }
resource "aws_iam_role_policy_attachment" "p" {
  count = var.attach ? 1 : 0
  role = aws_iam_role.Writer.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}`,
      ),
    },
    answer: "unknown",
    why: "it may not be there",
  },
  {
    name: "aws_iam_policy_attachment",
    files: {
      "main.tf": module(
        "",
        `resource "aws_iam_policy_attachment" "p" {\n name = "p"\n roles = [aws_iam_role.Writer.name]\n policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"\n }`,
      ),
    },
    answer: "yes",
    why: "it lists the role",
  },
  {
    name: "managed_policy_arns",
    files: { "main.tf": module(`managed_policy_arns = ["arn:aws:iam::aws:policy/AmazonS3FullAccess"]`) },
    answer: "yes",
    why: "the role lists it",
  },
];
