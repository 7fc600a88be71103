import rule from "../../src/rules/trust-condition.js";
import { ruleTester } from "../../src/rule-tester/index.js";
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

/** The same without the condition. */
function terraformOpen(name: string): string {
  return terraform(name, "", "", "").replace(/\n {4}condition \{[^]*?\n {4}\}/, "");
}

/** Two roles with one trust policy. */
function terraformTwo(name: string, other: string): string {
  const resource = `
resource "aws_iam_role" "other" {
  name               = "${other}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
  return terraform(name, "StringEquals", "aws:SourceAccount", '"123456789012"') + resource;
}

/** A role whose trust policy has this condition, in a block; in JSON; by jsonencode. */
function block(lines: string): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-cloudwatch-logs-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole
${lines}`;
}

function json(condition: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-access-for-endpoint",
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "dms.amazonaws.com" },
              "Action": "sts:AssumeRole"${condition}
            }
          ]
        }
      }
    }
  }
}
`;
}

function encoded(condition: string): string {
  return `resource "aws_iam_role" "dms" {
  name = "dms-cloudwatch-logs-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "dms.amazonaws.com" }
      Action    = "sts:AssumeRole"${condition}
    }]
  })
}
`;
}

const source = `            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
              ArnLike:
                aws:SourceArn: arn:aws:dms:*:123456789012:*
`;
const besideOthers = `            Condition:
              StringEquals:
                sts:ExternalId: migration
                aws:SourceAccount: !Ref AWS::AccountId
              ArnLike:
                aws:SourceArn: arn:aws:dms:*:123456789012:*
`;
const onlyOthers = `            Condition:
              StringEquals:
                sts:ExternalId: migration
`;
const jsonSource = `,
              "Condition": {
                "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } }
              }`;
const encodedSource = `
      Condition = {
        StringEquals = { "aws:SourceAccount" = "123456789012" }
      }`;
const inBranch = block(`            Condition:
              StringEquals: !If [IsMain, { aws:SourceAccount: "123456789012" }, { sts:ExternalId: dms }]
Conditions:
  IsMain: !Equals [!Ref AWS::Region, eu-west-1]
`);

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
const oneOfTwo = yaml([
  under('StringEquals: { aws:SourceAccount: "123456789012", aws:SourceArn: "arn:aws:dms:*:123456789012:*" }'),
]);
const terraformLogs = terraform("dms-cloudwatch-logs-role", "StringEquals", "aws:SourceAccount", '"123456789012"');
const terraformExact = terraform("dms-landing", "StringEquals", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"');
const terraformBucket = terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:s3:::landing"');

const logsFail = "tasks write no logs.";

ruleTester.run(rule, {
  valid: [
    { name: "no condition", template: yaml([letting(dms)], "dms-cloudwatch-logs-role") },
    { name: "no condition on the Redshift role", template: yaml([letting(dms)], "dms-access-for-endpoint") },
    { name: "no condition in a block", template: block("") },
    { name: "a condition on something else", template: block(onlyOthers) },
    { name: "no condition in JSON", filename: "stack.json", template: json("") },
    { name: "no condition in jsonencode", filename: "main.tf", template: encoded("") },
    { name: "no condition in Terraform", filename: "main.tf", template: terraformOpen("dms-cloudwatch-logs-role") },
    {
      name: "ARNs that are compared by their parts",
      template: yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')]),
    },
    {
      name: "the account, on a role where that works",
      template: yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")]),
    },
    {
      name: "the account, on dms-vpc-role",
      template: yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")], "dms-vpc-role"),
    },
    {
      name: "the account, on the Redshift role of a stack without Redshift",
      template: `${yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")], "dms-access-for-endpoint")}  Source:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: source, EngineName: mysql }
`,
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
          suggestions: [
            {
              messageId: "removeCondition",
              data: { removed: ["aws:SourceAccount"], name: "dms-cloudwatch-logs-role" },
              output: yaml([letting(dms)], "dms-cloudwatch-logs-role"),
            },
          ],
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
            failure: "loading into Redshift fails.",
          },
          suggestions: [{ messageId: "removeCondition", output: yaml([letting(dms)], "dms-access-for-endpoint") }],
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
          suggestions: [{ messageId: "removeCondition", output: terraformOpen("dms-cloudwatch-logs-role") }],
        },
      ],
    },
    {
      name: "a wildcard that is compared letter by letter, in Terraform",
      filename: "main.tf",
      template: terraformExact,
      errors: [
        {
          messageId: "wildcard",
          ...at(terraformExact, '"arn:aws:dms:*:123456789012:*"'),
          suggestions: [
            {
              messageId: "useOperator",
              output: terraform("dms-landing", "ArnLike", "aws:SourceArn", '"arn:aws:dms:*:123456789012:*"'),
            },
          ],
        },
      ],
    },
    {
      name: "a bucket in Terraform",
      filename: "main.tf",
      template: terraformBucket,
      errors: [{ messageId: "notDms", ...at(terraformBucket, '"arn:aws:s3:::landing"') }],
    },
    {
      name: "a wildcard under an operator that compares more",
      template: oneOfTwo,
      errors: [{ messageId: "wildcard", ...at(oneOfTwo, '"arn:aws:dms:*:123456789012:*"') }],
    },
    {
      name: "both keys, in a block",
      template: block(source),
      errors: [
        {
          messageId: "reported",
          ...at(block(source), "aws:SourceAccount: !Ref AWS::AccountId"),
          suggestions: [
            {
              messageId: "removeCondition",
              data: { removed: ["aws:SourceAccount", "aws:SourceArn"], name: "dms-cloudwatch-logs-role" },
              output: block(""),
            },
          ],
        },
        {
          messageId: "reported",
          ...at(block(source), "aws:SourceArn: arn:aws:dms:*:123456789012:*"),
          suggestions: [{ messageId: "removeCondition", output: block("") }],
        },
      ],
    },
    {
      name: "both keys beside another",
      template: block(besideOthers),
      errors: [
        {
          messageId: "reported",
          ...at(block(besideOthers), "aws:SourceAccount: !Ref AWS::AccountId"),
          suggestions: [{ messageId: "removeCondition", output: block(onlyOthers) }],
        },
        {
          messageId: "reported",
          ...at(block(besideOthers), "aws:SourceArn: arn:aws:dms:*:123456789012:*"),
          suggestions: [{ messageId: "removeCondition", output: block(onlyOthers) }],
        },
      ],
    },
    {
      name: "the account in one branch",
      template: inBranch,
      errors: [{ messageId: "reported", ...at(inBranch, 'aws:SourceAccount: "123456789012"') }],
    },
    {
      name: "the account on the Redshift role, in JSON",
      filename: "stack.json",
      template: json(jsonSource),
      errors: [
        {
          messageId: "reported",
          ...at(json(jsonSource), '"aws:SourceAccount": { "Ref": "AWS::AccountId" }'),
          suggestions: [{ messageId: "removeCondition", output: json("") }],
        },
      ],
    },
    {
      name: "the account on the logs role, in jsonencode",
      filename: "main.tf",
      template: encoded(encodedSource),
      errors: [
        {
          messageId: "reported",
          ...at(encoded(encodedSource), '"aws:SourceAccount" = "123456789012"'),
          suggestions: [{ messageId: "removeCondition", output: encoded("") }],
        },
      ],
    },
    {
      name: "a trust policy of which another role needs the condition",
      filename: "main.tf",
      template: terraformTwo("dms-cloudwatch-logs-role", "dms-vpc-role"),
      errors: [{ messageId: "reported", line: 8, column: 5, endLine: 12, endColumn: 6 }],
    },
  ],
});
