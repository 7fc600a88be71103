// Needs on resources that no file names: the tables that DMS makes in DynamoDB, and what has a name in place of an ARN.
import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

const yaml = (...statements: readonly string[]): string => `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statements.map((line) => `              - ${line}\n`).join("")}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: dynamodb
      DynamoDbSettings: { ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;

const on = (actions: readonly string[], resource: string): string =>
  `{ Effect: Allow, Action: [${actions.map((name) => `dynamodb:${name}`).join(", ")}], Resource: "${resource}" }`;

const tables = "arn:aws:dynamodb:*:*:table/*";
const others = ["CreateTable", "DescribeTable", "DeleteTable", "DeleteItem", "UpdateItem"];
const listing = on(["ListTables"], "*");
const named = yaml(on(others, tables), listing);
const nameless = yaml(listing);
const place = (template: string) => at(template, "!GetAtt Writer.Arn");

/** An endpoint, and a role that writes to what it names. */
const writing = (actions: string, resource: string, type: string, settings: string): string =>
  named
    .replace(on(others, tables), `{ Effect: Allow, Action: [${actions}], Resource: "*" }`)
    .replace("EngineName: dynamodb", `EngineName: ${type}`)
    .replace("DynamoDbSettings: { ", settings) + resource;

export const valid: readonly ValidCase[] = [
  {
    name: "a stream by its name, and a role that may not write to it",
    template: writing(
      "kinesis:PutRecord",
      "  Stream: { Type: AWS::Kinesis::Stream }\n",
      "kinesis",
      "KinesisSettings: { StreamArn: !Ref Stream, ",
    ),
    skipped: 1,
  },
  {
    name: "a bucket by its ARN, and a role that may write to it",
    template: writing(
      "s3:PutObject",
      "  Bucket: { Type: AWS::S3::Bucket }\n",
      "s3",
      "S3Settings: { BucketName: !GetAtt Bucket.Arn, ",
    ),
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "an action on tables that the policy names for others",
    template: named,
    errors: [
      {
        messageId: "missing",
        ...place(named),
        suggestions: [{ messageId: "appendStatement", output: yaml(on([...others, "PutItem"], tables), listing) }],
      },
    ],
  },
  {
    name: "actions on tables that the policy does not name",
    template: nameless,
    errors: [{ messageId: "missing", ...place(nameless) }],
  },
];
