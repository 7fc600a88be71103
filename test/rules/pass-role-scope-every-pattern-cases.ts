import type rule from "../../src/rules/pass-role-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { condition, everyRole, split, yamlCondition } from "./pass-role-scope-texts.js";
import {
  create,
  filename,
  landing,
  policy,
  stack,
  statement,
  toDms,
  yamlCreate,
  yamlStatement,
  yamlToDms,
} from "./pass-role-texts.js";

const everyPattern = { everyPattern: true };

/** A stack with another role, which trusts somebody. */
function withWorker(principal: string): string {
  return `${stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Worker.Arn"))}  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: ${principal} }
`;
}

export const valid: readonly ValidCase[] = [
  {
    name: "services whose names begin alike, in every policy",
    filename,
    template: policy(
      statement('"lambda:CreateFunction"'),
      statement('"iam:PassRole"', '"*"', ', "Condition": { "StringLike": { "iam:PassedToService": "a*" } }'),
    ),
    options: { everyPolicy: true },
  },
  {
    name: "named roles for DMS, in every pattern",
    filename,
    template: policy(create, statement('"iam:PassRole"', landing, toDms)),
    options: everyPattern,
  },
  {
    name: "a pattern for DMS, in every pattern",
    filename,
    template: policy(create, statement('"iam:PassRole"', '"arn:aws:iam::*:role/dms-*"', toDms)),
    options: everyPattern,
  },
  {
    name: "ARNs that are no roles, in every pattern",
    filename,
    template: policy(create, statement('["iam:PassRole"]', '"arn:aws:iam::123456789012:user/one"')),
    options: everyPattern,
  },
  {
    name: "a role that is for another service, in every pattern",
    template: withWorker("{ Service: lambda.amazonaws.com }"),
    options: everyPattern,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "every role to DMS, in every pattern",
    filename,
    template: policy(create, statement('"iam:PassRole"', '"*"', toDms)),
    options: everyPattern,
    errors: [
      {
        ...everyRole(5, 64),
        messageId: "everyRoleToDms",
        message:
          "iam:PassRole on * allows passing every role to DMS, whatever the role allows. Name the roles that " +
          "the endpoints use.",
      },
    ],
  },
  {
    name: "named roles, in every pattern",
    filename,
    template: policy(create, statement('"iam:PassRole"', landing)),
    options: everyPattern,
    errors: [
      {
        ...{ messageId: "anyService", line: 5, column: 36, endLine: 5, endColumn: 50 },
        message:
          "iam:PassRole without iam:PassedToService allows passing " +
          "arn:aws:iam::123456789012:role/dms-landing to any service that uses roles. Limit it: for DMS, to " +
          "dms.amazonaws.com.",
        suggestions: [
          { messageId: "onlyToDms", output: policy(create, statement('"iam:PassRole"', landing, condition)) },
        ],
      },
    ],
  },
  {
    name: "named roles among other actions, in every pattern",
    filename,
    template: policy(create, statement('["iam:GetRole", "iam:PassRole"]', landing)),
    options: everyPattern,
    errors: [
      {
        ...{ messageId: "anyService", line: 5, column: 52, endLine: 5, endColumn: 66 },
        suggestions: [
          {
            messageId: "onlyToDms",
            output: policy(create, statement('["iam:GetRole"]', landing), split(landing)),
          },
        ],
      },
    ],
  },
  {
    name: "a role that DMS may assume and another service too, in every pattern",
    template: withWorker("{ Service: [lambda.amazonaws.com, dms.amazonaws.com] }"),
    options: everyPattern,
    errors: [{ messageId: "anyService", line: 20, column: 42, endLine: 20, endColumn: 54 }],
  },
  {
    name: "a role for DMS, in every pattern",
    template: withWorker("{ Service: dms.amazonaws.com }"),
    options: everyPattern,
    errors: [
      {
        ...{ messageId: "anyService", line: 20, column: 42, endLine: 20, endColumn: 54 },
        suggestions: [
          {
            messageId: "onlyToDms",
            output: withWorker("{ Service: dms.amazonaws.com }").replace(
              "Resource: !GetAtt Worker.Arn",
              `Resource: !GetAtt Worker.Arn${yamlCondition}`,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a role for another service beside one that is not known, in every pattern",
    template: withWorker("{ Service: lambda.amazonaws.com }").replace(
      "Resource: !GetAtt Worker.Arn",
      `Resource: [!GetAtt Worker.Arn, ${landing}]`,
    ),
    options: everyPattern,
    errors: [{ messageId: "anyService", line: 20, column: 42, endLine: 20, endColumn: 54 }],
  },
  {
    name: "every role to DMS where the template passes one, in every pattern",
    template: stack(yamlCreate, yamlStatement("iam:PassRole", '"*"', yamlToDms)),
    options: everyPattern,
    errors: [
      {
        ...everyRole(20, 66),
        messageId: "everyRoleToDms",
        suggestions: [
          {
            messageId: "onlyTheseRoles",
            output: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlToDms)),
          },
        ],
      },
    ],
  },
];
