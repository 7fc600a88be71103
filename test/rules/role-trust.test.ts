import rule from "../../src/rules/role-trust.js";
import { ruleTester } from "../../src/testing/index.js";
import { changed } from "./texts.js";

/** A role with this trust policy (a flow mapping), and what names it. */
function yaml(trust: string, rest: string, name = ""): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${name}AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${trust}${rest}`;
}

function trusts(service: string): string {
  return `          - Effect: Allow
            Principal: { Service: ${service} }
            Action: sts:AssumeRole
`;
}

const s3 = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const secret = `  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;

const redshift = `  Warehouse:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: redshift
      ServerName: sales.c1example.eu-west-1.redshift.amazonaws.com
`;

const endpointRole = "RoleName: dms-access-for-endpoint\n      ";
const regional = '!Sub "dms.${AWS::Region}.amazonaws.com"';

function terraform(trust: string, endpoint: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms"
${trust}}
${endpoint}`;
}

const terraformS3 = `
resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
`;

const terraformSecret = `
resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "orders"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf"
  secrets_manager_access_role_arn = aws_iam_role.dms.arn
}
`;

function encoded(service: string): string {
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

function document(identifiers: string): string {
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

const ofDocument = "  assume_role_policy = data.aws_iam_policy_document.trust.json\n";

ruleTester.run(rule, {
  valid: [
    { name: "DMS", template: yaml(trusts("dms.amazonaws.com"), s3) },
    { name: "DMS among others", template: yaml(trusts("[glue.amazonaws.com, dms.amazonaws.com]"), s3) },
    { name: "DMS of the region, where no secret is", template: yaml(trusts(regional), s3) },
    { name: "both", template: yaml(trusts(`[dms.amazonaws.com, ${regional}]`), secret + s3) },
    { name: "the region, for a secret", template: yaml(trusts(regional), secret) },
    { name: "a literal region that is the one", template: yaml(trusts("dms.eu-west-1.amazonaws.com"), secret), settings: { regions: ["eu-west-1"] } },
    { name: "a literal region that may be the one", template: yaml(trusts("dms.eu-west-1.amazonaws.com"), secret), skipped: 1 },
    { name: "everybody is no-open-trust's", template: yaml('          - { Effect: Allow, Principal: "*", Action: "sts:AssumeRole" }\n', s3) },
    { name: "a service that is a parameter", template: `Parameters: { Service: { Type: String } }\n${yaml(trusts("!Ref Service"), s3)}`, skipped: 1 },
    { name: "a condition on who it acts for", template: yaml(`${trusts("dms.amazonaws.com")}            Condition: { StringEquals: { "aws:SourceAccount": !Ref "AWS::AccountId" } }\n`, s3) },
    { name: "another condition", template: yaml(`${trusts("dms.amazonaws.com")}            Condition: { StringEquals: { "aws:PrincipalOrgID": o-1 } }\n`, s3), skipped: 1 },
    { name: "a role that is not here", template: `Resources:\n${changed(s3, "!GetAtt Role.Arn", "arn:aws:iam::123456789012:role/x")}`, skipped: 1 },
    { name: "a role of another template", template: `Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }\n${yaml(trusts("dms.amazonaws.com"), "")}`, files: { "b.yaml": `Resources:\n${changed(s3, "!GetAtt Role.Arn", "!ImportValue role")}` } },
    { name: "no use", template: yaml(trusts("ec2.amazonaws.com"), "") },
    { name: "a use that is never there", template: `Conditions: { Never: !Equals [a, b] }\n${yaml(trusts("ec2.amazonaws.com"), s3.replace("    Properties", "    Condition: Never\n    Properties"))}` },
    { name: "an account role without Redshift", template: yaml(trusts("dms.amazonaws.com"), "", endpointRole) },
    { name: "an account role with Redshift", template: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), redshift, endpointRole) },
    { name: "one of two principals of schema conversion", template: yaml(trusts("schema-conversion.dms.amazonaws.com"), `  Project:
    Type: AWS::DMS::MigrationProject
    Properties:
      SchemaConversionApplicationAttributes: { S3BucketPath: "s3://reports", S3BucketRoleArn: !GetAtt Role.Arn }
`) },
    { name: "Terraform", filename: "main.tf", template: terraform(encoded('"dms.amazonaws.com"'), terraformS3) },
    { name: "Terraform, a document", filename: "main.tf", template: document('["dms.amazonaws.com"]') + terraform(ofDocument, terraformS3) },
    { name: "Terraform, the region", filename: "main.tf", template: `data "aws_region" "current" {}\n${terraform(encoded('"dms.${data.aws_region.current.name}.amazonaws.com"'), terraformSecret)}` },
    { name: "Terraform, a variable", filename: "main.tf", template: `variable "trust" {}\n${terraform("  assume_role_policy = var.trust\n", terraformS3)}`, skipped: 1 },
    { name: "a trust policy alone", filename: "trust.json", template: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}' },
    { name: "trust under the condition of the use", template: `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${yaml(trusts('!If [IsProd, dms.amazonaws.com, ec2.amazonaws.com]'), s3.replace("    Properties", "    Condition: IsProd\n    Properties"))}` },
  ],
  invalid: [
    { name: "another service", template: yaml(trusts("ec2.amazonaws.com"), s3), errors: [] },
    { name: "a list of other services", template: yaml(trusts("[ec2.amazonaws.com, glue.amazonaws.com]"), s3), errors: [] },
    { name: "the account", template: yaml('          - { Effect: Allow, Principal: { AWS: !Ref "AWS::AccountId" }, Action: "sts:AssumeRole" }\n', s3), errors: [] },
    { name: "another action", template: yaml(changed(trusts("dms.amazonaws.com"), "sts:AssumeRole", "sts:TagSession"), s3), errors: [] },
    { name: "several statements", template: yaml(trusts("ec2.amazonaws.com") + trusts("glue.amazonaws.com"), s3), errors: [] },
    { name: "a denial", template: yaml(trusts("dms.amazonaws.com") + changed(trusts("dms.amazonaws.com"), "Allow", "Deny"), s3), errors: [] },
    { name: "no trust policy", template: `Resources:
  Role: { Type: "AWS::IAM::Role", Properties: { Path: / } }
${s3}`, errors: [] },
    { name: "the global principal for a secret", template: yaml(trusts("dms.amazonaws.com"), secret), errors: [] },
    { name: "another region for a secret", template: yaml(trusts("dms.us-east-1.amazonaws.com"), secret), settings: { regions: ["eu-west-1"] }, errors: [] },
    { name: "two uses of a role", template: yaml(trusts("dms.amazonaws.com"), secret + secret.replace("Source:", "Other:")), errors: [] },
    { name: "two uses that need different services", template: yaml(trusts("ec2.amazonaws.com"), secret + s3), errors: [] },
    { name: "JSON", filename: "stack.json", template: `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
          ]
        }
      }
    },
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "kinesis",
        "KinesisSettings": { "StreamArn": "arn:aws:kinesis:eu-west-1:123456789012:stream/x", "ServiceAccessRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }
      }
    }
  }
}
`, errors: [] },
    { name: "an account role", template: yaml(trusts("ec2.amazonaws.com"), "", "RoleName: dms-vpc-role\n      "), errors: [] },
    { name: "an account role for Redshift", template: yaml(trusts("dms.amazonaws.com"), redshift, endpointRole), errors: [] },
    { name: "an account role for Redshift Serverless", template: yaml(trusts("[dms.amazonaws.com, redshift.amazonaws.com]"), changed(redshift, "sales.c1example.eu-west-1.redshift.amazonaws.com", "sales.123456789012.eu-west-1.redshift-serverless.amazonaws.com"), endpointRole), errors: [] },
    { name: "an account role of another template", template: yaml(trusts("dms.amazonaws.com"), "", endpointRole), files: { "b.yaml": `Resources:\n${redshift}` }, errors: [] },
    { name: "an account role that an endpoint names is told once", template: yaml(trusts("ec2.amazonaws.com"), s3, endpointRole), errors: [] },
    { name: "a homogeneous migration", template: yaml(trusts("dms.amazonaws.com"), `  Migration:
    Type: AWS::DMS::DataMigration
    Properties: { DataMigrationType: full-load, MigrationProjectIdentifier: x, ServiceAccessRoleArn: !GetAtt Role.Arn }
`), errors: [] },
    { name: "Terraform", filename: "main.tf", template: terraform(encoded('"ec2.amazonaws.com"'), terraformS3), errors: [] },
    { name: "Terraform, a document", filename: "main.tf", template: document('["ec2.amazonaws.com"]') + terraform(ofDocument, terraformS3), errors: [] },
    { name: "Terraform, a heredoc", filename: "main.tf", template: terraform(`  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }]
    }
  EOT
`, terraformS3), errors: [] },
    { name: "Terraform, a secret", filename: "main.tf", template: terraform(encoded('"dms.amazonaws.com"'), terraformSecret), errors: [] },
    { name: "Terraform, a secret where the region is read", filename: "main.tf", template: `data "aws_region" "here" {}\n${terraform(encoded('["dms.amazonaws.com"]'), terraformSecret)}`, errors: [] },
    { name: "Terraform, a secret in a region that the settings name", filename: "main.tf", template: terraform(encoded('"dms.amazonaws.com"'), terraformSecret), settings: { regions: ["eu-west-1"] }, errors: [] },
    { name: "Terraform, a role in a module", filename: "main.tf", template: `module "role" {\n  source = "./role"\n}\n${changed(terraformS3, "aws_iam_role.dms.arn", "module.role.arn")}`, files: { "role/main.tf": `${terraform(encoded('"ec2.amazonaws.com"'), "")}\noutput "arn" {\n  value = aws_iam_role.dms.arn\n}\n` }, errors: [] },
  ],
});
