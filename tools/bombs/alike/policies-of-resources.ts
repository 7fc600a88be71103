import type { AlikeParts } from "../alike-parts.js";
import { numbered, role, target, type Json, type JsonMapping } from "../formats/cloudformation.js";

/** Statements of one policy, of which each is for another role or resource, and as many endpoints that ask for theirs. */
export const policiesOfResources: Readonly<Record<string, AlikeParts>> = {
  "roles with a statement each in one key policy": {
    most: 800,
    filesOf: (count) =>
      stack({
        Key: {
          Type: "AWS::KMS::Key",
          Properties: {
            KeyPolicy: documentOf(count, (index) => ({
              Effect: "Allow",
              Principal: { AWS: arnOf(`Role${index}`) },
              Action: ["kms:Decrypt", "kms:GenerateDataKey"],
              Resource: "*",
            })),
          },
        },
        ...rolesAndTargets(count, [], { EncryptionMode: "SSE_KMS", ServerSideEncryptionKmsKeyId: { Ref: "Key" } }),
      }),
  },
  "roles with a statement each in one bucket policy": {
    most: 800,
    filesOf: (count) =>
      stack({
        Bucket: { Type: "AWS::S3::Bucket" },
        Policy: bucketPolicy(count, "Allow", (index) => arnOf(`Role${index}`)),
        ...rolesAndTargets(count, [], { BucketName: { Ref: "Bucket" } }),
      }),
  },
  "statements of a bucket policy that deny other roles": {
    most: 800,
    filesOf: (count) =>
      stack({
        Bucket: { Type: "AWS::S3::Bucket" },
        Policy: bucketPolicy(count, "Deny", (index) => `arn:aws:iam::111122223333:role/other-${index}`),
        ...rolesAndTargets(count, [{ Effect: "Allow", Action: "s3:*", Resource: "*" }], {
          BucketName: { Ref: "Bucket" },
        }),
      }),
  },
  "roles that a condition of a bucket policy leaves out": {
    most: 800,
    filesOf: (count) => {
      const arns = Array.from({ length: count }, (_, index) => `arn:aws:iam::*:role/role-${index}`);
      return stack({
        Bucket: { Type: "AWS::S3::Bucket" },
        Policy: bucketPolicy(1, "Deny", () => "*", { ArnNotLike: { "aws:PrincipalArn": arns } }),
        ...rolesAndTargets(count, [{ Effect: "Allow", Action: "s3:*", Resource: "*" }], {
          BucketName: { Ref: "Bucket" },
        }),
      });
    },
  },
  "subscriptions, and statements of the policy of their topic": {
    most: 800,
    filesOf: (count) =>
      stack({
        Topic: { Type: "AWS::SNS::Topic" },
        Policy: {
          Type: "AWS::SNS::TopicPolicy",
          Properties: { Topics: [{ Ref: "Topic" }], PolicyDocument: documentOf(count, publishing) },
        },
        ...numbered(count, (index) => [
          `Events${index}`,
          { Type: "AWS::DMS::EventSubscription", Properties: { SnsTopicArn: { Ref: "Topic" } } },
        ]),
      }),
  },
  "statements of one role on declared buckets": {
    most: 800,
    filesOf: (count) =>
      stack({
        ...numbered(count, (index) => [`Bucket${index}`, { Type: "AWS::S3::Bucket" }]),
        Role: role(
          "loader",
          Array.from({ length: count }, (_, index) => ({
            Effect: "Allow",
            Action: ["s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging", "s3:ListBucket"],
            Resource: [arnOf(`Bucket${index}`), { "Fn::Sub": `\${Bucket${index}.Arn}/*` }],
          })),
        ),
        ...numbered(count, (index) => [`Endpoint${index}`, target(arnOf("Role"), { Ref: `Bucket${index}` })]),
      }),
  },
};

function stack(resources: JsonMapping): Readonly<Record<string, string>> {
  return { "stack.json": JSON.stringify({ Resources: resources }) };
}

function arnOf(name: string): JsonMapping {
  return { "Fn::GetAtt": [name, "Arn"] };
}

function documentOf(count: number, statement: (index: number) => JsonMapping): JsonMapping {
  return { Version: "2012-10-17", Statement: Array.from({ length: count }, (_, index) => statement(index)) };
}

/** Each statement is for one event subscription. */
function publishing(index: number): JsonMapping {
  const source = `arn:aws:dms:eu-west-1:111122223333:es:events-${index}`;
  return {
    Effect: "Allow",
    Principal: { Service: "dms.amazonaws.com" },
    Action: "sns:Publish",
    Resource: { Ref: "Topic" },
    Condition: { ArnLike: { "aws:SourceArn": source } },
  };
}

function bucketPolicy(
  count: number,
  effect: string,
  principal: (index: number) => Json,
  condition?: JsonMapping,
): JsonMapping {
  const document = documentOf(count, (index) => ({
    Effect: effect,
    Principal: { AWS: principal(index) },
    Action: ["s3:PutObject", "s3:DeleteObject"],
    Resource: { "Fn::Sub": "${Bucket.Arn}/*" },
    ...(condition && { Condition: condition }),
  }));
  return { Type: "AWS::S3::BucketPolicy", Properties: { Bucket: { Ref: "Bucket" }, PolicyDocument: document } };
}

/** Roles with an S3 target each, whose settings are the same. */
function rolesAndTargets(count: number, statements: Json, settings: JsonMapping): JsonMapping {
  return {
    ...numbered(count, (index) => [`Role${index}`, role(`role-${index}`, statements)]),
    ...numbered(count, (index) => [`Endpoint${index}`, targetWith(arnOf(`Role${index}`), settings)]),
  };
}

function targetWith(roleArn: Json, settings: JsonMapping): JsonMapping {
  const s3 = { BucketName: "data", ServiceAccessRoleArn: roleArn, ...settings };
  return { Type: "AWS::DMS::Endpoint", Properties: { EndpointType: "target", EngineName: "s3", S3Settings: s3 } };
}
