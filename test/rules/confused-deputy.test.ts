import rule from "../../src/rules/confused-deputy.js";
import { ruleTester } from "../../src/rule-tester/index.js";
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

function condition(key: string, value: string): string {
  return `            Condition:
              StringEquals:
                ${key}: ${value}
`;
}

function terraform(more = ""): string {
  return `data "aws_caller_identity" "current" {}

resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "dms.amazonaws.com" }
        Action    = "sts:AssumeRole"${more}
      }
    ]
  })
}
`;
}

/** Roles with one trust policy, which a local value holds. */
function sharing(...names: readonly string[]): string {
  return `locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
${names
  .map(
    (name, index) => `resource "aws_iam_role" "r${String(index)}" {
  name               = "${name}"
  assume_role_policy = local.trust
}
`,
  )
  .join("")}`;
}

/** A role for each name, all of one block. */
const forEach = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "it" {
  for_each           = toset(["dms-vpc-role", "dms-cloudwatch-logs-role"])
  name               = each.key
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;

const principal = "\n              Service: dms.amazonaws.com";
const incompleteReason = yaml();
const openVpc = yaml("dms-vpc-role");
const openRegional = yaml("dms-secret", "", '!Sub "dms.${AWS::Region}.amazonaws.com"');
const terraformOpen = terraform();
const sourceOfAccount = 'data "aws_caller_identity" "current" {}\n';
const withoutAccount = changed(terraformOpen, sourceOfAccount, "");
const withAccountRead = `${changed(
  terraform(`
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }`),
  sourceOfAccount,
  "",
).trimEnd()}\n\n${sourceOfAccount}`;

ruleTester.run(rule, {
  valid: [
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
    ...["dms-cloudwatch-logs-role", "dms-access-for-endpoint"].map((other) => ({
      name: `a trust policy that ${other} has as well`,
      filename: "main.tf",
      template: sharing("dms-vpc-role", other),
    })),
    { name: "a trust policy of roles of one block", filename: "main.tf", template: forEach },
    { name: "a role of another service", template: yaml("functions", "", "lambda.amazonaws.com") },
    {
      name: "a condition that is not known",
      template: `Transform: AWS::LanguageExtensions
Parameters: { Key: { Type: String } }
${changed(incompleteReason, "            Action: sts:AssumeRole\n", "            Action: sts:AssumeRole\n            Condition: !Ref Key\n")}`,
    },
    {
      name: "the account in Terraform",
      filename: "main.tf",
      template: terraform(
        '\n        Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }',
      ),
    },
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
      name: "no condition on roles that all work under one",
      filename: "main.tf",
      // The text is not one role's alone.
      refused: 2,
      template: sharing("dms-vpc-role", "dms-landing"),
      errors: [
        {
          messageId: "unlimited",
          ...at(sharing("dms-vpc-role", "dms-landing"), '{ Service = "dms.amazonaws.com" }'),
          address: "aws_iam_role.r0",
        },
        {
          messageId: "unlimited",
          ...at(sharing("dms-vpc-role", "dms-landing"), '{ Service = "dms.amazonaws.com" }'),
          address: "aws_iam_role.r1",
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
    {
      name: "no condition in Terraform, where nothing tells the account",
      filename: "main.tf",
      template: withoutAccount,
      errors: [
        {
          messageId: "unlimited",
          ...at(withoutAccount, '{ Service = "dms.amazonaws.com" }'),
          suggestions: [{ messageId: "addCondition", output: withAccountRead }],
        },
      ],
    },
    {
      name: "no condition in Terraform",
      filename: "main.tf",
      template: terraformOpen,
      errors: [
        {
          messageId: "unlimited",
          ...at(terraformOpen, '{ Service = "dms.amazonaws.com" }'),
          address: "aws_iam_role.dms",
          suggestions: [
            {
              messageId: "addCondition",
              output: terraform(`
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }`),
            },
          ],
        },
      ],
    },
  ],
});
