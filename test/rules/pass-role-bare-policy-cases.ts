import type rule from "../../src/rules/pass-role.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { create, filename, passing as pass, policy, statement } from "./pass-role-texts.js";

export const valid: readonly ValidCase[] = [
  {
    name: "DMS Serverless, which makes its task itself",
    filename,
    template: policy(
      create,
      statement(
        '"dms:CreateReplicationTask"',
        '"*"',
        ', "Condition": { "StringEquals": { "dms:req-tag/ResourceCreatedBy": "DMSServerless" } }',
      ),
    ),
  },
  { name: "may pass a role", filename, template: policy(create, pass) },
  { name: "may pass by a wildcard", filename, template: policy(create, statement('"IAM:Pass*"')) },
  { name: "may do everything", filename, template: policy(create, statement('"*"')) },
  {
    name: "may do everything but something else",
    filename,
    template: policy(create, '{ "Effect": "Allow", "NotAction": "organizations:*", "Resource": "*" }'),
  },
  {
    name: "administrator without a word of DMS",
    filename,
    template: policy(statement('"*"'), statement('"iam:PassRole"', '"*"', "", "Deny")),
  },
  {
    name: "no operation that passes a role",
    filename,
    template: policy(statement('["dms:Describe*", "dms:StartReplicationTask", "dms:CreateReplicationTask"]')),
  },
  { name: "no action of DMS", filename, template: policy(statement('"ec2:*"')) },
  {
    name: "operations on something that is passed no role",
    filename,
    template: policy(statement('"dms:*"', '"arn:aws:dms:*:*:subgrp:*"')),
  },
  {
    name: "creating endpoints is denied",
    filename,
    template: policy(
      statement('"dms:*"'),
      statement('["dms:Create*", "dms:Modify*", "dms:Update*", "dms:Start*"]', '"*"', "", "Deny"),
    ),
  },
  {
    name: "for targets that take no role",
    filename,
    template: policy(create),
    settings: { targets: ["kafka", "redis"] },
  },
  {
    name: "a part of what the caller has",
    filename,
    template: policy(create),
    settings: { partialPolicies: [filename] },
    skipped: 1,
  },
  {
    name: "with another policy of the caller",
    filename,
    template: policy(create),
    files: { "iam.json": policy(pass) },
    settings: { callerPolicies: [filename, "iam.json"] },
  },
  {
    name: "with another policy of the caller that is not linted",
    filename,
    template: policy(create),
    settings: { callerPolicies: [filename, "iam.json"] },
    skipped: 1,
  },
  {
    name: "a trust policy",
    filename,
    template:
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "dms.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "no statement passes a role",
    filename,
    template: policy(create),
    errors: [
      {
        ...{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102, address: "Statement[0]" },
        message:
          'This allows dms:CreateEndpoint, but not iam:PassRole: a request with a role fails with "not ' +
          'authorized to perform: iam:PassRole". Allow iam:PassRole on the roles that DMS uses.',
      },
    ],
  },
  {
    name: "the operation by a wildcard, in the second statement",
    filename,
    template: policy(statement('"ec2:Describe*"'), statement('"dms:Modify*"')),
    errors: [
      {
        ...{ messageId: "missing", line: 5, column: 5, endLine: 5, endColumn: 68, address: "Statement[1]" },
        data: { operation: "dms:ModifyEndpoint" },
      },
    ],
  },
  {
    name: "for targets of which one takes a role",
    filename,
    template: policy(create),
    settings: { targets: ["kafka", "s3"] },
    errors: [{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 }],
  },
  {
    name: "may do everything but what is IAM's",
    filename,
    template: policy(create, '{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }'),
    errors: [{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 }],
  },
  {
    name: "passing is only denied",
    filename,
    template: policy(create, statement('"iam:PassRole"', '"*"', "", "Deny")),
    errors: [{ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 }],
  },
  {
    name: "one statement that is no list",
    filename,
    template:
      '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dms:ModifyEndpoint", "Resource": "*"}}',
    errors: [{ messageId: "missing", line: 1, column: 40, endLine: 1, endColumn: 108, address: "Statement[0]" }],
  },
];
