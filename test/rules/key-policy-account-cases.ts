import type rule from "../../src/rules/key-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { failure } from "./key-policy-texts.js";

const arn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** A writer and an endpoint whose key only the account declares. */
const template = `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      RoleName: writer
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: landing
        ServiceAccessRoleArn: !GetAtt Writer.Arn
        EncryptionMode: SSE_KMS
        ServerSideEncryptionKmsKeyId: ${arn}
`;

const values = { account: "111122223333", region: "eu-west-1", partition: "aws" } as const;

/** What `aws kms get-key-policy` prints, below the ARN of the key. */
function keyFor(...principals: readonly string[]): unknown {
  const Statement = principals.map((name) => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::111122223333:${name}` },
    Action: "kms:*",
    Resource: "*",
  }));
  return { [arn]: { Policy: JSON.stringify({ Version: "2012-10-17", Statement }) } };
}

export const valid: readonly ValidCase[] = [
  { name: "a key of the account whose policy allows the account", template, values, account: keyFor("root") },
  { name: "a key of the account whose policy allows the role", template, values, account: keyFor("role/writer") },
  { name: "a key that nobody declares", template, values },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a key of the account whose policy keeps the role out",
    template,
    values,
    account: keyFor("role/administrator"),
    errors: [
      {
        ...{ messageId: "roleKeptOut", line: 9, column: 3, endLine: 9, endColumn: 9 },
        address: "Resources.Target",
        data: {
          key: "1234abcd-12ab-34cd-56ef-1234567890ab (in the account)",
          role: "Writer",
          actions: ["kms:GenerateDataKey", "kms:Decrypt"],
          use: "endpoint Target",
          failure,
        },
      },
    ],
  },
];
