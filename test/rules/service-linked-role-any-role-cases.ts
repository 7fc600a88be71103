import type rule from "../../src/rules/service-linked-role.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { filename, policy, statement } from "./pass-role-texts.js";
import { at } from "./places.js";
import type { PolicyCase } from "./policy-forms.js";
import { arn, create, written } from "./service-linked-role-texts.js";

const anyRole = policy(statement('"iam:CreateServiceLinkedRole"'));

const dms = { Effect: "Allow", Action: "dms:StartReplication", Resource: "*" };
const on = (resource: string, condition?: object): object => ({
  Effect: "Allow",
  Action: "iam:CreateServiceLinkedRole",
  Resource: resource,
  ...(condition && { Condition: condition }),
});

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "every role, in a policy that has nothing to do with DMS",
    filename,
    options: { everyPolicy: true },
    template: anyRole,
    errors: [{ messageId: "anyRoleOfAll", ...at(anyRole, '"iam:CreateServiceLinkedRole"') }],
  },
  {
    name: "may make every role",
    filename,
    template: policy(create, statement('"iam:CreateServiceLinkedRole"')),
    errors: [
      {
        ...{ messageId: "anyRole", line: 5, column: 36, endLine: 5, endColumn: 65, address: "Statement[1]" },
        message:
          "iam:CreateServiceLinkedRole on * without iam:AWSServiceName allows creating the service-linked " +
          "role of every service. Name the services that need one: dms.amazonaws.com for DMS Serverless.",
        related: [{ line: 5, column: 79, message: "the resource" }],
        suggestions: [
          {
            messageId: "nameDms",
            output: policy(
              create,
              `{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "${arn}", "Condition": { "StringLike": { "iam:AWSServiceName": "dms.amazonaws.com" } } }`,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "may make every role but one",
    filename,
    options: { everyPolicy: true },
    template: anyRole.replace('"Resource"', '"NotResource"').replace('"*"', '"arn:aws:iam::123456789012:role/a"'),
    errors: [
      {
        ...{ messageId: "anyRoleOfAll", line: 4, column: 36, endLine: 4, endColumn: 65 },
        message:
          "iam:CreateServiceLinkedRole on * without iam:AWSServiceName allows creating the service-linked role of " +
          "every service. Name the services that need one.",
      },
    ],
  },
  {
    name: "may make every role, and works with other services",
    filename,
    template: policy(create, statement('"elasticache:*"'), statement('"iam:CreateServiceLinkedRole"')),
    errors: [{ messageId: "anyRole", line: 6, column: 36, endLine: 6, endColumn: 65 }],
  },
  {
    name: "may make every role, among others",
    filename,
    template: policy(create, statement('["iam:CreateServiceLinkedRole", "iam:GetRole"]')),
    errors: [
      {
        ...{ messageId: "anyRole", line: 5, column: 37, endLine: 5, endColumn: 66 },
        suggestions: [{ messageId: "nameDms", output: policy(create, statement('["iam:GetRole"]'), written) }],
      },
    ],
  },
];

export const cases: readonly PolicyCase[] = [
  {
    name: "the role of one service by its path",
    statement: [dms, on("arn:aws:iam::*:role/aws-service-role/dms.amazonaws.com/*")],
  },
  {
    name: "under a condition that nobody can decide",
    statement: [dms, on("*", { Bool: { "aws:MultiFactorAuthPresent": "true" } })],
  },
  {
    name: "every role by its path",
    statement: [dms, on("arn:aws:iam::*:role/aws-service-role/*")],
    found: [["anyRole", "iam:CreateServiceLinkedRole"]],
  },
  {
    name: "every role of one account",
    statement: [
      dms,
      on("arn:aws:iam::123456789012:role/aws-service-role/*"),
      on("arn:aws:iam::123456789012:role/*"),
      on("arn:aws:iam::123456789012:role/aws-service-role/dms.amazonaws.com/*"),
      on("arn:aws:iam::123456789012:role/it"),
    ],
    found: [
      ["anyRole", "iam:CreateServiceLinkedRole"],
      ["anyRole", "iam:CreateServiceLinkedRole"],
    ],
  },
  {
    name: "every role, in a policy that has nothing to do with DMS",
    statement: on("*"),
  },
  {
    name: "the same, on request",
    options: { everyPolicy: true },
    statement: [on("*"), { ...on("*"), Effect: "Deny" }],
    found: [["anyRoleOfAll", "iam:CreateServiceLinkedRole"]],
  },
  {
    name: "the role of one service, in a policy that has nothing to do with DMS",
    options: { everyPolicy: true },
    statement: on("*", { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } }),
  },
  {
    name: "the roles of services whose names begin or end alike",
    options: { everyPolicy: true },
    statement: [
      on("*", { StringLike: { "iam:AWSServiceName": "a*" } }),
      on("*", { StringLike: { "iam:AWSServiceName": "*y.amazonaws.com" } }),
      on("arn:aws:iam::*:role/aws-service-role/a*"),
      on("arn:aws:iam::*:role/aws-service-role/*/AWSServiceRoleForA*"),
    ],
  },
  {
    name: "the roles of all services, by the end of their names",
    options: { everyPolicy: true },
    statement: on("arn:aws:iam::*:role/aws-service-role/*.amazonaws.com/AWSServiceRoleFor*", {
      StringLike: { "iam:AWSServiceName": "*.amazonaws.com" },
    }),
    found: [["anyRoleOfAll", "iam:CreateServiceLinkedRole"]],
  },
  {
    name: "by a pattern",
    statement: [dms, { ...on("*"), Action: "iam:Create*" }],
    found: [["anyRole", "iam:Create*"]],
  },
];
