import type rule from "../../src/rules/trust-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { dms, terraform, yaml } from "./trust-scope-texts.js";
import { yamlS3Target as s3 } from "./texts.js";

const foreignInPartition = yaml([dms, '{ AWS: !Sub "arn:${AWS::Partition}:iam::210987654321:root" }']);
const settings = { account: "123456789012" };
const otherAccount = '{ AWS: "arn:aws:iam::210987654321:root" }';

const foreign = yaml([dms, otherAccount]);
const foreignNumber = yaml([dms, '{ AWS: "210987654321" }']);
const terraformForeign = terraform('Service = "dms.amazonaws.com", AWS = "arn:aws:iam::210987654321:root"');

export const valid: readonly ValidCase[] = [
  { name: "the own account", template: yaml([dms, '{ AWS: "arn:aws:iam::123456789012:root" }']), settings },
  { name: "an account, where the own one is not known", template: foreign },
  {
    name: "a role of another account",
    template: yaml([dms, '{ AWS: "arn:aws:iam::210987654321:role/reader" }']),
    settings,
  },
  {
    name: "another account under a condition",
    template: yaml([otherAccount], s3, ", Condition: { StringEquals: { sts:ExternalId: migration } }"),
    settings,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "another account",
    template: foreign,
    settings,
    errors: [
      {
        messageId: "account",
        ...at(foreign, '"arn:aws:iam::210987654321:root"'),
        address: "Resources.Role",
        data: { role: "Role", account: "210987654321" },
      },
    ],
  },
  {
    name: "another account, in the partition of the deployment",
    template: foreignInPartition,
    settings,
    errors: [
      { messageId: "account", ...at(foreignInPartition, '!Sub "arn:${AWS::Partition}:iam::210987654321:root"') },
    ],
  },
  {
    name: "another account by its number",
    template: foreignNumber,
    settings,
    errors: [{ messageId: "account", ...at(foreignNumber, '"210987654321"') }],
  },
  {
    name: "another account in Terraform",
    filename: "main.tf",
    template: terraformForeign,
    settings,
    errors: [
      {
        messageId: "account",
        ...at(terraformForeign, '"arn:aws:iam::210987654321:root"'),
        address: "aws_iam_role.dms",
      },
    ],
  },
];
