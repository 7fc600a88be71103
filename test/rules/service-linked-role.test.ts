import rule from "../../src/rules/service-linked-role.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { filename, policy, statement } from "./pass-role-texts.js";
import { policyCases } from "./policy-forms.js";
import * as anyRoleCases from "./service-linked-role-any-role-cases.js";
import * as templateCases from "./service-linked-role-template-cases.js";
import { arn, create, written } from "./service-linked-role-texts.js";
import { changed } from "./texts.js";
const ofDms = ', "Condition": { "StringLike": { "iam:AWSServiceName": "dms.amazonaws.com" } }';
const makeRole = statement('"iam:CreateServiceLinkedRole"', `"${arn}"`, ofDms);

ruleTester.run(rule, {
  valid: [
    { name: "may make the role", filename, template: policy(create, makeRole) },
    {
      name: "may make the roles of some services",
      filename,
      template: policy(
        create,
        statement(
          '"iam:CreateServiceLinkedRole"',
          '"*"',
          ', "Condition": { "StringEquals": { "iam:AWSServiceName": ["dms.amazonaws.com", "rds.amazonaws.com"] } }',
        ),
      ),
    },
    {
      name: "an account where the role is there",
      filename,
      template: policy(create),
      settings: { existingRoles: ["AWSServiceRoleForDMSServerless"] },
    },
    { name: "all of DMS, with no word of serverless", filename, template: policy(statement('"dms:*"')) },
    { name: "reading alone", filename, template: policy(statement('"dms:DescribeReplicationConfigs"')) },
    {
      name: "a part of what the caller has",
      filename,
      template: policy(create),
      settings: { partialPolicies: [filename] },
      skipped: 1,
    },
    { name: "not a caller of DMS", filename, template: policy(statement('"iam:CreateServiceLinkedRole"')) },
    ...templateCases.valid,
  ],
  invalid: [
    {
      name: "may not make the role",
      filename,
      template: policy(create),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 120, address: "Statement[0]" },
          message:
            "This allows creating serverless replications, but not the service-linked role " +
            'AWSServiceRoleForDMSServerless. In an account without this role, AWS returns "Caught exception ' +
            'while trying to create the service-linked IAM role". Allow iam:CreateServiceLinkedRole for ' +
            "dms.amazonaws.com, or add the role to settings.existingRoles. See " +
            "https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html",
          suggestions: [
            { messageId: "addStatement", data: { service: "dms.amazonaws.com" }, output: policy(create, written) },
          ],
        },
      ],
    },
    {
      name: "may make the role of another service",
      filename,
      template: policy(create, changed(makeRole, '"iam:AWSServiceName": "dms', '"iam:AWSServiceName": "rds')),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 120 },
          suggestions: [
            {
              messageId: "addStatement",
              output: policy(
                create,
                changed(makeRole, '"iam:AWSServiceName": "dms', '"iam:AWSServiceName": "rds'),
                written.replace(/\{\s+"StringLike": \{\s+([^\n]+)\s+\}\s+\}/, '{ "StringLike": { $1 } }'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: "denied",
      filename,
      template: policy(create, makeRole, statement('"iam:Create*"', '"*"', "", "Deny")),
      errors: [
        {
          ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 120 },
          related: [{ line: 6, column: 5, message: "the statement that denies it" }],
        },
      ],
    },
    ...anyRoleCases.invalid,
    ...templateCases.invalid,
  ],
});

policyCases(rule, [
  {
    name: "no word of it",
    statement: { Effect: "Allow", Action: "dms:CreateReplicationConfig", Resource: "*" },
    found: [["missing"]],
    // The others may have more that is not seen.
    without: ["yaml", "jsonencode", "block"],
  },
  ...anyRoleCases.cases,
]);
