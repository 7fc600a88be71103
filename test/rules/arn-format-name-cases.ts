// An ARN where a property takes the name of a resource.
import type { FileCase } from "./policy-forms.js";

const trust =
  "AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }] }";

const stack = (role: string, bucket: string): string => `Parameters:
  Name: { Type: String }
  Orders: { Type: String, Default: "arn:aws:s3:::orders" }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${trust}
      Policies: [{ PolicyName: data, PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] } }]
  Data:
    Type: AWS::S3::Bucket
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Roles: [${role}]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: ${bucket}
        ServiceAccessRoleArn: !GetAtt Role.Arn
`;

const module = (role: string, bucket: string): string => `variable "name" {}
resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
data "aws_iam_role" "other" {
  name = "other"
}
resource "aws_s3_bucket" "it" {}
resource "aws_iam_role_policy_attachment" "it" {
  role       = ${role}
  policy_arn = "arn:aws:iam::123456789012:policy/orders"
}
resource "aws_dms_s3_endpoint" "it" {
  endpoint_id             = "it"
  endpoint_type           = "target"
  bucket_name             = ${bucket}
  service_access_role_arn = aws_iam_role.it.arn
}
`;

export const files: readonly FileCase[] = [
  { name: "names, and what may be one", path: "stack.yaml", text: stack("!Ref Role", "!Ref Data") },
  { name: "parameters for names", path: "stack.yaml", text: stack("!Ref Name", "!Ref Name") },
  { name: "names in Terraform", path: "main.tf", text: module("aws_iam_role.it.name", "aws_s3_bucket.it.id") },
  { name: "variables for names", path: "main.tf", text: module("var.name", "var.name") },
  {
    name: "the ARN of a role in a list of names",
    path: "stack.yaml",
    text: stack("!GetAtt Role.Arn", "!Ref Data"),
    found: [["arnForName", "!GetAtt Role.Arn"]],
    suggested: null,
  },
  {
    name: "the ARN of a bucket where its name is due",
    path: "stack.yaml",
    text: stack("!Ref Role", "!GetAtt Data.Arn"),
    found: [["arnForName", "!GetAtt Data.Arn"]],
    suggested: stack("!Ref Role", "!Ref Data"),
  },
  {
    name: "an ARN by default where a name is due",
    path: "stack.yaml",
    text: stack("!Ref Role", "!Ref Orders"),
    found: [["arnForName", "!Ref Orders"]],
    suggested: null,
  },
  {
    name: "ARNs where names are due, in Terraform",
    path: "main.tf",
    text: module("aws_iam_role.it.arn", "aws_s3_bucket.it.arn"),
    found: [["arnForName"], ["arnForName"]],
    suggested: module("aws_iam_role.it.name", "aws_s3_bucket.it.bucket"),
  },
  {
    name: "the ARN of a role that a data source reads",
    path: "main.tf",
    text: module("data.aws_iam_role.other.arn", "var.name"),
    found: [["arnForName"]],
    suggested: module("data.aws_iam_role.other.name", "var.name"),
  },
];
