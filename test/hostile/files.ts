import { hclQuoted, hostileComment, hostileFileName, hostileName, quoted } from "./texts.js";

const q = (place: string): string => quoted(hostileName(place));
const h = (place: string): string => hclQuoted(hostileName(place));

/** Templates of each format with a hostile text wherever one can stand. */
export const hostileFiles: Readonly<Record<string, string>> = {
  [`${hostileFileName}/stack.yaml`]: stack(),
  "stack.json": jsonStack(),
  "policy.json": policy(),
  "module/main.tf": module(),
  "module/terraform.tfvars": `names = [${h("tfvars")}]\n`,
  "called/main.tf": `variable "name" {}\nresource "aws_iam_role" "r" {\n  name = var.name\n  assume_role_policy = var.name\n}\n`,
  "plan.json": plan(),
  "broken.yaml": `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  R: ${hostileComment("comment1")}\n   x: [\n`,
  "broken.json": `{ "Resources": { ${q("key")}: { "Type": "AWS::IAM::Role", "Properties": { ${q("key")} } } }`,
  "broken/main.tf": `resource "aws_iam_role" "r" {\n  name = "${hostileComment("comment2")}"\n  ${hostileComment("comment3")} = [\n}\n`,
};

function stack(): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Transform: ${q("Macro")}
Parameters:
  ${q("Parameter")}: { Type: String, Default: ${q("Default")} }
  Other: { Type: String, Default: ${q("OtherDefault")} }
Conditions:
  ${q("Condition")}: !Equals [!Ref Other, ${q("Equal")}]
Mappings:
  ${q("Map")}: { ${q("Top")}: { ${q("Second")}: ${q("Value")} } }
Resources:
  # dmslint-disable-next-line ${hostileComment("comment4")} until=${hostileComment("comment5")} -- ${hostileComment("comment6")}
  ${q("Role")}:
    Type: AWS::IAM::Role
    Condition: ${q("Condition")}
    DependsOn: [${q("Depends")}]
    Metadata:
      dmslint: { disable: [{ rule: ${q("rule")}, reason: ${q("reason")}, until: ${q("until")} }, { rule: role-trust, until: ${q("until")} }] }
      aws:cdk:path: ${q("cdk")}
    Properties:
      RoleName: ${q("RoleName")}
      ManagedPolicyArns: [${q("Managed")}, ${q("arn:aws:iam::aws:policy/")}]
      PermissionsBoundary: ${q("Boundary")}
      AssumeRolePolicyDocument:
        Version: ${q("Version")}
        ${q("Element")}: 1
        Statement:
          - { Effect: ${q("Effect")}, Action: ${q("sts:")}, Principal: { Service: ${q("dms.amazonaws.com")}, ${q("Kind")}: ${q("Who")} } }
          - { Sid: ${q("Sid")}, Effect: Allow, Action: sts:AssumeRole, Principal: { Service: [dms.amazonaws.com], AWS: ${q("arn:aws:iam::1:role/")} } }
      Policies:
        - PolicyName: ${q("Policy")}
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Sid: ${q("Sid")}, Effect: Allow, Action: [${q("s3:")}, ${q("dms:Create")}, "s3:PutObject"], Resource: [${q("arn:aws:s3:::")}, !Sub ${q("arn:aws:s3:::${Other}")}, !Ref Other] }
              - { Sid: ${q("Sid")}, Effect: Allow, Action: "iam:PassRole", Resource: "*", Condition: { ${q("String")}: { ${q("aws:")}: ${q("value")} } } }
              - { Effect: Deny, NotAction: ${q("s3:")}, NotResource: ${q("*")}, Condition: { StringEquals: { "aws:SourceAccount": ${q("account")}, ${q("iam:")}: x } } }
  ${q("Bucket")}: { Type: AWS::S3::Bucket, Properties: { BucketName: ${q("bucket")} } }
  ${q("Nested")}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${q("./nested")}, Parameters: { A: ${q("passed")} } } }
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointIdentifier: ${q("endpoint")}
      EndpointType: target
      EngineName: s3
      ExtraConnectionAttributes: ${q("serviceAccessRoleArn=")}
      S3Settings: { BucketName: ${q("bucket")}, ServiceAccessRoleArn: ${q("arn:aws:iam::123456789012:role/")}, ${q("setting")}: 1 }
  Second:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: ${q("target")}
      EngineName: ${q("engine")}
      SecretsManagerSecretId: ${q("secret")}
      KmsKeyId: ${q("key")}
      S3Settings: { ServiceAccessRoleArn: !GetAtt [${q("Role")}, Arn], BucketName: !FindInMap [${q("Map")}, ${q("Missing")}, x] }
  Third: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: s3, S3Settings: { BucketName: !ImportValue ${q("import")}, ServiceAccessRoleArn: !Ref ${q("Nowhere")} } } }
  Task: { Type: AWS::DMS::ReplicationTask, Properties: { MigrationType: ${q("full-load")}, SourceEndpointArn: ${q("arn:aws:dms:")}, TargetEndpointArn: !Ref Endpoint, ReplicationInstanceArn: !Ref Instance } }
  Instance: { Type: AWS::DMS::ReplicationInstance, Properties: { ReplicationInstanceClass: ${q("dms.t3.micro")}, AllocatedStorage: !Unknown ${q("tag")} } }
  ${q("Group")}:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties: { ReplicationSubnetGroupDescription: ${q("group")}, SubnetIds: [a] }
  VpcRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: dms.amazonaws.com } } }
Outputs:
  ${q("Output")}: { Value: ${q("output")}, Export: { Name: ${q("export")} } }
`;
}

function jsonStack(): string {
  return `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    ${q("Role")}: {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": ${q("RoleName")}, "Description": ${q("x")},
        "AssumeRolePolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ${q("dms.")} } }] },
        "Policies": [{ "PolicyName": "p", "PolicyDocument": ${quoted(policy())} }]
      }
    },
    ${q("Group")}: { "Type": "AWS::DMS::ReplicationSubnetGroup", "Properties": {} },
    "VpcRole": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "dms-vpc-role", "AssumeRolePolicyDocument": { "Statement": [] } } },
    ${q("Twice")}: {}, ${q("Twice")}: {}
  }
}
`;
}

function policy(): string {
  return `{
  "Version": "2012-10-17",
  "Id": ${q("x")},
  "Statement": [
    { "Sid": ${q("Sid")}, "Effect": "Allow", "Action": [${q("dms:")}, "dms:CreateEndpoint", "dms:CreateEndpont"], "Resource": [${q("arn:aws:dms:")}, "*"] },
    { "Sid": ${q("Sid")}, "Effect": "Allow", "Action": "iam:PassRole", "Resource": ${q("arn:aws:iam::1:role/")}, "Condition": { "StringEquals": { "iam:PassedToService": ${q("dms.amazonaws.com")} } } },
    { "Effect": "Allow", "Action": ["iam:CreateServiceLinkedRole", "iam:CreateServiceLinkedRole"], "Resource": ${q("*")}, "Condition": { ${q("Bool")}: { ${q("aws:SecureTransport")}: ${q("true")} } } }
  ]
}
`;
}

function module(): string {
  return `variable "names" {}
variable "role" { default = ${h("default")} }
locals { text = ${h("local")} }
data "aws_iam_role" "known" { name = ${h("known")} }
resource "aws_iam_role" "each" {
  for_each = { ${h("each")} = ${h("value")} }
  name = each.value
  path = ${h("/path/")}
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${h("sts:")}, Principal = { Service = [${h("dms.")}, each.key] } }] })
  # dmslint-disable-next-line ${hostileComment("comment7")}
  inline_policy {
    name = ${h("inline")}
    policy = <<EOT
${policy()}EOT
  }
}
resource "aws_iam_role" "named" {
  count = length(var.names)
  name = var.names[count.index]
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
data "aws_iam_policy_document" "trust" {
  statement {
    sid = ${h("sid")}
    actions = [${h("sts:")}]
    principals {
      type = ${h("Service")}
      identifiers = [${h("dms.amazonaws.com")}]
    }
    condition {
      test = ${h("StringEquals")}
      variable = ${h("aws:SourceAccount")}
      values = [${h("1")}]
    }
  }
}
resource "aws_dms_endpoint" "target" {
  for_each = toset([${h("key")}])
  endpoint_id = each.key
  endpoint_type = "target"
  engine_name = "s3"
  extra_connection_attributes = ${h("a=b;")}
  s3_settings {
    bucket_name = ${h("bucket")}
    service_access_role_arn = aws_iam_role.each[${h("none")}].arn
  }
}
resource "aws_dms_endpoint" "source" {
  endpoint_id = "x"
  endpoint_type = "source"
  engine_name = ${h("engine")}
  service_access_role = file(${h("file")})
  secrets_manager_arn = unknownfunction(${h("argument")})
}
module "called" {
  source = "../called"
  name = ${h("argument")}
}
module "missing" {
  source = ${h("./missing")}
}
resource "aws_dms_replication_subnet_group" "g" {
  replication_subnet_group_id = ${h("group")}
}
`;
}

function plan(): string {
  const address = `aws_iam_role.r[${JSON.stringify(hostileName("key"))}]`;
  const values = {
    name: hostileName("role"),
    assume_role_policy: policy(),
    [hostileName("plan1")]: hostileName("plan2"),
  };
  const change = { address, mode: "managed", type: "aws_iam_role", name: "r", index: hostileName("key") };
  const plain = {
    format_version: "1.2",
    terraform_version: hostileName("plan3"),
    variables: { [hostileName("variable")]: { value: hostileName("plan4") } },
    planned_values: { root_module: { resources: [{ ...change, values }] } },
    resource_changes: [{ ...change, change: { actions: ["create"], after: values, after_unknown: {} } }],
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_iam_role.r",
            mode: "managed",
            type: "aws_iam_role",
            name: "r",
            expressions: {
              name: { references: [hostileName("each."), "each.key"] },
              assume_role_policy: { constant_value: hostileName("plan5") },
            },
            for_each_expression: { references: ["var.x"] },
          },
        ],
        module_calls: { [hostileName("call")]: { source: hostileName("plan6"), module: {} } },
      },
    },
  };
  return JSON.stringify(plain);
}
