import rule from "../../src/rules/trust-condition.js";
import { ruleTester } from "../../src/testing/index.js";
import { at } from "./places.js";

const dms = "{ Service: dms.amazonaws.com }";

/** A role whose trust policy has these statements (flow mappings). */
function yaml(statements: readonly string[], name = "dms-landing"): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements.map((statement) => `          - ${statement}\n`).join("")}`;
}

function under(condition: string, principal = dms): string {
  return `{ Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole", Condition: { ${condition} } }`;
}

function letting(principal: string): string {
  return `{ Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole" }`;
}

function terraform(name: string, operator: string, key: string, values: string): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
    condition {
      test     = "${operator}"
      variable = "${key}"
      values   = [${values}]
    }
  }
}

resource "aws_iam_role" "dms" {
  name               = "${name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
}

const logs = yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")], "dms-cloudwatch-logs-role");
const redshift = yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')], "dms-access-for-endpoint");
const exact = yaml([under('StringEquals: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')]);
const exactAccount = yaml([under('StringEqualsIfExists: { aws:SourceAccount: "1234*" }')]);
const bucket = yaml([under('ArnLike: { aws:SourceArn: "arn:aws:s3:::landing" }')]);
const twoAccounts = yaml([
  under(
    'StringEquals: { aws:SourceAccount: "123456789012" }, ArnLike: { aws:SourceArn: "arn:aws:dms:eu-west-1:210987654321:*" }',
  ),
]);
const regional = yaml([
  letting("{ Service: dms.amazonaws.com }"),
  under('ArnLike: { aws:SourceArn: "arn:aws:s3:::landing" }', "{ Service: dms.eu-west-1.amazonaws.com }"),
]);
const terraformLogs = terraform("dms-cloudwatch-logs-role", "StringEquals", "aws:SourceAccount", '"123456789012"');
const terraformExact = terraform("dms-landing", "StringEquals", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"');
const terraformBucket = terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:s3:::landing"');

const logsFail = "tasks write no log.";

ruleTester.run(rule, {
  valid: [
    { name: "no condition", template: yaml([letting(dms)], "dms-cloudwatch-logs-role") },
    {
      name: "the account, on a role where that works",
      template: yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")]),
    },
    {
      name: "the account, on dms-vpc-role",
      template: yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")], "dms-vpc-role"),
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
      name: "another statement without the condition",
      template: yaml(
        [under('StringEquals: { aws:SourceAccount: "123456789012" }'), letting(dms)],
        "dms-cloudwatch-logs-role",
      ),
    },
    {
      name: "the condition on another service",
      template: yaml(
        [
          letting(dms),
          under('StringEquals: { aws:SourceAccount: "123456789012" }', "{ Service: redshift.amazonaws.com }"),
        ],
        "dms-access-for-endpoint",
      ),
    },
    {
      name: "what must not match",
      template: yaml([under('ArnNotLike: { aws:SourceArn: "arn:aws:s3:::landing" }')]),
    },
    {
      name: "one account in both keys",
      template: yaml([
        under(
          'StringEquals: { aws:SourceAccount: "123456789012" }, ArnLike: { aws:SourceArn: "arn:aws:dms:eu-west-1:123456789012:*" }',
        ),
      ]),
    },
    {
      name: "a role that is not for DMS",
      template: yaml([under('ArnLike: { aws:SourceArn: "arn:aws:s3:::landing" }', "{ Service: s3.amazonaws.com }")]),
    },
    {
      name: "a wildcard where it is one, in Terraform",
      filename: "main.tf",
      template: terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"'),
    },
    {
      name: "a value that is not known, in Terraform",
      filename: "main.tf",
      template: `variable "source_arn" {}\n${terraform("dms-landing", "StringEquals", "aws:SourceArn", "var.source_arn")}`,
    },
  ],
  invalid: [
    {
      name: "the account on the logs role",
      template: logs,
      errors: [
        {
          messageId: "reported",
          ...at(logs, "aws:SourceAccount: !Ref AWS::AccountId"),
          address: "Resources.Role",
          data: { key: "aws:SourceAccount", name: "dms-cloudwatch-logs-role", failure: logsFail },
        },
      ],
    },
    {
      name: "the resource on the Redshift role",
      template: redshift,
      errors: [
        {
          messageId: "reported",
          ...at(redshift, 'aws:SourceArn: "arn:aws:dms:*:123456789012:*"'),
          data: {
            key: "aws:SourceArn",
            name: "dms-access-for-endpoint",
            failure: "loading into Redshift is denied.",
          },
        },
      ],
    },
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
      name: "the account on the logs role, in Terraform",
      filename: "main.tf",
      template: terraformLogs,
      errors: [
        {
          messageId: "reported",
          ...at(
            terraformLogs,
            '    condition {\n      test     = "StringEquals"\n      variable = "aws:SourceAccount"\n      values   = ["123456789012"]\n    }'.trim(),
          ),
          address: "aws_iam_role.dms",
        },
      ],
    },
    {
      name: "a wildcard that is compared letter by letter, in Terraform",
      filename: "main.tf",
      template: terraformExact,
      errors: [{ messageId: "wildcard", ...at(terraformExact, '"arn:aws:dms:*:123456789012:*"') }],
    },
    {
      name: "a bucket in Terraform",
      filename: "main.tf",
      template: terraformBucket,
      errors: [{ messageId: "notDms", ...at(terraformBucket, '"arn:aws:s3:::landing"') }],
    },
  ],
});
