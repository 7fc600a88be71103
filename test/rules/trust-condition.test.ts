import rule from "../../src/rules/trust-condition.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import * as placeCases from "./trust-condition-place-cases.js";
import * as terraformCases from "./trust-condition-terraform-cases.js";
import { dms, letting, under, yaml } from "./trust-condition-texts.js";
import * as valueCases from "./trust-condition-value-cases.js";

/** A role whose trust policy has this condition. */
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

/** The same in JSON. */
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

const inBranch = block(`            Condition:
              StringEquals: !If [IsMain, { aws:SourceAccount: "123456789012" }, { sts:ExternalId: dms }]
Conditions:
  IsMain: !Equals [!Ref AWS::Region, eu-west-1]
`);

const logs = yaml([under("StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }")], "dms-cloudwatch-logs-role");
const redshift = yaml([under('ArnLike: { aws:SourceArn: "arn:aws:dms:*:123456789012:*" }')], "dms-access-for-endpoint");

const logsFail = "tasks write no logs.";

ruleTester.run(rule, {
  valid: [
    { name: "no condition", template: yaml([letting(dms)], "dms-cloudwatch-logs-role") },
    { name: "no condition on the Redshift role", template: yaml([letting(dms)], "dms-access-for-endpoint") },
    { name: "no condition in a block", template: block("") },
    { name: "a condition on something else", template: block(onlyOthers) },
    { name: "no condition in JSON", filename: "stack.json", template: json("") },
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
      name: "a role that is not for DMS",
      template: yaml([under('ArnLike: { aws:SourceArn: "arn:aws:s3:::landing" }', "{ Service: s3.amazonaws.com }")]),
    },
    ...valueCases.valid,
    ...placeCases.valid,
    ...terraformCases.valid,
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
    ...valueCases.invalid,
    ...placeCases.invalid,
    ...terraformCases.invalid,
  ],
});
