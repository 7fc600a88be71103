import type rule from "../../src/rules/key-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { admitting, failure, root, terraform, terraformRoot, yaml } from "./key-policy-texts.js";
import { at, policyIn } from "./places.js";

const instance = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      KmsKeyId: !GetAtt Key.Arn
`;

function through(...services: readonly string[]): string {
  const values = services.map((service) => (service.startsWith("!") ? service : `"${service}"`)).join(", ");
  return `{ Effect: Allow, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*", Condition: { StringEquals: { kms:ViaService: [${values}] } } }`;
}

const terraformThrough =
  '{ Effect = "Allow", Principal = { AWS = "*" }, Action = "kms:*", Resource = "*", Condition = { StringEquals = { "kms:ViaService" = "rds.eu-west-1.amazonaws.com" } } }';

const terraformInstance = `
resource "aws_dms_replication_instance" "this" {
  replication_instance_id    = "orders"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = aws_kms_key.dms.arn
}
`;

const secret = `  Secret: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: !GetAtt Key.Arn } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: oracle
      OracleSettings: { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;
const readElsewhere = yaml([through('!Sub "s3.${AWS::Region}.amazonaws.com"')], secret);

const writer = `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
`;

const lake = `${writer}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: landing
        EncryptionMode: SSE_KMS
        ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn
        ServiceAccessRoleArn: !GetAtt Role.Arn
`;

const stream = `${writer}  Stream:
    Type: AWS::Kinesis::Stream
    Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: !GetAtt Key.Arn } }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Stream.Arn, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const toSecrets = '!Sub "secretsmanager.${AWS::Region}.amazonaws.com"';

const elsewhere = yaml([through("rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com")], instance);
const byAlias = yaml(
  [through("rds.eu-west-1.amazonaws.com")],
  `${instance.replace("!GetAtt Key.Arn", "!Ref Alias")}  Alias:
    Type: AWS::KMS::Alias
    Properties: { AliasName: alias/dms, TargetKeyId: !Ref Key }
`,
);
const terraformElsewhere = terraform(terraformThrough, terraformInstance);

export const valid: readonly ValidCase[] = [
  {
    name: "the key of a secret through Secrets Manager",
    template: yaml([through('!Sub "secretsmanager.${AWS::Region}.amazonaws.com"')], secret),
  },
  {
    name: "the key of a secret through Secrets Manager of a region",
    template: yaml([through("secretsmanager.eu-west-1.amazonaws.com")], secret),
  },
  ...["s3.eu-west-1.amazonaws.com", '!Sub "s3.${AWS::Region}.${AWS::URLSuffix}"'].map((service) => ({
    name: `the key of a lake through ${service}`,
    template: yaml([through(service)], lake),
  })),
  {
    name: "the key of a stream through Kinesis of any region",
    template: yaml([through("kinesis.us-east-1.amazonaws.com")], stream),
  },
  {
    name: "the key of an instance through DMS",
    template: yaml([through("rds.eu-west-1.amazonaws.com", "dms.eu-west-1.amazonaws.com")], instance),
  },
  {
    name: "through DMS in the region of the deployment",
    template: yaml([through('!Sub "dms.${AWS::Region}.amazonaws.com"')], instance),
  },
  {
    name: "through any service of a region",
    template: yaml([through("rds.eu-west-1.amazonaws.com", "*.eu-west-1.amazonaws.com")], instance),
  },
  {
    name: "through another service, or by the account",
    template: yaml([root, through("rds.eu-west-1.amazonaws.com")], instance),
  },
  {
    name: "through a service that is not known",
    template: `Parameters: { Service: { Type: String } }\n${yaml([through("!Ref Service")], instance)}`,
  },
  {
    name: "through another service, or by the account, in Terraform",
    filename: "main.tf",
    template: terraform(`${terraformRoot}, ${terraformThrough}`, terraformInstance),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the key of a secret through another service",
    template: readElsewhere,
    errors: [
      {
        messageId: "roleKeptOut",
        ...at(readElsewhere, policyIn(readElsewhere)),
        data: { key: "Key", role: "Role", actions: ["kms:Decrypt"], use: "endpoint Source", failure },
        suggestions: [
          {
            messageId: "admit",
            output: yaml(
              [through('!Sub "s3.${AWS::Region}.amazonaws.com"'), admitting("AWS: !GetAtt Role.Arn", "kms:Decrypt")],
              secret,
            ),
          },
        ],
      },
    ],
  },
  ...[
    { rest: lake, actions: ["kms:GenerateDataKey", "kms:Decrypt"] },
    { rest: stream, actions: ["kms:GenerateDataKey"] },
  ].map(({ rest, actions }) => ({
    name: `the key for ${actions.join()} through Secrets Manager only`,
    template: yaml([through(toSecrets)], rest),
    errors: [
      {
        messageId: "roleKeptOut" as const,
        ...at(yaml([through(toSecrets)], rest), policyIn(yaml([through(toSecrets)], rest))),
        data: { key: "Key", role: "Role", actions, use: "endpoint Target", failure },
        suggestions: [
          {
            messageId: "admit" as const,
            output: yaml([through(toSecrets), admitting("AWS: !GetAtt Role.Arn", ...actions)], rest),
          },
        ],
      },
    ],
  })),
  {
    name: "the key of an instance through other services only",
    template: elsewhere,
    errors: [
      {
        messageId: "otherService",
        ...at(elsewhere, 'kms:ViaService: ["rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"]'),
        address: "Resources.Key",
        data: {
          key: "Key",
          service: ["rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"],
          use: "replication instance Instance",
        },
      },
    ],
  },
  {
    name: "the key of an instance, by its alias, through another service only",
    template: byAlias,
    errors: [
      {
        messageId: "otherService",
        ...at(byAlias, 'kms:ViaService: ["rds.eu-west-1.amazonaws.com"]'),
        data: { key: "Key", service: ["rds.eu-west-1.amazonaws.com"], use: "replication instance Instance" },
      },
    ],
  },
  {
    name: "the key of an instance through other services only, in Terraform",
    filename: "main.tf",
    template: terraformElsewhere,
    errors: [
      {
        messageId: "otherService",
        ...at(terraformElsewhere, '"kms:ViaService" = "rds.eu-west-1.amazonaws.com"'),
        address: "aws_kms_key.dms",
      },
    ],
  },
];
