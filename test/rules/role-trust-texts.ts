import { changed } from "./texts.js";

/** A role with this trust policy (a flow mapping), and what names it. */
export function yaml(trust: string, rest: string, name = ""): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${name}AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${trust}${rest}`;
}

export function trusts(service: string): string {
  return `          - Effect: Allow
            Principal: { Service: ${service} }
            Action: sts:AssumeRole
`;
}

export const s3 = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

export const secret = `  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;

export const redshift = `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
`;

export const endpointRole = "RoleName: dms-access-for-endpoint\n      ";
export const regional = '!Sub "dms.${AWS::Region}.amazonaws.com"';

export function terraform(trust: string, endpoint: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms"
${trust}}
${endpoint}`;
}

export const terraformS3 = `
resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
`;

export const terraformSecret = `
resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "orders"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf"
  secrets_manager_access_role_arn = aws_iam_role.dms.arn
}
`;

export function encoded(service: string): string {
  return `  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ${service} }
      Action    = "sts:AssumeRole"
    }]
  })
`;
}

export function document(identifiers: string): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ${identifiers}
    }
  }
}

`;
}

export const ofDocument = "  assume_role_policy = data.aws_iam_policy_document.trust.json\n";

export function heredoc(service: string): string {
  return `  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Principal": { "Service": ${service} }, "Action": "sts:AssumeRole" }]
    }
  EOT
`;
}

export const output = `
output "arn" {
  value = aws_iam_role.dms.arn
}
`;

export const account = `          - { Effect: Allow, Principal: { AWS: !Ref "AWS::AccountId" }, Action: "sts:AssumeRole" }\n`;

export const migration = `  Migration:
    Type: AWS::DMS::DataMigration
    Properties: { DataMigrationType: full-load, MigrationProjectIdentifier: x, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

export const serverless = changed(
  redshift,
  "c1example.eu-west-1.redshift",
  "123456789012.eu-west-1.redshift-serverless",
);

export function inJson(service: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": ${service} }, "Action": "sts:AssumeRole" }
          ]
        }
      }
    },
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "kinesis",
        "KinesisSettings": {
          "StreamArn": "arn:aws:kinesis:eu-west-1:123456789012:stream/x",
          "ServiceAccessRoleArn": { "Fn::GetAtt": ["Role", "Arn"] }
        }
      }
    }
  }
}
`;
}
