import rule from "../../src/rules/pass-role-scope.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as everyPatternCases from "./pass-role-scope-every-pattern-cases.js";
import * as otherServicesCases from "./pass-role-scope-other-services-cases.js";
import * as templateCases from "./pass-role-scope-template-cases.js";
import { condition, everyRole, split } from "./pass-role-scope-texts.js";
import { create, filename, landing, policy, statement, toDms } from "./pass-role-texts.js";
import { at } from "./places.js";

const ofLambda = policy(statement('"lambda:CreateFunction"'), statement('"iam:PassRole"'));
const terraformOfLambda = `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:Pass*", Resource = "arn:aws:iam::123456789012:role/*" }]
  })
}
`;

const ofAnyAccount = terraformOfLambda.replace("123456789012", "${var.account}");

ruleTester.run(rule, {
  valid: [
    { name: "a policy that has nothing to do with DMS, where it is not asked for", filename, template: ofLambda },
    {
      name: "roles of some name, for some service and all of IAM, in policies that have nothing to do with DMS",
      filename,
      options: { everyPolicy: true },
      template: policy(
        statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/lambda-*"'),
        statement('"iam:PassRole"', '"*"', condition.replace("dms.", "lambda.")),
        statement('"iam:*"'),
        statement('"iam:PassRole"', '"arn:aws:s3:::*"'),
      ),
    },
    {
      name: "service-linked roles",
      filename,
      options: { everyPattern: true },
      template: policy(
        create,
        statement('"iam:PassRole"', '"arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"'),
        statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/*"'),
      ),
    },
    ...["role/${var.env}*", "role/team/${var.env}*", "${var.kind}*"].map((roles) => ({
      name: `roles whose name begins with something unknown: ${roles}`,
      filename: "main.tf",
      options: { everyPolicy: true },
      template: `variable "env" {\n  type = string\n}\n\n${terraformOfLambda.replace("role/*", roles)}`,
    })),
    { name: "named roles", filename, template: policy(create, statement('"iam:PassRole"', landing)) },
    { name: "every role, for DMS", filename, template: policy(create, statement('"iam:PassRole"', '"*"', toDms)) },
    {
      name: "any account, one name",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::*:role/dms-landing"')),
    },
    {
      name: "any service like DMS",
      filename,
      template: policy(
        create,
        statement(
          '"iam:PassRole"',
          '"*"',
          ', "Condition": { "StringLike": { "IAM:passedtoservice": "dms*.amazonaws.com" } }',
        ),
      ),
    },
    {
      name: "roles with a tag",
      filename,
      template: policy(
        create,
        statement('"iam:PassRole"', '"*"', ', "Condition": { "StringEquals": { "aws:ResourceTag/for": "dms" } }'),
      ),
    },
    {
      name: "ARNs that are no roles",
      filename,
      template: policy(
        create,
        statement(
          '["iam:PassRole", "iam:Get*", "s3:GetObject"]',
          '["arn:aws:iam::*:user/*", "arn:aws:s3:::landing/*"]',
        ),
        statement('"iam:*"', '["arn:aws:iam::123456789012:policy/*", "arn:aws:iam::*:instance-profile/dms-*"]'),
      ),
    },
    {
      name: "a policy variable is no wildcard",
      filename,
      template: policy(
        create,
        statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/${aws:PrincipalTag/team}-dms"'),
      ),
    },
    {
      name: "roles of another account, which nobody can pass",
      filename,
      settings: { account: "123456789012" },
      template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::210987654321:role/*"')),
    },
    { name: "denied", filename, template: policy(create, statement('"iam:PassRole"', '"*"', "", "Deny")) },
    { name: "everything is no-full-access's", filename, template: policy(create, statement('"*"')) },
    { name: "no action of DMS", filename, template: policy(statement('["ec2:RunInstances", "iam:PassRole"]')) },
    {
      name: "no other action of DMS than everything",
      filename,
      template: policy(statement('"*"'), statement('"iam:PassRole"')),
    },
    ...everyPatternCases.valid,
    ...templateCases.valid,
  ],
  invalid: [
    {
      name: "every role, in a policy that has nothing to do with DMS",
      filename,
      options: { everyPolicy: true },
      template: ofLambda,
      errors: [{ messageId: "everyRoleOfAll", ...at(ofLambda, '"*"', 2) }],
    },
    {
      name: "every role of an account, in a policy that has nothing to do with DMS",
      filename: "main.tf",
      options: { everyPolicy: true },
      template: terraformOfLambda,
      errors: [{ messageId: "everyRoleOfAll", ...at(terraformOfLambda, '"arn:aws:iam::123456789012:role/*"') }],
    },
    {
      name: "every role of an unknown account, in a policy that has nothing to do with DMS",
      filename: "main.tf",
      options: { everyPolicy: true },
      template: ofAnyAccount,
      errors: [{ messageId: "everyRoleOfAll", ...at(ofAnyAccount, '"arn:aws:iam::${var.account}:role/*"') }],
    },
    ...otherServicesCases.invalid,
    {
      name: "every role",
      filename,
      template: policy(create, statement('"iam:PassRole"')),
      errors: [
        {
          ...everyRole(5, 64),
          address: "Statement[1]",
          message:
            "iam:PassRole on * allows passing roles that the policy does not name, even an administrator's " +
            "role, to any service. Name the roles that DMS uses, and add iam:PassedToService.",
          related: [{ line: 5, column: 36, message: "the action" }],
          suggestions: [
            { messageId: "onlyToDms", output: policy(create, statement('"iam:PassRole"', '"*"', condition)) },
          ],
        },
      ],
    },
    {
      name: "among other actions",
      filename,
      template: policy(create, statement('["iam:GetRole", "iam:PassRole"]')),
      errors: [
        {
          ...everyRole(5, 81),
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(create, statement('["iam:GetRole"]'), split('"*"')),
            },
          ],
        },
      ],
    },
    {
      name: "a wildcard that covers other actions",
      filename,
      template: policy(create, statement('"iam:*"')),
      errors: [everyRole(5, 57)],
    },
    {
      name: "a wildcard among other actions",
      filename,
      template: policy(create, statement('["iam:GetRole", "iam:Pass*"]')),
      errors: [everyRole(5, 78)],
    },
    {
      name: "a pattern",
      filename,
      template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/dms-*"')),
      errors: [
        {
          ...{ messageId: "everyRole", line: 5, column: 64, endLine: 5, endColumn: 102 },
          data: { resource: "arn:aws:iam::123456789012:role/dms-*", basis: "" },
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::123456789012:role/dms-*"', condition)),
            },
          ],
        },
      ],
    },
    {
      name: "a pattern behind a named role",
      filename,
      template: policy(create, statement('"iam:PassRole"', `[${landing}, "arn:aws:iam::123456789012:*"]`)),
      errors: [
        {
          ...{ messageId: "everyRole", line: 5, column: 111, endLine: 5, endColumn: 140 },
          suggestions: [
            {
              messageId: "onlyToDms",
              output: policy(
                create,
                statement('"iam:PassRole"', `[${landing}, "arn:aws:iam::123456789012:*"]`, condition),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "among other actions under another condition, which a new statement would lose",
      filename,
      template: policy(
        create,
        statement(
          '["iam:PassRole", "iam:GetRole"]',
          '"*"',
          ', "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }',
        ),
      ),
      errors: [everyRole(5, 81)],
    },
    {
      name: "in a policy that the settings call the caller's",
      filename,
      template: policy(statement('"iam:PassRole"')),
      files: { "dms.json": policy(create) },
      settings: { callerPolicies: [filename, "dms.json"] },
      errors: [
        {
          ...everyRole(4, 64),
          suggestions: [{ messageId: "onlyToDms", output: policy(statement('"iam:PassRole"', '"*"', condition)) }],
        },
      ],
    },
    ...everyPatternCases.invalid,
    ...templateCases.invalid,
  ],
});
