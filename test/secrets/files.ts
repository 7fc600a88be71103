import { canary } from "./canary.js";
import { plan } from "./plan.js";

/** What is linted together: templates in which a secret is used wherever a value can be, also joined with other texts. */
export type SecretName =
  | "default"
  | "reference"
  | "nested"
  | "line"
  | "variable"
  | "settings"
  | "ephemeral"
  | "written"
  | "calls"
  | "plan"
  | "given";

const declared = `variable "secret" {\n  type = string\n  sensitive = true\n}\n`;

export const secretFiles: Readonly<Record<SecretName, Readonly<Record<string, string>>>> = {
  default: { "stack.yaml": stack(`{ Type: String, NoEcho: true, Default: "${canary}" }`, "!Ref Secret", "${Secret}") },
  reference: { "stack.yaml": stack("{ Type: String }", `"${reference("x")}"`, reference("y")) },
  nested: {
    "stack.yaml": nesting(),
    "inner.yaml": stack("{ Type: String, NoEcho: true }", "!Ref Secret", "${Secret}"),
  },
  line: { "stack.json": oneLine() },
  variable: {
    "main.tf": module(`variable "secret" {\n  sensitive = true\n  default = "${canary}"\n}\n`, "var.secret"),
  },
  settings: { "main.tf": module(declared, "var.secret"), "terraform.tfvars": `secret = "${canary}"\n` },
  ephemeral: {
    "main.tf": module(`variable "secret" {\n  ephemeral = true\n  default = "${canary}"\n}\n`, "var.secret"),
  },
  written: { "main.tf": module("", `sensitive("${canary}")`) },
  calls: {
    "main.tf": calls(),
    "called/main.tf": module(declared, "var.secret"),
    "output/main.tf": `output "secret" {\n  value = "${canary}"\n  sensitive = true\n}\n`,
    "text.tftpl": "arn:aws:iam::1:role/${secret}",
  },
  plan: { "plan.json": plan() },
  given: {
    "stack.yaml": stack(`{ Type: String, NoEcho: "true" }`, "!Ref Secret", "${Secret}"),
    "module/main.tf": module(declared, "var.secret"),
  },
};

export const secretNames = Object.keys(secretFiles) as readonly SecretName[];

/** The same files without the marks that make the value a secret. */
export function unmarked(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const plain = (text: string): string =>
    text
      .replace(/NoEcho: "?true"?/g, "NoEcho: false")
      .replace(/(sensitive|ephemeral) = true/g, "$1 = false")
      .replaceAll("sensitive(", "tostring(")
      .replace(/"(sensitive|after_sensitive|sensitive_values)":(true|\{[^{}]*\}|\{.*?\}\]?\})/g, '"$1":false');
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, plain(text)]));
}

function reference(key: string): string {
  return `{{resolve:secretsmanager:${canary}:SecretString:${key}${canary}}}`;
}

function stack(secret: string, ref: string, inText: string): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Secret: ${secret}
  Secrets: { Type: CommaDelimitedList, NoEcho: true, Default: "a,${canary}" }
Conditions:
  IsSecret: !Equals [${ref}, "x"]
Mappings:
  Map: { a: { b: c } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${ref}
      Path: !Sub "/${inText}/"
      ManagedPolicyArns: [${ref}, !Sub "arn:aws:iam::aws:policy/${inText}", !Select [1, !Ref Secrets]]
      PermissionsBoundary: !Join ["", ["arn:aws:iam::", ${ref}, ":policy/x"]]
      AssumeRolePolicyDocument:
        Version: ${ref}
        Statement:
          - { Sid: ${ref}, Effect: ${ref}, Action: [${ref}, !Sub "sts:${inText}"], Principal: { Service: [${ref}, dms.amazonaws.com], AWS: !Sub "arn:aws:iam::1:role/${inText}" } }
          - { Sid: ${ref}, Effect: Allow, Action: sts:AssumeRole, Principal: ${ref} }
      Policies:
        - PolicyName: ${ref}
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: [!Sub "s3:${inText}", ${ref}, "dms:CreateEndpont", "iam:PassRole"], Resource: [${ref}, !Sub "arn:aws:s3:::\${AWS::Region}-${inText}/*", !Join ["/", ["arn:aws:s3:::x", ${ref}]], "*"] }
              - { Effect: Allow, Action: "iam:PassRole", Resource: ${ref}, Condition: { StringEqual: { "aws:SourceAcount": [${ref}, !Sub "x-${inText}"], "iam:PassedToService": ${ref} } } }
        - PolicyName: text
          PolicyDocument: !Sub '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:${inText}","Resource":"${inText}"}]}'
        - PolicyName: whole
          PolicyDocument: ${ref}
  Bucket: { Type: AWS::S3::Bucket, Condition: IsSecret, Properties: { BucketName: !Sub "bucket-${inText}" } }
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      ExtraConnectionAttributes: !Sub "serviceAccessRoleArn=${inText};bucketName=${inText}"
      S3Settings: { BucketName: !If [IsSecret, ${ref}, !Ref Bucket], ServiceAccessRoleArn: !Sub "arn:aws:iam::123456789012:role/${inText}" }
  Second:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: ${ref}, EngineName: ${ref}, Password: ${ref}, SecretsManagerSecretId: ${ref}, SecretsManagerAccessRoleArn: ${ref}, KmsKeyId: ${ref} }
  Third: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: s3, S3Settings: { BucketName: !FindInMap [Map, ${ref}, x], ServiceAccessRoleArn: { "Fn::ImportValue": ${ref} } } } }
  Task: { Type: AWS::DMS::ReplicationTask, Properties: { MigrationType: ${ref}, SourceEndpointArn: ${ref}, TargetEndpointArn: !Ref Endpoint, ReplicationInstanceArn: !Select [0, !Split ["7", ${ref}]] } }
  Group: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { ReplicationSubnetGroupDescription: ${ref}, SubnetIds: [a] } }
  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: [dms.amazonaws.com, ${ref}] } } }
Outputs:
  Out: { Value: ${ref}, Export: { Name: !Sub "export-${inText}" } }
`;
}

function nesting(): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./inner.yaml, Parameters: { Secret: ${canary} } } }
`;
}

/** A template in one line, so that each changed line holds the secret. */
function oneLine(): string {
  const trust = {
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "dms.amazonaws.com" } }],
  };
  return JSON.stringify({
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: { Secret: { Type: "String", NoEcho: true, Default: canary } },
    Resources: {
      VpcRole: { Type: "AWS::IAM::Role", Properties: { RoleName: "dms-vpc-role", AssumeRolePolicyDocument: trust } },
      Group: { Type: "AWS::DMS::ReplicationSubnetGroup", Properties: { SubnetIds: [{ Ref: "Secret" }] } },
    },
  });
}

function module(variables: string, ref: string): string {
  return `${variables}locals {
  text = "x-\${${ref}}"
  list = [${ref}, "a"]
  map = { (${ref}) = ${ref} }
}
resource "aws_iam_role" "named" {
  name = ${ref}
  path = "/\${${ref}}/"
  permissions_boundary = format("arn:aws:iam::%s:policy/x", ${ref})
  assume_role_policy = jsonencode({
    Version = ${ref}
    Statement = [
      { Sid = ${ref}, Effect = ${ref}, Action = [${ref}, "sts:\${${ref}}"], Principal = { Service = [${ref}, "dms.amazonaws.com"], AWS = join("/", ["arn:aws:iam::1:role", ${ref}]) } },
      { Sid = ${ref}, Effect = "Allow", Action = "sts:AssumeRole", Principal = ${ref} },
    ]
  })
}
resource "aws_iam_role_policy" "p" {
  role = aws_iam_role.named.name
  name = upper(${ref})
  policy = <<EOT
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:\${${ref}}", "dms:CreateEndpont"], "Resource": ["arn:aws:s3:::\${${ref}}", "*"] }] }
EOT
}
resource "aws_iam_policy" "whole" {
  name = local.list[0]
  policy = ${ref}
}
data "aws_iam_policy_document" "d" {
  statement {
    sid = ${ref}
    actions = [${ref}, local.text, "s3:\${reverse(split("", ${ref}))[0]}", base64encode(${ref})]
    resources = ["arn:aws:s3:::\${local.text}", element(local.list, 0), lookup(local.map, "x", ${ref}), try(${ref}, "x"), coalesce(${ref}, "x")]
    condition {
      test = ${ref}
      variable = ${ref}
      values = concat([${ref}], local.list, keys(local.map), values(local.map))
    }
  }
}
resource "aws_iam_policy" "d" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_dms_endpoint" "target" {
  endpoint_id = ${ref}
  endpoint_type = "target"
  engine_name = "s3"
  extra_connection_attributes = "bucketName=\${${ref}};serviceAccessRoleArn=\${${ref}}"
  s3_settings {
    bucket_name = replace(${ref}, "Z", "z")
    service_access_role_arn = "arn:aws:iam::123456789012:role/\${substr(${ref}, 0, 9)}"
  }
}
resource "aws_dms_endpoint" "source" {
  endpoint_id = "x"
  endpoint_type = ${ref}
  engine_name = ${ref} == "x" ? "s3" : ${ref}
  password = ${ref}
  service_access_role = unknownfunction(${ref})
  secrets_manager_arn = templatestring("x\${${ref}}", {})
  secrets_manager_access_role_arn = file(${ref})
  kms_key_arn = [for one in [${ref}] : one][0]
}
resource "aws_dms_replication_subnet_group" "g" {
  replication_subnet_group_id = ${ref}
  tags = { (${ref}) = "x" }
}
resource "aws_iam_role" "vpc" {
  name = "dms-vpc-role"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["dms.amazonaws.com", ${ref}] } }] })
}
`;
}

function calls(): string {
  return `variable "secret" {
  sensitive = true
  default = "${canary}"
}
module "called" {
  source = "./called"
  secret = "${canary}"
}
module "passed" {
  source = "./called"
  secret = var.secret
}
module "output" {
  source = "./output"
}
resource "aws_iam_role" "r" {
  name = module.output.secret
  assume_role_policy = "\${module.output.secret}x"
  managed_policy_arns = [templatefile("text.tftpl", { secret = var.secret }), templatefile("text.tftpl", { secret = sensitive("${canary}") }), "arn:aws:iam::aws:policy/\${module.output.secret}"]
}
`;
}
