import type rule from "../../src/rules/role-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { allow, bucket, list, users, write, writing, yaml } from "./role-scope-texts.js";
import { changed, yamlS3Target as s3 } from "./texts.js";

const conditions = `Conditions: { IsTest: !Equals [!Ref "AWS::AccountId", "123456789012"] }\n`;
const wildcardBesideCondition =
  yaml([write, allow(['!If [IsTest, "s3:ListBucket", !Ref "AWS::NoValue"]', '"s3:List*"'], [bucket])]) + conditions;
const secretTrust = '!Sub "dms.${AWS::Region}.amazonaws.com"';
const secret = `  Secret:
    Type: AWS::SecretsManager::Secret
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings: { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !GetAtt Role.Arn }
`;
const ofSecret = (statement: string): string => yaml([statement], secret, "", secretTrust);
const readSecret = (resource: string): string => allow(['"secretsmanager:GetSecretValue"'], [resource]);

const kinesis = `  Stream:
    Type: AWS::Kinesis::Stream
    Properties: { ShardCount: 1 }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Stream.Arn, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;
const toStream = (resource: string): string =>
  allow(['"kinesis:DescribeStream"', '"kinesis:PutRecord"', '"kinesis:PutRecords"'], [resource]);

const policy = (actions: readonly string[], resource: string): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: resource }] }, undefined, 2)}\n`;

const everywhere = yaml([write, allow(['"s3:ListBucket"'], ['"*"'])]);
const prefix = yaml([write, allow(['"s3:ListBucket"'], ['"arn:aws:s3:::landing*"'])]);
const otherBucket = yaml([write, allow(['"s3:ListBucket"'], [bucket, '"arn:aws:s3:::archive"'])]);
const everySecret = ofSecret(readSecret('"*"'));
const everySecretByName = ofSecret(
  readSecret('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"'),
);
const everyStream = yaml([toStream('"arn:aws:kinesis:*:*:stream/*"')], kinesis);
const support = policy(["dms:DescribeEndpoints", "secretsmanager:GetSecretValue"], "*");

export const valid: readonly ValidCase[] = [
  { name: "a part of the bucket", template: yaml([allow(writing, ['"arn:aws:s3:::landing/orders/*"']), list]) },
  { name: "the secret", template: ofSecret(readSecret("!Ref Secret")) },
  {
    name: "the secret, by a pattern",
    template: ofSecret(readSecret('"arn:aws:secretsmanager:*:*:secret:Secret-*"')),
  },
  { name: "the stream", template: yaml([toStream("!GetAtt Stream.Arn")], kinesis) },
  {
    name: "tables that no template names",
    template: yaml(
      [
        allow(['"dynamodb:PutItem"', '"dynamodb:CreateTable"'], ['"arn:aws:dynamodb:*:*:table/*"']),
        allow(['"dynamodb:ListTables"'], ['"*"']),
      ],
      changed(
        changed(s3, "EngineName: s3", "EngineName: dynamodb"),
        "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }",
        "DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Role.Arn }",
      ),
    ),
  },
  { name: "a policy without DMS", filename: "policy.json", template: policy(["secretsmanager:GetSecretValue"], "*") },
  {
    name: "a policy for one secret",
    filename: "policy.json",
    template: policy(
      ["dms:TestConnection", "secretsmanager:GetSecretValue"],
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-??????",
    ),
  },
];

const wildcardBeside = yaml([write, allow(['"s3:ListBucket"', '"s3:List*"'], [bucket])]);

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a pattern for one needed action that stands in the list, too",
    template: wildcardBeside,
    errors: [
      {
        messageId: "actions",
        ...at(wildcardBeside, '"s3:List*"'),
        data: { role: "Role", users, actions: ["s3:List*"], needed: ["s3:ListBucket"] },
        suggestions: [{ messageId: "narrow", output: yaml([write, allow(['"s3:ListBucket"'], [bucket])]) }],
      },
    ],
  },
  {
    name: "every resource",
    template: everywhere,
    errors: [
      {
        messageId: "resources",
        ...at(everywhere, '"*"'),
        data: { role: "Role", users, resources: ["*"], neededResources: ["arn:${AWS::Partition}:s3:::landing"] },
        suggestions: [
          { messageId: "narrow", output: changed(everywhere, '["*"]', '[!Sub "arn:${AWS::Partition}:s3:::landing"]') },
        ],
      },
    ],
  },
  {
    name: "every bucket with a prefix",
    template: prefix,
    errors: [
      {
        messageId: "resources",
        ...at(prefix, '"arn:aws:s3:::landing*"'),
        suggestions: [
          {
            messageId: "narrow",
            output: changed(prefix, '["arn:aws:s3:::landing*"]', '[!Sub "arn:${AWS::Partition}:s3:::landing"]'),
          },
        ],
      },
    ],
  },
  {
    name: "another bucket",
    template: otherBucket,
    errors: [
      {
        messageId: "resources",
        ...at(otherBucket, '"arn:aws:s3:::archive"'),
        data: {
          role: "Role",
          users,
          resources: ["arn:aws:s3:::archive"],
          neededResources: ["arn:${AWS::Partition}:s3:::landing"],
        },
        suggestions: [{ messageId: "narrow", output: yaml([write, list]) }],
      },
    ],
  },
  {
    name: "every secret",
    template: everySecret,
    errors: [
      {
        messageId: "resources",
        ...at(everySecret, '"*"'),
        suggestions: [{ messageId: "narrow", output: changed(everySecret, '["*"]', "[!Ref Secret]") }],
      },
    ],
  },
  {
    name: "every secret of a region",
    template: everySecretByName,
    errors: [
      {
        messageId: "resources",
        ...at(everySecretByName, '!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"'),
        suggestions: [
          {
            messageId: "narrow",
            output: changed(
              everySecretByName,
              '[!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*"]',
              "[!Ref Secret]",
            ),
          },
        ],
      },
    ],
  },
  {
    name: "every stream",
    template: everyStream,
    errors: [
      {
        messageId: "resources",
        ...at(everyStream, '"arn:aws:kinesis:*:*:stream/*"'),
        suggestions: [
          {
            messageId: "narrow",
            output: changed(everyStream, '["arn:aws:kinesis:*:*:stream/*"]', "[!GetAtt Stream.Arn]"),
          },
        ],
      },
    ],
  },
  {
    name: "every secret in a policy for DMS",
    filename: "policy.json",
    template: support,
    errors: [
      {
        messageId: "everything",
        ...at(support, '"secretsmanager:GetSecretValue"'),
        address: "Statement[0]",
        data: { actions: ["secretsmanager:GetSecretValue"] },
      },
    ],
  },
  {
    name: "a pattern for one needed action that stands in the list under a condition",
    template: wildcardBesideCondition,
    errors: [
      {
        messageId: "actions",
        ...at(wildcardBesideCondition, '"s3:List*"'),
        data: { role: "Role", users, actions: ["s3:List*"], needed: ["s3:ListBucket"] },
        suggestions: [{ messageId: "narrow", output: wildcardBesideCondition.replace("s3:List*", "s3:ListBucket") }],
      },
    ],
  },
];
