import { expect } from "vitest";
import { none, read, stack, type SecretCase } from "./secret-stacks.js";
import { isOn } from "../judged.js";

const attachment = (secret: string): string => `  Attachment:
    Type: AWS::SecretsManager::SecretTargetAttachment
    Properties: { SecretId: ${secret}, TargetId: orders, TargetType: "AWS::RDS::DBInstance" }`;

/** Whether the secret that a policy names is the one of the endpoint. */
export const secretsByName: readonly SecretCase[] = [
  {
    name: "another secret",
    files: { "a.yaml": stack({ statements: [read("!Ref Other")] }) },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the role reads the wrong one",
  },
  {
    name: "DescribeSecret alone",
    files: { "a.yaml": stack({ statements: ["secretsmanager:DescribeSecret on !Ref Secret"] }) },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "it does not give the value",
  },
  {
    name: "a secret by its attachment to a database, and the secret in the policy",
    files: { "a.yaml": stack({ secret: "!Ref Attachment", further: attachment("!Ref Secret") }) },
    expected: { ...none, open: [] },
    why: "Ref of an attachment is the ARN of the secret",
  },
  {
    name: "another secret, where the endpoint has the attachment of one",
    files: {
      "a.yaml": stack({
        secret: "!Ref Attachment",
        statements: [read("!Ref Other")],
        further: attachment("!Ref Secret"),
      }),
    },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the role reads the wrong one",
  },
  {
    name: "the attachment of a secret by its name",
    files: { "a.yaml": stack({ secret: "!Ref Attachment", further: attachment("db/source") }) },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "the end of its ARN is not known",
  },
  {
    name: "GetSecretValue by a prefix",
    files: { "a.yaml": stack({ statements: ['secretsmanager:Get* on "*"'] }) },
    expected: none,
    why: "the pattern covers it",
  },
  {
    name: "a local secret, by its name with any suffix",
    files: {
      "a.yaml": stack({
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/source-??????"')],
      }),
    },
    expected: { ...none, open: [] },
    why: "six question marks stand for what AWS adds",
  },
  {
    name: "a local secret, by its name with a wildcard",
    files: { "a.yaml": stack({ statements: [read('"arn:aws:secretsmanager:*:*:secret:db/*"')] }) },
    expected: { ...none, open: [] },
    why: "the pattern covers the name and the suffix",
  },
  {
    name: "a local secret, by its name without the suffix",
    files: {
      "a.yaml": stack({
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/source"')],
      }),
    },
    expected: { missing: [isOn(/^secretsmanager:GetSecretValue on /)] },
    why: "the ARN of a secret ends in six characters more",
  },
  {
    name: "a whole ARN, the same in the policy",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/source-AbCdEf",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/source-AbCdEf")],
      }),
    },
    expected: none,
    why: "it is the secret",
  },
  {
    name: "a whole ARN, another in the policy",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/source-AbCdEf",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/target-GhIjKl")],
      }),
    },
    expected: { missing: [isOn(/db\/source-AbCdEf$/)] },
    why: "the role reads the wrong one",
  },
  {
    name: "a partial ARN, any suffix in the policy",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/main",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/main-??????")],
      }),
    },
    expected: none,
    why: "Secrets Manager takes an ARN without the suffix",
  },
  ...["-??????", "-*"].flatMap((suffix) =>
    ["db/main", "${SecretArn}", "db/${SecretArn}"].map((secret): SecretCase => {
      const arn = `arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${secret}`;
      const statements = [read(`!Sub "${arn}${suffix}"`)];
      return {
        name: `a partial ARN of ${secret}, ${suffix} behind it in the policy`,
        files: { "a.yaml": stack({ secret: `!Sub "${arn}"`, statements }) },
        expected: { missing: [] },
        why: "the suffix is what AWS adds",
      };
    }),
  ),
  {
    name: "a partial ARN of pseudo parameters, the same without a suffix in the policy",
    files: {
      "a.yaml": stack({
        secret: '!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main"',
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main"')],
      }),
    },
    expected: { missing: [isOn(/:secret:db\/main-/)] },
    why: "the ARN of a secret ends in six characters more",
  },
  {
    name: "a partial ARN of pseudo parameters, another in the policy",
    files: {
      "a.yaml": stack({
        secret: '!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main"',
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/other-*"')],
      }),
    },
    expected: { missing: [isOn(/:secret:db\/main-/)] },
    why: "the role reads the wrong one",
  },
  {
    name: "a partial ARN whose end looks like a suffix",
    files: {
      "a.yaml": stack({
        secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:my-source",
        statements: [read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:my-source-*")],
      }),
    },
    expected: none,
    why: "the six letters may belong to the name",
  },
  {
    name: "a name",
    files: {
      "a.yaml": stack({
        secret: "db/main",
        statements: [read('!Sub "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db/main-*"')],
      }),
    },
    expected: { ...none, open: ["kms:Decrypt", "kms:DescribeKey"] },
    why: "a secret can be given by its name",
  },
  {
    name: "a name, another in the policy",
    files: {
      "a.yaml": stack({ secret: "db/main", statements: [read('"arn:aws:secretsmanager:*:*:secret:db/other-*"')] }),
    },
    expected: { missing: [isOn(/:secret:db\/main-/)] },
    why: "the role reads the wrong one",
  },
  {
    name: "a parameter, the same in the policy",
    files: { "a.yaml": stack({ secret: "!Ref SecretArn", statements: [read("!Ref SecretArn")] }) },
    expected: none,
    why: "it is one parameter",
  },
  {
    name: "a parameter, a wildcard behind the same in the policy",
    files: { "a.yaml": stack({ secret: "!Ref SecretArn", statements: [read('!Sub "${SecretArn}*"')] }) },
    expected: none,
    why: "the pattern covers it with and without the suffix",
  },
  {
    name: "a parameter, secrets by prefix in the policy",
    files: {
      "a.yaml": stack({ secret: "!Ref SecretArn", statements: [read('"arn:aws:secretsmanager:*:*:secret:db/*"')] }),
    },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "the parameter may name one of these",
  },
  {
    name: "a name made of a parameter",
    files: {
      "a.yaml": stack({
        secret: '!Sub "${SecretArn}-db-cred"',
        statements: [read('"arn:aws:secretsmanager:*:*:secret:prod-db-cred-??????"')],
      }),
    },
    expected: { missing: [], open: expect.arrayContaining(["secretsmanager:GetSecretValue"]) as string[] },
    why: "the parameter may be prod, and the whole a name",
  },
  {
    name: "a dynamic reference",
    files: {
      "a.yaml": stack({
        secret: '"{{resolve:ssm:/db/secret}}"',
        statements: [read('"arn:aws:secretsmanager:*:*:secret:db/*"')],
      }),
    },
    expected: { missing: [] },
    why: "what stands in the parameter store is not known",
  },
];
