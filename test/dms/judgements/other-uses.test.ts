import { describe, expect, it } from "vitest";
import { isOn, judged, roleWith, trusting, type Judged } from "../judged.js";

interface UseCase {
  readonly name: string;
  readonly use: string;
  /** A CloudFormation template, or a Terraform module, whose DMS resource is `Dms`. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Partial<Judged>;
  readonly why: string;
}

const dms = trusting("dms.amazonaws.com");
const regional = trusting('!Sub "dms.${AWS::Region}.amazonaws.com"');

const stream = (statements: readonly string[], encryption = ""): string => `
Parameters:
  Key: { Type: String }
Resources:
  Stream: { Type: AWS::Kinesis::Stream, Properties: { ShardCount: 1${encryption} } }
  Role: ${roleWith(dms, statements)}
  Dms:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Stream.Arn, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

/** A key whose policy leaves the decision to the policies of the account. */
const ownKey = `  Own:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement: [{ Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: "kms:*", Resource: "*" }]
`;

const put = "kinesis:DescribeStream, kinesis:PutRecord, kinesis:PutRecords on !GetAtt Stream.Arn";

const table = (statements: readonly string[]): string => `
Resources:
  Role: ${roleWith(dms, statements)}
  Dms:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: dynamodb
      DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const project = (source: string, target: string, sourceTrust = regional): string => `
Resources:
  One: { Type: AWS::SecretsManager::Secret }
  Two: { Type: AWS::SecretsManager::Secret }
  Source: ${roleWith(sourceTrust, [`secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on !Ref ${source}`])}
  Target: ${roleWith(regional, [`secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on !Ref ${target}`])}
  Dms:
    Type: AWS::DMS::MigrationProject
    Properties:
      InstanceProfileIdentifier: i
      SourceDataProviderDescriptors: [{ DataProviderIdentifier: s, SecretsManagerSecretId: !Ref One, SecretsManagerAccessRoleArn: !GetAtt Source.Arn }]
      TargetDataProviderDescriptors: [{ DataProviderIdentifier: t, SecretsManagerSecretId: !Ref Two, SecretsManagerAccessRoleArn: !GetAtt Target.Arn }]
`;

const signIn = (resource: string, server = "aws_rds_cluster.db.endpoint"): string => `
resource "aws_rds_cluster" "db" {
  cluster_identifier = "db"
  engine             = "aurora-postgresql"
}
resource "aws_iam_role" "access" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })
  inline_policy {
    name   = "connect"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = ${resource} }] })
  }
}
resource "aws_dms_endpoint" "Dms" {
  endpoint_id   = "d"
  endpoint_type = "source"
  engine_name   = "aurora-postgresql"
  server_name   = ${server}
  username      = "dms"
  postgres_settings {
    authentication_method   = "iam"
    service_access_role_arn = aws_iam_role.access.arn
  }
}
`;

const provider = (region: string, more = ""): string => `provider "aws" {\n  region = "${region}"\n${more}}\n`;

const staged = (partition: string): string => `
resource "aws_iam_role" "copy" {
  assume_role_policy  = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = ["dms.amazonaws.com", "redshift.amazonaws.com"] }, Action = "sts:AssumeRole" }] })
  managed_policy_arns = ["arn:${partition}:iam::aws:policy/service-role/AmazonDMSRedshiftS3Role"]
}
resource "aws_dms_endpoint" "Dms" {
  endpoint_id   = "d"
  endpoint_type = "target"
  engine_name   = "redshift"
  redshift_settings {
    bucket_name             = "dms-staged"
    service_access_role_arn = aws_iam_role.copy.arn
  }
}
`;

const cases: readonly UseCase[] = [
  {
    name: "a stream without encryption",
    use: "endpoint-kinesis-target",
    files: { "a.yaml": stream([put]) },
    expected: { used: "yes", missing: [], open: [] },
    why: "all three actions are there, and no key is used",
  },
  {
    name: "a stream under the key of AWS",
    use: "endpoint-kinesis-target",
    files: { "a.yaml": stream([put], ", StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis }") },
    expected: { missing: [], open: [] },
    why: "keys of AWS need no rights",
  },
  {
    name: "a stream under a key from a parameter",
    use: "endpoint-kinesis-target",
    files: { "a.yaml": stream([put], ", StreamEncryption: { EncryptionType: KMS, KeyId: !Ref Key }") },
    expected: { missing: [], open: ["kms:GenerateDataKey"] },
    why: "it may be the key of AWS",
  },
  {
    name: "a stream under a key of one's own, named by its ARN",
    use: "endpoint-kinesis-target",
    files: {
      "a.yaml": stream([put], ", Name: cdc, StreamEncryption: { EncryptionType: KMS, KeyId: !Ref Own }")
        .replace("!GetAtt Stream.Arn,", '!Sub "arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/cdc",')
        .concat(ownKey),
    },
    expected: { missing: [isOn(/^kms:GenerateDataKey on /)], open: [] },
    why: "the ARN is that of the declared stream",
  },
  {
    name: "a stream without PutRecords",
    use: "endpoint-kinesis-target",
    files: { "a.yaml": stream(["kinesis:DescribeStream, kinesis:PutRecord on !GetAtt Stream.Arn"]) },
    expected: { missing: [isOn(/^kinesis:PutRecords on /)] },
    why: "DMS puts many records at once",
  },
  {
    name: "tables of any name",
    use: "endpoint-dynamodb-target",
    files: { "a.yaml": table(['dynamodb:* on "*"']) },
    expected: { missing: [], open: [] },
    why: "whatever the tables are called they are allowed",
  },
  {
    name: "one table and the tables of DMS",
    use: "endpoint-dynamodb-target",
    files: {
      "a.yaml": table([
        'dynamodb:* on ["arn:aws:dynamodb:*:*:table/orders", "arn:aws:dynamodb:*:*:table/awsdms_*"]',
        'dynamodb:ListTables on "*"',
      ]),
    },
    expected: { missing: [], open: expect.arrayContaining(["dynamodb:PutItem"]) as string[] },
    why: "the task may write to this table alone",
  },
  {
    name: "tables without those of DMS",
    use: "endpoint-dynamodb-target",
    files: {
      "a.yaml": table(['dynamodb:* on "arn:aws:dynamodb:*:*:table/orders"', 'dynamodb:ListTables on "*"']),
    },
    expected: {
      missing: expect.arrayContaining([isOn(/^dynamodb:CreateTable on .*awsdms_apply_exceptions$/)]) as string[],
    },
    why: "DMS keeps its exceptions in two tables of its own",
  },
  {
    name: "the source role of a project",
    use: "migration-project-source-secret-role",
    files: { "a.yaml": project("One", "Two") },
    expected: { roles: ["Source"], missing: [], untrusted: [] },
    why: "it reads the source's secret, not the target's",
  },
  {
    name: "the target role of a project with the wrong secret",
    use: "migration-project-target-secret-role",
    files: { "a.yaml": project("One", "One") },
    expected: {
      roles: ["Target"],
      missing: [isOn(/^secretsmanager:GetSecretValue on /), isOn(/^secretsmanager:DescribeSecret on /)],
    },
    why: "it has to read the target's secret",
  },
  {
    name: "the older principal of a project",
    use: "migration-project-source-secret-role",
    files: { "a.yaml": project("One", "Two", trusting("schema-conversion.dms.amazonaws.com")) },
    expected: { untrusted: [], openTrust: [] },
    why: "pages of different years name one or the other",
  },
  {
    name: "neither principal of a project",
    use: "migration-project-source-secret-role",
    files: { "a.yaml": project("One", "Two", trusting("ec2.amazonaws.com")) },
    expected: { untrusted: [isOn(/^dms\./)] },
    why: "one of the two is needed",
  },
  {
    name: "sign-in to the database of the module",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": signIn('"arn:aws:rds-db:*:*:dbuser:${aws_rds_cluster.db.cluster_resource_id}/dms"') },
    expected: { used: "yes", missing: [], open: [] },
    why: "it is the id of the server",
  },
  {
    name: "sign-in as another user",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": signIn('"arn:aws:rds-db:*:*:dbuser:*/admin"') },
    expected: { missing: [isOn(/^rds-db:connect on .*\/dms$/)] },
    why: "the endpoint signs in as dms",
  },
  {
    name: "sign-in to a database that is not in the module",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": signIn('"arn:aws:rds-db:*:*:dbuser:cluster-ABC/dms"', '"db.example.com"') },
    expected: { missing: [], open: ["rds-db:connect"] },
    why: "its id may be this",
  },
  {
    name: "a bucket in GovCloud, allowed by a managed policy of AWS",
    use: "endpoint-redshift-target-role",
    files: { "m/main.tf": provider("us-gov-west-1") + staged("aws-us-gov") },
    expected: { missing: [], open: [] },
    why: "its policies have the ARNs of the partition that they are in",
  },
  {
    name: "sign-in in GovCloud, allowed on an ARN of aws",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": provider("us-gov-west-1") + signIn('"arn:aws:rds-db:*:*:dbuser:*/dms"') },
    expected: { missing: [isOn(/^rds-db:connect on arn:aws-us-gov:/)] },
    why: "the provider says a region of another partition",
  },
  {
    name: "sign-in in GovCloud, allowed on an ARN of GovCloud",
    use: "endpoint-iam-db-auth",
    files: { "m/main.tf": provider("us-gov-west-1") + signIn('"arn:aws-us-gov:rds-db:*:*:dbuser:*/dms"') },
    expected: { missing: [], open: [] },
    why: "its partition is that of the region",
  },
  {
    name: "sign-in in a region of aws, beside a provider in GovCloud",
    use: "endpoint-iam-db-auth",
    files: {
      "m/main.tf":
        provider("us-gov-west-1") +
        provider("eu-west-1", '  alias  = "eu"\n') +
        signIn('"arn:aws:rds-db:*:*:dbuser:*/dms"').replace(
          '"aws_dms_endpoint" "Dms" {',
          '"aws_dms_endpoint" "Dms" {\n  provider      = aws.eu',
        ),
    },
    expected: { missing: [] },
    why: "the endpoint is where its own provider is",
  },
];

describe("other uses of roles", () => {
  it.each(cases)("$name, because $why", async ({ files, use, expected }) => {
    expect(await judged({ files, resource: "Dms", use })).toMatchObject(expected);
  });
});
