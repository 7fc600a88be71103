import { yamlS3Target as s3 } from "./texts.js";

/** A role that trusts these principals (flow mappings), and what uses it. */
export function yaml(principals: readonly string[], rest = s3, more = ""): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${principals
  .map((principal) => `          - { Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole"${more} }\n`)
  .join("")}${rest}`;
}

export function terraform(services: string, more = ""): string {
  return `data "aws_region" "current" {}

resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { ${services} }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
${more}`;
}

/** Trust by blocks: the inside of a statement's `principals`, and further statements. */
export function terraformBlocks(principals: string, more = ""): string {
  const document = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

${principals}  }
${more}}

`;
  return terraform("")
    .replace(/^data[^]*?\n\n/, document)
    .replace(/ {2}assume_role_policy = [^]*?\n {2}\}\)\n/, assumes);
}

const assumes = "  assume_role_policy = data.aws_iam_policy_document.trust.json\n";

export function principals(type: string, ...names: readonly string[]): string {
  return `    principals {
      type        = "${type}"
      identifiers = [${names.map((name) => `"${name}"`).join(", ")}]
    }
`;
}

/** A role that trusts these services, and what uses it, in JSON. */
export function json(services: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": ${services} }, "Action": "sts:AssumeRole" }
          ]
        }
      }
    },
    "Reader": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "logs:GetLogEvents",
              "Resource": { "Fn::Sub": "arn:aws:logs:\${AWS::Region}:*:*" }
            }
          ]
        }
      }
    },
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "s3",
        "S3Settings": { "BucketName": "landing", "ServiceAccessRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }
      }
    }
  }
}
`;
}

export const dms = "{ Service: dms.amazonaws.com }";
