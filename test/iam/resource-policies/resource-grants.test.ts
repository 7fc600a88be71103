import { describe, expect, it } from "vitest";
import { projectOf } from "../project.js";
import { granted, otherKey, reasonIn, unseen } from "./resource-grants-reasons.js";

const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';

/** A role that asks for an action on a resource: its policy has the names of both, and nothing else grants it. */
function stack(action: string, resource: string, more: string): string {
  return `
Parameters: { Name: { Type: String }, Policy: { Type: String }, Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust}
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Deny, Action: "${action}", Resource: ${resource} }] } }]
${more}`;
}

const inBucket = '!Sub "${Bucket.Arn}/*"';
const bucket = "  Bucket: { Type: AWS::S3::Bucket }\n  Other: { Type: AWS::S3::Bucket }\n";
const toRole = "Effect: Allow, Principal: { AWS: !GetAtt Role.Arn }";
const onBucket = (statement: string, of = "!Ref Bucket", more = ""): string =>
  `  Policy: { Type: AWS::S3::BucketPolicy, ${more} Properties: { Bucket: ${of}, PolicyDocument: { Statement: [{ ${statement} }] } } }\n`;
const objects = `Action: "s3:*", Resource: ${inBucket}`;
const all = 'Action: "s3:*", Resource: "*"';

describe("the policy of a bucket", () => {
  const to = (principal: string): string => onBucket(`Effect: Allow, ${principal}, ${objects}`);

  it.each<[string, string, string | undefined]>([
    ["there is none", "", undefined],
    ["the role", onBucket(`${toRole}, ${objects}`), granted],
    [
      "a session of the role",
      to('Principal: { AWS: !Sub "arn:aws:sts::${AWS::AccountId}:assumed-role/${Role}/it" }'),
      granted,
    ],
    ["everyone", to('Principal: "*"'), granted],
    ["everyone of AWS", to('Principal: { AWS: ["1", "*"] }'), granted],
    ["some that are not known", to("Principal: !Ref Name"), granted],
    ["all but another", to('Principal: { Service: [] }, NotPrincipal: { AWS: "1" }'), granted],
    ["another role", to('Principal: { AWS: "arn:aws:iam::123456789012:user/it" }'), undefined],
    ["a role with a name", to('Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/it" }'), undefined],
    ["a role with an open name", to('Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/${Name}" }'), granted],
    ["nobody", to("Principal: { AWS: [] }"), undefined],
    ["no principal", to("Sid: One"), undefined],
    ["the role as a service", to("Principal: { Service: !GetAtt Role.Arn }"), undefined],
    ["everyone as a service", to('Principal: { Service: "*" }'), undefined],
    ["what it denies", onBucket(`Effect: Deny, Principal: "*", ${objects}`), undefined],
    ["what it may deny or allow", onBucket(`Effect: !Ref Name, Principal: "*", ${objects}`), granted],
    ["what has no effect", onBucket(`Principal: "*", ${objects}`), granted],
    ["another action", onBucket(`${toRole}, Action: "s3:GetObject", Resource: ${inBucket}`), undefined],
    ["all but another action", onBucket(`${toRole}, NotAction: "s3:GetObject", Resource: ${inBucket}`), granted],
    ["another resource", onBucket(`${toRole}, Action: "s3:*", Resource: !Sub "\${Other.Arn}/*"`), undefined],
    [
      "one of two resources",
      onBucket(`${toRole}, Action: "s3:*", Resource: ["arn:aws:s3:::it/*", ${inBucket}]`),
      granted,
    ],
    ["all but another resource", onBucket(`${toRole}, Action: "s3:*", NotResource: "arn:aws:s3:::it/*"`), granted],
    [
      "it is not known",
      "  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket, PolicyDocument: !Ref Policy } }\n",
      unseen,
    ],
    [
      "that of another is not known",
      "  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Other, PolicyDocument: !Ref Policy } }\n",
      undefined,
    ],
    [
      "its statements are not known",
      "  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket, PolicyDocument: { Statement: !Ref Policy } } }\n",
      unseen,
    ],
    ["it is not set", "  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket } }\n", undefined],
    [
      "it is known in some deployments",
      `  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket, PolicyDocument: !If [IsProd, { Statement: !Ref Policy }, { Statement: [{ Effect: Deny, Principal: "*", ${objects} }] }] } }\n`,
      unseen,
    ],
    [
      "that of a queue is not known",
      "  Queue: { Type: AWS::SQS::Queue }\n  Policy: { Type: AWS::SQS::QueuePolicy, DependsOn: Bucket, Properties: { Queues: [!Ref Queue], PolicyDocument: !Ref Policy } }\n",
      undefined,
    ],
    ["that of another bucket, with any resource", onBucket(`${toRole}, ${all}`, "!Ref Other"), undefined],
    ["that of a bucket that is not known", onBucket(`${toRole}, ${all}`, "!Ref Name"), granted],
    [
      "that of a bucket that waits for another",
      onBucket(`${toRole}, ${all}`, "!Ref Name", "DependsOn: Other,"),
      granted,
    ],
    [
      "that of a queue",
      `  Queue: { Type: AWS::SQS::Queue }\n  Policy: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: [{ ${toRole}, Action: "*", Resource: "*" }] } } }\n`,
      undefined,
    ],
    [
      "that of an endpoint",
      `  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: v, ServiceName: s, PolicyDocument: { Statement: [{ ${toRole}, Action: "*", Resource: "*" }] } } }\n`,
      undefined,
    ],
    [
      "that of another role, where AWS accepts no principal",
      `  Second: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}, Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ ${toRole}, ${objects} }] } }] } }\n`,
      undefined,
    ],
  ])("may grant to the role: %s", async (_name, more, expected) => {
    expect(reasonIn(await projectOf({ "stack.yaml": stack("s3:PutObject", inBucket, bucket + more) }))).toBe(expected);
  });

  it("may be in another file, or be asked for by an action in other letters", async () => {
    const outputs =
      "Outputs: { Arn: { Value: !GetAtt Bucket.Arn, Export: { Name: arn } }, Role: { Value: !GetAtt Role.Arn, Export: { Name: role } } }\n";
    const files = {
      "a.yaml": stack("S3:PutObject", inBucket, bucket + outputs),
      "b.yaml": `Resources:\n${onBucket('Effect: Allow, Principal: { AWS: !ImportValue role }, Action: "s3:*", Resource: "*"', "b")}`,
    };
    expect(reasonIn(await projectOf(files))).toBe(granted);
  });
});

describe("the policy of what has no policy of its own for the role", () => {
  it.each<[string, string, string, string, string | undefined]>([
    [
      "an endpoint of a network",
      "ec2:DescribeVpcs",
      '"*"',
      `  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: v, ServiceName: s, PolicyDocument: { Statement: [{ ${toRole}, Action: "*", Resource: "*" }] } } }\n`,
      undefined,
    ],
    [
      "a topic",
      "sns:Publish",
      '"*"',
      `  Topic: { Type: AWS::SNS::Topic }\n  Policy: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [!Ref Topic], PolicyDocument: { Statement: [{ ${toRole}, Action: "*", Resource: "*" }] } } }\n`,
      granted,
    ],
    [
      "a secret",
      "secretsmanager:GetSecretValue",
      "!Ref Secret",
      `  Secret: { Type: AWS::SecretsManager::Secret }\n  Policy: { Type: AWS::SecretsManager::ResourcePolicy, Properties: { SecretId: !Ref Secret, ResourcePolicy: { Statement: [{ ${toRole}, Action: "*", Resource: "*" }] } } }\n`,
      granted,
    ],
    [
      "a secret whose policy is not known",
      "secretsmanager:GetSecretValue",
      "!Ref Secret",
      "  Secret: { Type: AWS::SecretsManager::Secret }\n  Policy: { Type: AWS::SecretsManager::ResourcePolicy, Properties: { SecretId: !Ref Secret, ResourcePolicy: !Ref Policy } }\n",
      unseen,
    ],
  ])("%s", async (_name, action, resource, more, expected) => {
    expect(reasonIn(await projectOf({ "stack.yaml": stack(action, resource, more) }))).toBe(expected);
  });
});

describe("the policy of a key", () => {
  const key = (name: string, policy?: string): string =>
    `  ${name}: { Type: AWS::KMS::Key, Properties: { ${policy === undefined ? "Description: d" : `KeyPolicy: ${policy}`} } }\n`;
  const admits = `{ Statement: [{ ${toRole}, Action: "kms:*", Resource: "*" }] }`;
  const literal = '"arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"';

  it.each<[string, string, string, string | undefined]>([
    ["the default", "!GetAtt Key.Arn", key("Key"), undefined],
    ["one that admits the role", "!GetAtt Key.Arn", key("Key", admits), granted],
    ["one that does not", "!GetAtt Key.Arn", key("Key", admits.replace("Allow", "Deny")), undefined],
    ["that of another key", "!GetAtt Key.Arn", key("Key") + key("Other", admits), undefined],
    ["one that is not known", "!GetAtt Key.Arn", key("Key", "!Ref Policy"), unseen],
    ["that of another key, which is not known", "!GetAtt Key.Arn", key("Key") + key("Other", "!Ref Policy"), undefined],
    ["that of a key from outside", literal, "", otherKey],
    ["that of a key from outside, not of the one here", literal, key("Key", admits), otherKey],
    ["that of a key that is not known", "!Ref Name", "", otherKey],
    ["that of a key that may be the one here", "!Ref Name", key("Key", admits), granted],
    ["that of every key", '"*"', key("Key", admits), otherKey],
    ["that of what is no key", "!Ref Bucket", bucket, otherKey],
  ])("%s", async (_name, resource, more, expected) => {
    expect(reasonIn(await projectOf({ "stack.yaml": stack("kms:Decrypt", resource, more) }))).toBe(expected);
  });

  const id = "11111111-2222-3333-4444-555555555555";
  const statement = (role: string): unknown => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::123456789012:role/${role}` },
    Action: "kms:*",
    Resource: "*",
  });

  it.each<[string, string, string | undefined]>([
    ["admits the role", "loader", granted],
    ["admits another one", "other", undefined],
  ])("which the account has %s", async (_name, role, expected) => {
    const text = stack("kms:Decrypt", `"arn:aws:kms:eu-west-1:123456789012:key/${id}"`, "");
    const files = {
      "stack.yaml": text.replace("    Properties:\n", "    Properties:\n      RoleName: loader\n"),
      [`${id}.json`]: JSON.stringify({ Policy: JSON.stringify({ Statement: [statement(role)] }) }),
    };
    expect(reasonIn(await projectOf(files))).toBe(expected);
  });
});
