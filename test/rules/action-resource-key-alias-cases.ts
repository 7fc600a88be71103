import { on } from "./action-resource-texts.js";
import type { FileCase, PolicyCase } from "./policy-forms.js";

const ofAws = "arn:aws:kms:eu-west-1:123456789012:alias/aws/secretsmanager";

export const cases: readonly PolicyCase[] = [
  {
    name: "an action on a key where its alias is named",
    statement: [on("kms:Decrypt", ofAws), on(["kms:DescribeKey", "kms:GenerateDataKey*"], ofAws)],
    found: [
      ["aliasForKey", "kms:Decrypt"],
      ["aliasForKey", "kms:DescribeKey"],
    ],
    suggested: null,
  },
  {
    name: "an alias beside a key, and an action on aliases",
    statement: [on("kms:Decrypt", [ofAws, "arn:aws:kms:eu-west-1:123456789012:key/it"]), on("kms:DeleteAlias", ofAws)],
  },
];

const policy = (actions: string, key: string): string => `resource "aws_kms_key" "it" {}
resource "aws_kms_alias" "it" {
  name          = "alias/it"
  target_key_id = aws_kms_key.it.key_id
}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ${key} }]
  })
}
`;

const ownPolicy = (resource: string): string => `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/Reader" }
            Action: kms:Decrypt
            Resource: ${resource}
  Alias:
    Type: AWS::KMS::Alias
    Properties: { AliasName: alias/it, TargetKeyId: !Ref Key }
`;

export const files: readonly FileCase[] = [
  {
    name: "the alias of a key in the policy of that key, which cannot name itself",
    path: "stack.yaml",
    text: ownPolicy('!Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/it"'),
    found: [["aliasForKey", "kms:Decrypt"]],
    says: /In its policy, write \*, which means this key\.$/,
    suggested: ownPolicy('"*"'),
  },
  {
    name: "the alias of a key of the module",
    path: "main.tf",
    text: policy('["kms:Decrypt", "kms:GenerateDataKey*"]', "aws_kms_alias.it.arn"),
    found: [["aliasForKey", "kms:Decrypt"]],
    suggested: policy('["kms:Decrypt", "kms:GenerateDataKey*"]', "aws_kms_key.it.arn"),
  },
  {
    name: "an alias that another action of the statement needs",
    path: "main.tf",
    text: policy('["kms:Decrypt", "kms:UpdateAlias"]', "aws_kms_alias.it.arn"),
    found: [["aliasForKey", "kms:Decrypt"]],
    suggested: null,
  },
];
