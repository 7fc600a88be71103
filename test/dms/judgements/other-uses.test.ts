import { describe, expect } from "vitest";
import { isOn, roleWith, trusting } from "../judged.js";
import { testUses, type UseCase } from "./use-cases.js";

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
];

describe("other uses of roles", () => {
  testUses(cases);
});
