import rule from "../../src/rules/confused-deputy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as terraformCases from "./confused-deputy-terraform-cases.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

/** A role for DMS in block style; `name`: RoleName. */
function yaml(name = "dms-landing", more = "", service = "dms.amazonaws.com"): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: ${service}
            Action: sts:AssumeRole
${more}`;
}

function condition(key: string, value: string, operator = "StringEquals"): string {
  return `            Condition:
              ${operator}:
                ${key}: ${value}
`;
}

const account = condition("aws:SourceAccount", "!Ref AWS::AccountId");
const principal = "\n              Service: dms.amazonaws.com";
const incompleteReason = yaml();
const openVpc = yaml("dms-vpc-role");
const openRegional = yaml("dms-secret", "", '!Sub "dms.${AWS::Region}.amazonaws.com"');

const shared = yaml("dms-lake", "", "[ec2.amazonaws.com, dms.amazonaws.com]");
const withAccount = changed(
  yaml(),
  "Service: dms.amazonaws.com",
  "Service: dms.amazonaws.com\n              AWS: !Ref AWS::AccountId",
);

/** A second statement, for the regional principal. */
const regionalToo = (more = ""): string => `          - Effect: Allow
            Principal:
              Service: !Sub "dms.\${AWS::Region}.amazonaws.com"
            Action: sts:AssumeRole
${more}`;

const leavingOut = [
  condition("aws:SourceAccount", '"210987654321"', "StringNotEquals"),
  condition("aws:SourceArn", "arn:aws:dms:*:210987654321:*", "ArnNotLike"),
];
const asking = [condition("aws:SourceAccount", '"false"', "Null")];

ruleTester.run(rule, {
  valid: [
    { name: "a statement that lets nobody assume the role", template: yaml().replace("AssumeRole\n", "TagSession\n") },
    {
      name: "an account role to be, which gets another name first",
      template: yaml("!Sub dms-cloudwatch-logs-role-${AWS::Region}"),
    },
    { name: "the account", template: yaml("dms-landing", condition("aws:SourceAccount", "!Ref AWS::AccountId")) },
    { name: "the organization", template: yaml("dms-landing", condition("aws:SourceOrgID", "o-example")) },
    {
      name: "another spelling of the key",
      template: yaml("dms-landing", condition("AWS:sourceaccount", "!Ref AWS::AccountId")),
    },
    { name: "a role that fails under the condition", template: yaml("dms-cloudwatch-logs-role") },
    { name: "another one that fails under it", template: yaml("dms-access-for-endpoint") },
    { name: "a role of another service", template: yaml("functions", "", "lambda.amazonaws.com") },
    {
      name: "a condition that is not known",
      template: `Transform: AWS::LanguageExtensions
Parameters: { Key: { Type: String } }
${changed(incompleteReason, "            Action: sts:AssumeRole\n", "            Action: sts:AssumeRole\n            Condition: !Ref Key\n")}`,
    },
    { name: "no source at all", template: yaml("dms-landing", condition("aws:SourceAccount", '"true"', "Null")) },
    ...terraformCases.valid,
  ],
  invalid: [
    {
      name: "no condition",
      template: incompleteReason,
      errors: [
        {
          messageId: "unlimited",
          ...at(incompleteReason, "Service: dms.amazonaws.com"),
          address: "Resources.Role",
          data: { role: "Role" },
          suggestions: [
            {
              messageId: "addCondition",
              output: yaml("dms-landing", condition("aws:SourceAccount", "!Ref AWS::AccountId")),
            },
          ],
        },
      ],
    },
    {
      name: "a statement that another service shares, which the condition would lock out",
      template: shared,
      errors: [
        { messageId: "unlimited", ...at(shared, "Service: [ec2.amazonaws.com, dms.amazonaws.com]"), suggestions: [] },
      ],
    },
    {
      name: "a statement that an account shares",
      template: withAccount,
      errors: [
        {
          messageId: "unlimited",
          ...at(withAccount, "Service: dms.amazonaws.com\n              AWS: !Ref AWS::AccountId"),
          suggestions: [],
        },
      ],
    },
    {
      name: "no condition on dms-vpc-role",
      template: openVpc,
      errors: [
        {
          messageId: "unlimited",
          ...at(openVpc, principal.trim()),
          suggestions: [
            {
              messageId: "addCondition",
              output: yaml("dms-vpc-role", condition("aws:SourceAccount", "!Ref AWS::AccountId")),
            },
          ],
        },
      ],
    },
    {
      name: "no condition on a regional principal",
      template: openRegional,
      errors: [
        {
          messageId: "unlimited",
          ...at(openRegional, 'Service: !Sub "dms.${AWS::Region}.amazonaws.com"'),
          suggestions: [
            {
              messageId: "addCondition",
              output: yaml(
                "dms-secret",
                condition("aws:SourceAccount", "!Ref AWS::AccountId"),
                '!Sub "dms.${AWS::Region}.amazonaws.com"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "two statements",
      template: yaml("dms-secret", regionalToo()),
      errors: [
        {
          messageId: "unlimited",
          ...at(yaml("dms-secret", regionalToo()), principal.trim()),
          suggestions: [
            {
              messageId: "addCondition",
              output: yaml("dms-secret", account + regionalToo(account)),
            },
          ],
        },
      ],
    },
    {
      name: "two statements, of which the condition fits only one",
      template: yaml("dms-secret", regionalToo(), "[ec2.amazonaws.com, dms.amazonaws.com]"),
      errors: [
        {
          messageId: "unlimited",
          ...at(
            yaml("dms-secret", regionalToo(), "[ec2.amazonaws.com, dms.amazonaws.com]"),
            "Service: [ec2.amazonaws.com, dms.amazonaws.com]",
          ),
          suggestions: [],
        },
      ],
    },
    {
      name: "another condition only",
      template: yaml("dms-landing", condition("aws:PrincipalIsAWSService", '"true"')),
      errors: [
        {
          messageId: "unlimited",
          ...at(yaml("dms-landing", condition("aws:PrincipalIsAWSService", '"true"')), principal.trim()),
          suggestions: [
            {
              messageId: "addCondition",
              output: yaml(
                "dms-landing",
                `${condition("aws:PrincipalIsAWSService", '"true"')}                aws:SourceAccount: !Ref AWS::AccountId\n`,
              ),
            },
          ],
        },
      ],
    },
    ...[...leavingOut, ...asking].map((more) => ({
      name: `a condition that lets all others in: ${more.trim().replaceAll(/\s+/g, " ")}`,
      template: yaml("dms-landing", more),
      errors: [
        {
          messageId: "unlimited" as const,
          ...at(yaml("dms-landing", more), principal.trim()),
          suggestions: [
            {
              messageId: "addCondition" as const,
              output: yaml(
                "dms-landing",
                `${more}              StringEquals:\n                aws:SourceAccount: !Ref AWS::AccountId\n`,
              ),
            },
          ],
        },
      ],
    })),
    ...terraformCases.invalid,
  ],
});
