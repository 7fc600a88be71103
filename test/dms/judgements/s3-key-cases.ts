import { roleWith, trusting } from "../judged.js";
import { none, parameters, stack, whole, type S3Case } from "./s3-stacks.js";

const key = (policy = ""): string => `
  Key: { Type: AWS::KMS::Key, Properties: { Description: objects${policy} } }
`;

const keyStatement = (principal: string): string =>
  `, KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: ${principal} }, Action: "kms:*", Resource: "*" }] }`;

const underKey = ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn";

/** What a role needs of the key that encrypts the objects. */
export const targetsUnderKeys: readonly S3Case[] = [
  {
    name: "a key without rights on it",
    files: { "a.yaml": stack({ settings: underKey, statements: whole, further: key() }) },
    expected: {
      missing: ["kms:GenerateDataKey on ${Key.Arn}", "kms:Decrypt on ${Key.Arn}"],
    },
    why: "a key without a policy of its own leaves it to IAM",
  },
  {
    name: "a key with rights on it",
    files: {
      "a.yaml": stack({
        settings: underKey,
        statements: [...whole, "kms:GenerateDataKey*, kms:Decrypt on !GetAtt Key.Arn"],
        further: key(),
      }),
    },
    expected: none,
    why: "the role has them",
  },
  {
    name: "a key whose policy names the role",
    files: {
      "a.yaml": stack({ settings: underKey, statements: whole, further: key(keyStatement("!GetAtt Role.Arn")) }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the policy of a key may grant alone",
  },
  {
    name: "a key whose policy leaves it to IAM",
    files: {
      "a.yaml": stack({
        settings: underKey,
        statements: whole,
        further: key(keyStatement('!Sub "arn:aws:iam::${AWS::AccountId}:root"')),
      }),
    },
    expected: { missing: ["kms:GenerateDataKey on ${Key.Arn}", "kms:Decrypt on ${Key.Arn}"] },
    why: "the root statement hands the decision to IAM",
  },
  {
    name: "a key from a parameter",
    files: {
      "a.yaml": stack({
        settings: ", EncryptionMode: sse-kms, ServerSideEncryptionKmsKeyId: !Ref KeyArn",
        statements: whole,
      }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the policy of a key that is not seen may grant",
  },
  {
    name: "a written key that is not in the files",
    files: {
      "a.yaml": stack({
        settings:
          ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000",
        statements: whole,
      }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "the guide grants it in the policy of the key",
  },
  {
    name: "a key by its alias",
    files: {
      "a.yaml": stack({
        settings: ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: alias/data",
        statements: whole,
      }),
    },
    expected: { missing: [], open: ["kms:GenerateDataKey", "kms:Decrypt"] },
    why: "which key the alias stands for is not known",
  },
  {
    name: "a key without the mode",
    files: {
      "a.yaml": stack({
        settings: ", ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn",
        statements: whole,
        further: key(),
      }),
    },
    expected: none,
    why: "the mode is SSE_S3 by default",
  },
  {
    name: "the mode by a condition, the rights by the same",
    files: {
      "a.yaml": `${parameters}
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Key: { Type: AWS::KMS::Key, Properties: { Description: k } }
  Role: ${roleWith(trusting("dms.amazonaws.com"), whole)}
  KeyRights:
    Type: AWS::IAM::Policy
    Condition: UseKms
    Properties:
      PolicyName: key
      Roles: [!Ref Role]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: !GetAtt Key.Arn }] }
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        ServiceAccessRoleArn: !GetAtt Role.Arn
        BucketName: !Ref Bucket
        EncryptionMode: !If [UseKms, SSE_KMS, SSE_S3]
        ServerSideEncryptionKmsKeyId: !If [UseKms, !GetAtt Key.Arn, !Ref AWS::NoValue]
`,
    },
    expected: none,
    why: "wherever the key is used the rights are there",
  },
];
