import type rule from "../../src/rules/trust-condition.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { letting, under, yaml } from "./trust-condition-texts.js";

const exact = yaml([under('StringEquals: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')]);
const exactAccount = yaml([under('StringEqualsIfExists: { aws:SourceAccount: "1234*" }')]);
const bucket = yaml([under('ArnLike: { aws:SourceArn: "arn:aws:s3:::landing" }')]);
const twoAccounts = yaml([
  under(
    'StringEquals: { aws:SourceAccount: "123456789012" }, ArnLike: { aws:SourceArn: "arn:aws:dms:eu-west-1:210987654321:*" }',
  ),
]);
const rdsOfAll = '!Sub "arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:*"';
const inPartition = yaml([under(`ArnLike: { aws:SourceArn: ${rdsOfAll} }`)]);
const withoutRegion = yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms::123456789012:*" }')]);
const noSuchType = yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:replication-task:*" }')]);
const noSuchSign = yaml([
  under('ArnLike: { aws:SourceArn: [!Sub "arn:${AWS::Partition}:dms:*:${AWS::AccountId}:endpoint/*"] }'),
]);
const twoAccountsInPartition = twoAccounts.replace(
  '"arn:aws:dms:eu-west-1:210987654321:*"',
  '!Sub "arn:${AWS::Partition}:dms:${AWS::Region}:210987654321:*"',
);
const twoAccountsInLower = twoAccounts.replace("StringEquals", "stringequals");
const regional = yaml([
  letting("{ Service: dms.amazonaws.com }"),
  under('ArnLike: { aws:SourceArn: "arn:aws:s3:::landing" }', "{ Service: dms.eu-west-1.amazonaws.com }"),
]);
const oneOfTwo = yaml([
  under('StringEquals: { aws:SourceAccount: "123456789012", aws:SourceArn: "arn:aws:dms:*:123456789012:*" }'),
]);

export const valid: readonly ValidCase[] = [
  {
    name: "ARNs that are compared by their parts",
    template: yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')]),
  },
  {
    name: "a wildcard where it is one",
    template: yaml([
      under(
        'ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }, StringEquals: { aws:SourceAccount: "123456789012" }',
      ),
    ]),
  },
  {
    name: "a type that is not known yet",
    template: yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:collector:*" }')]),
  },
  {
    name: "a misspelled type beside one that matches",
    template: yaml([
      under(
        'ArnLike: { aws:SourceArn: ["arn:aws:dms:*:123456789012:replication-task:*", "arn:aws:dms:*:123456789012:task:*"] }',
      ),
    ]),
  },
  {
    name: "another value that matches",
    template: yaml([under('ArnLike: { aws:SourceArn: ["arn:aws:s3:::landing", "arn:aws:dms:*:*:*"] }')]),
  },
  {
    name: "an exact value beside one with a wildcard",
    template: yaml([under('StringEquals: { aws:SourceAccount: ["12*", "123456789012"] }')]),
  },
  {
    name: "a value that is not known",
    template: `Parameters: { Source: { Type: String } }\n${yaml([under("ArnLike: { aws:SourceArn: !Ref Source }")])}`,
  },
  {
    name: "a wildcard that stands for region and account",
    template: yaml([under('StringLike: { aws:SourceArn: "arn:aws:dms:*" }')]),
  },
  {
    name: "an account that is not known",
    template: yaml([under('ArnLike: { aws:SourceArn: !Sub "arn:aws:dms:eu-west-1:${AWS::AccountId}:*" }')]),
  },
  {
    name: "what must not match",
    template: yaml([under('ArnNotLike: { aws:SourceArn: "arn:aws:s3:::landing" }')]),
  },
  {
    name: "two accounts, one of which must not be the source",
    template: yaml([
      under(
        'StringNotEquals: { aws:SourceAccount: "123456789012" }, ArnLike: { aws:SourceArn: "arn:aws:dms:eu-west-1:210987654321:*" }',
      ),
    ]),
  },
  {
    name: "one account in both keys",
    template: yaml([
      under(
        'StringEquals: { aws:SourceAccount: "123456789012" }, ArnLike: { aws:SourceArn: "arn:aws:dms:eu-west-1:123456789012:*" }',
      ),
    ]),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a wildcard that is compared letter by letter",
    template: exact,
    errors: [
      {
        messageId: "wildcard",
        ...at(exact, '"arn:aws:dms:*:123456789012:*"'),
        data: {
          role: "Role",
          key: "aws:SourceArn",
          operator: "StringEquals",
          value: "arn:aws:dms:*:123456789012:*",
          better: "ArnLike",
        },
        suggestions: [
          {
            messageId: "useOperator",
            data: { key: "aws:SourceArn", candidate: "ArnLike" },
            output: yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')]),
          },
        ],
      },
    ],
  },
  {
    name: "a part of an account",
    template: exactAccount,
    errors: [
      {
        messageId: "wildcard",
        ...at(exactAccount, '"1234*"'),
        data: {
          role: "Role",
          key: "aws:SourceAccount",
          operator: "StringEquals",
          value: "1234*",
          better: "StringLike",
        },
      },
    ],
  },
  {
    name: "a bucket",
    template: bucket,
    errors: [
      {
        messageId: "notDms",
        ...at(bucket, '"arn:aws:s3:::landing"'),
        data: { role: "Role", key: "aws:SourceArn", value: "arn:aws:s3:::landing" },
      },
    ],
  },
  {
    name: "a bucket, on the regional principal only",
    template: regional,
    errors: [{ messageId: "notDms", ...at(regional, '"arn:aws:s3:::landing"') }],
  },
  {
    name: "the ARN of another service in the partition of the deployment",
    template: inPartition,
    errors: [{ messageId: "notDms", ...at(inPartition, rdsOfAll) }],
  },
  {
    name: "the ARN of DMS without a region",
    template: withoutRegion,
    errors: [{ messageId: "notDms", ...at(withoutRegion, '"arn:aws:dms::123456789012:*"') }],
  },
  {
    name: "a type that DMS writes with another word",
    template: noSuchType,
    errors: [
      {
        messageId: "noSuchArn",
        ...at(noSuchType, '"arn:aws:dms:*:123456789012:replication-task:*"'),
        message:
          "No DMS resource has such an ARN, so aws:SourceArn never matches arn:aws:dms:*:123456789012:replication-task:* and DMS " +
          "cannot assume role Role. Write arn:aws:dms:*:123456789012:task:*.",
        suggestions: [{ messageId: "useArn", output: noSuchType.replace("replication-task", "task") }],
      },
    ],
  },
  {
    name: "a type that DMS writes with another sign",
    template: noSuchSign,
    errors: [
      {
        messageId: "noSuchArn",
        ...at(noSuchSign, '!Sub "arn:${AWS::Partition}:dms:*:${AWS::AccountId}:endpoint/*"'),
        suggestions: [{ messageId: "useArn", output: noSuchSign.replace("endpoint/*", "endpoint:*") }],
      },
    ],
  },
  {
    name: "two accounts, one of them in an ARN with references",
    template: twoAccountsInPartition,
    errors: [{ messageId: "otherAccount", ...at(twoAccountsInPartition, 'aws:SourceAccount: "123456789012"') }],
  },
  {
    name: "two accounts",
    template: twoAccounts,
    errors: [
      {
        messageId: "otherAccount",
        ...at(twoAccounts, 'aws:SourceAccount: "123456789012"'),
        data: { role: "Role", account: "123456789012", other: "210987654321" },
      },
    ],
  },
  {
    name: "two accounts, under an operator in other letters",
    template: twoAccountsInLower,
    errors: [{ messageId: "otherAccount", ...at(twoAccountsInLower, 'aws:SourceAccount: "123456789012"') }],
  },
  {
    name: "a wildcard under an operator that compares more",
    template: oneOfTwo,
    errors: [{ messageId: "wildcard", ...at(oneOfTwo, '"arn:aws:dms:*:123456789012:*"') }],
  },
];
