import { none, read, stack, type SecretCase } from "./secret-stacks.js";

const keyWithAlias = `  Key: { Type: AWS::KMS::Key, Properties: { Description: secrets } }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/orders, TargetKeyId: !Ref Key } }`;
const keyOfAlias = "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}";

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
    name: "under a local key, by the attachment of the secret",
    files: {
      "a.yaml": stack({
        key: ", KmsKeyId: !GetAtt Key.Arn",
        secret: "!Ref Attachment",
        further: `  Key: { Type: AWS::KMS::Key, Properties: { Description: secrets } }
  Attachment: { Type: AWS::SecretsManager::SecretTargetAttachment, Properties: { SecretId: !Ref Secret } }`,
      }),
    },
    expected: { missing: ["kms:Decrypt on ${Key.Arn}", "kms:DescribeKey on ${Key.Arn}"] },
    why: "Ref of an attachment is the ARN of the secret",
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
    name: "under the alias of a local key",
    files: { "a.yaml": stack({ key: ", KmsKeyId: !Ref Alias", further: keyWithAlias }) },
    expected: { missing: ["kms:Decrypt", "kms:DescribeKey"].map((action) => `${action} on ${keyOfAlias}`) },
    why: "the alias is declared here, so its key is known",
  },
  {
    name: "under the alias of a local key, by its name",
    files: { "a.yaml": stack({ key: ", KmsKeyId: alias/orders", further: keyWithAlias }) },
    expected: { missing: ["kms:Decrypt", "kms:DescribeKey"].map((action) => `${action} on ${keyOfAlias}`) },
    why: "the alias is declared here, so its key is known",
  },
  {
    name: "under the alias of a local key that the role may use",
    files: {
      "a.yaml": stack({
        key: ", KmsKeyId: !Ref Alias",
        statements: [read("!Ref Secret"), "kms:Decrypt, kms:DescribeKey on !GetAtt Key.Arn"],
        further: keyWithAlias,
      }),
    },
    expected: { ...none, open: [] },
    why: "alias and ARN are of one key",
  },
  {
    name: "under an alias that is not here",
    files: { "a.yaml": stack({ key: ", KmsKeyId: alias/others", further: keyWithAlias }) },
    expected: { missing: [], open: ["kms:Decrypt", "kms:DescribeKey"] },
    why: "its key is not known",
  },
  {
    name: "under a key from a parameter",
    files: { "a.yaml": stack({ key: ", KmsKeyId: !Ref KeyArn" }) },
    expected: { missing: [], open: ["kms:Decrypt", "kms:DescribeKey"] },
    why: "it may be the default key",
  },
];
