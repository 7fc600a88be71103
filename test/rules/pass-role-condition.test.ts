import rule from "../../src/rules/pass-role-condition.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as otherActionsCases from "./pass-role-condition-other-actions-cases.js";
import * as templateCases from "./pass-role-condition-template-cases.js";
import { dms, key, on } from "./pass-role-condition-texts.js";
import { create, filename, landing, policy, statement } from "./pass-role-texts.js";
import { policyCases } from "./policy-forms.js";

/** A condition on the service that a role is passed to. */
function to(service: string, operator = "StringEquals"): string {
  return `, "Condition": { "${operator}": { "iam:PassedToService": ${service} } }`;
}

const pass = (condition: string, resource = landing): string => statement('"iam:PassRole"', resource, condition);
const accepted = [
  "dms.amazonaws.com",
  "dms.eu-west-1.amazonaws.com",
  "schema-conversion.dms.amazonaws.com",
  "dms.cn-north-1.amazonaws.com.cn",
  "dms.sc2s.sgov.gov",
];

ruleTester.run(rule, {
  valid: [
    ...accepted.map((service) => ({
      name: `to ${service}`,
      filename,
      template: policy(create, pass(to(`["lambda.amazonaws.com", "${service}"]`))),
    })),
    { name: "to a pattern", filename, template: policy(create, pass(to('"dms.*"', "StringLike"))) },
    { name: "to every service", filename, template: policy(create, pass(to('"*"', "StringLike"))) },
    {
      name: "to every service but one",
      filename,
      template: policy(create, pass(to('"ec2.amazonaws.com"', "StringNotEquals"))),
    },
    {
      name: "to DMS in capitals, where they do not matter",
      filename,
      template: policy(create, pass(to('"DMS.amazonaws.com"', "StringEqualsIgnoreCase"))),
    },
    {
      name: "a wildcard under an operator that takes none is condition-operator's",
      filename,
      template: policy(create, pass(to('"dms.*"'))),
    },
    {
      name: "to another service too",
      filename,
      template: policy(create, pass(to('"ec2.amazonaws.com"')), pass(to('"dms.amazonaws.com"'))),
    },
    {
      name: "to whatever a policy variable says",
      filename,
      template: policy(create, pass(to('"${aws:PrincipalTag/service}"'))),
    },
    {
      name: "no action of DMS",
      filename,
      template: policy(statement('"lambda:*"'), pass(to('"lambda.amazonaws.com"'))),
    },
    {
      name: "no operation of DMS that passes a role",
      filename,
      template: policy(statement('"dms:Describe*"'), pass(to('"lambda.amazonaws.com"'))),
    },
    {
      name: "for targets that take no role",
      filename,
      template: policy(create, pass(to('"lambda.amazonaws.com"'))),
      settings: { targets: ["kafka"] },
    },
    {
      name: "a part of what the caller has",
      filename,
      template: policy(create, pass(to('"lambda.amazonaws.com"'))),
      settings: { partialPolicies: [filename] },
      skipped: 1,
    },
    ...templateCases.valid,
  ],
  invalid: [
    {
      name: "to another service",
      filename,
      template: policy(create, pass(to('"lambda.amazonaws.com"'))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 5, column: 166, endLine: 5, endColumn: 188, address: "Statement[1]" },
          message:
            "This condition excludes DMS: it compares iam:PassedToService with lambda.amazonaws.com, but DMS " +
            'is dms.amazonaws.com. dms:CreateEndpoint with a role then fails: "not authorized to perform: ' +
            'iam:PassRole".',
          related: [{ line: 5, column: 5, message: "the statement that allows passing the role" }],
          suggestions: [
            {
              messageId: "nameDms",
              data: { service: "dms.amazonaws.com" },
              output: policy(create, pass(to('"dms.amazonaws.com"'))),
            },
          ],
        },
      ],
    },
    {
      name: "to a service that the caller works with",
      filename,
      template: policy(create, statement('"lambda:*"'), pass(to('"lambda.amazonaws.com"'))),
      errors: [{ messageId: "neverPresented", line: 6, column: 166, endLine: 6, endColumn: 188 }],
    },
    {
      name: "to DMS in capitals",
      filename,
      template: policy(create, pass(to('"DMS.amazonaws.com"'))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 5, column: 166, endLine: 5, endColumn: 185 },
          suggestions: [{ messageId: "nameDms", output: policy(create, pass(to('"dms.amazonaws.com"'))) }],
        },
      ],
    },
    {
      name: "to two other services",
      filename,
      template: policy(create, pass(to('["lambda.amazonaws.com", "dms"]'))),
      errors: [
        {
          ...{ messageId: "neverPresented", line: 5, column: 166, endLine: 5, endColumn: 197 },
          data: {
            service: "dms.amazonaws.com",
            values: ["lambda.amazonaws.com", "dms"],
            operation: "dms:CreateEndpoint",
          },
        },
      ],
    },
    {
      name: "to every service but DMS",
      filename,
      template: policy(create, pass(to('"dms.amazonaws.com"', "StringNotEquals"))),
      errors: [
        {
          ...{ messageId: "notMet", line: 5, column: 169, endLine: 5, endColumn: 188 },
          message:
            "This condition excludes DMS: dms.amazonaws.com does not meet StringNotEquals with dms.amazonaws.com. " +
            'dms:CreateEndpoint with a role then fails: "not authorized to perform: iam:PassRole".',
        },
      ],
    },
    {
      name: "to no service",
      filename,
      template: policy(create, pass(to('"true"', "Null"))),
      errors: [
        {
          ...{ messageId: "notMet", line: 5, column: 158, endLine: 5, endColumn: 164 },
          data: { service: "dms.amazonaws.com", operator: "Null", values: "true", operation: "dms:CreateEndpoint" },
        },
      ],
    },
    ...otherActionsCases.invalid,
    ...templateCases.invalid,
  ],
});

policyCases(rule, [
  {
    name: "to another service",
    statement: [dms, on("iam:PassRole", { StringEquals: { [key]: "lambda.amazonaws.com" } })],
    found: [["neverPresented", "lambda.amazonaws.com"]],
    // The others may have more that is not seen.
    without: ["yaml", "jsonencode", "block"],
  },
  {
    name: "to every service but DMS",
    statement: [dms, on("iam:PassRole", { StringNotEquals: { [key]: "dms.amazonaws.com" } })],
    found: [["notMet", "dms.amazonaws.com"]],
    without: ["yaml", "jsonencode", "block"],
  },
  ...otherActionsCases.cases,
]);
