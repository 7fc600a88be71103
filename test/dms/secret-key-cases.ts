import { none, read, stack, type SecretCase } from "./secret-stacks.js";

/** What a role needs of the key that encrypts the secret. */
export const secretsUnderKeys: readonly SecretCase[] = [
  {
    name: "under the default key",
    files: { "a.yaml": stack({ key: ", KmsKeyId: alias/aws/secretsmanager" }) },
    expected: { ...none, open: [] },
    why: "the default key needs no rights",
  },
  {
    name: "under a local key",
    files: {
      "a.yaml": stack({
        key: ", KmsKeyId: !GetAtt Key.Arn",
        further: "  Key: { Type: AWS::KMS::Key, Properties: { Description: secrets } }",
      }),
    },
    expected: { missing: ["kms:Decrypt on ${Key.Arn}", "kms:DescribeKey on ${Key.Arn}"] },
    why: "the role has to decrypt",
  },
  {
    name: "under a local key by its id",
    files: {
      "a.yaml": stack({
        key: ", KmsKeyId: !Ref Key",
        statements: [read("!Ref Secret"), "kms:Decrypt, kms:DescribeKey on !GetAtt Key.Arn"],
        further: "  Key: { Type: AWS::KMS::Key, Properties: { Description: secrets } }",
      }),
    },
    expected: { ...none, open: [] },
    why: "id and ARN are of one key",
  },
  {
    name: "under a key from a parameter",
    files: { "a.yaml": stack({ key: ", KmsKeyId: !Ref KeyArn" }) },
    expected: { missing: [], open: ["kms:Decrypt", "kms:DescribeKey"] },
    why: "it may be the default key",
  },
];
