import type rule from "../../src/rules/pass-role-scope.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { condition, everyRole, yamlCondition } from "./pass-role-scope-texts.js";
import { at } from "./places.js";
import { create, filename, landing, policy, statement } from "./pass-role-texts.js";

const options = { everyPattern: true };

/** What the policy allows besides, and so may pass the role to another service. */
const passing = [
  statement('["dms:*", "mgn:*"]'),
  statement('"s3:PutReplicationConfiguration"'),
  statement('"iam:AddRoleToInstanceProfile"'),
  statement('"unknown:*"'),
  statement('"ec2:*"'),
  statement('"*"', '"*"', ', "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }'),
];

/** What takes no role, or only for DMS. */
const harmless = [
  statement('["s3:Get*", "ec2:DescribeVpcs", "cloudwatch:List*", "logs:DescribeLogGroups"]'),
  statement('["ec2:CreateNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"]'),
  statement('["iam:GetRole", "iam:CreateRole", "iam:AttachRolePolicy", "dms:*"]'),
  statement('"mgn:*"', '"*"', "", "Deny"),
];

/** The place of the action in the third statement. */
const action = { line: 6, column: 36, endLine: 6, endColumn: 50 };

/** A stack with a policy that a deployer of DMS and another role have. */
function shared(other: string, limit = ""): string {
  const role = (
    name: string,
  ): string => `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [] },
    ManagedPolicyArns: [!Ref Shared], Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ${name}, Resource: "*" }] } }] } }`;
  return `Resources:
  Deployer: ${role("dms:CreateEndpoint")}
  Other: ${role(other)}
  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: iam:PassRole, Resource: "arn:aws:iam::123456789012:role/*"${limit} }]
`;
}

/** A stack in which a policy that may pass roles to other services names one of its roles. */
function naming(services: string, limit = ""): string {
  return `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ${services} }, Action: "sts:AssumeRole" }]
  Deployer:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: ["dms:CreateEndpoint", "lambda:*"], Resource: "*" }
          - { Effect: Allow, Action: iam:PassRole, Resource: !GetAtt Writer.Arn${limit} }
`;
}

const onlyToDms = (other: string) =>
  [{ messageId: "onlyToDms", output: policy(create, other, statement('"iam:PassRole"', landing, condition)) }] as const;

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  ...passing.flatMap((other) => [
    {
      name: `a named role that may be for another service: ${other}`,
      filename,
      options,
      template: policy(create, other, statement('"iam:PassRole"', landing)),
      errors: [{ messageId: "anyService" as const, ...action, suggestions: [] }],
    },
    {
      name: `roles with a prefix that may be for another service: ${other}`,
      filename,
      template: policy(create, other, statement('"iam:PassRole"', landing.replace("landing", "*"))),
      errors: [{ ...everyRole(6, 64), endColumn: 102, suggestions: [] }],
    },
  ]),
  ...harmless.map((other) => ({
    name: `a named role beside what passes none: ${other}`,
    filename,
    options,
    template: policy(create, other, statement('"iam:PassRole"', landing)),
    errors: [{ messageId: "anyService" as const, ...action, suggestions: onlyToDms(other) }],
  })),
  {
    name: "a policy that is also for a role which may pass roles to another service",
    template: shared("lambda:CreateFunction"),
    errors: [{ messageId: "everyRole", ...at(shared(""), '"arn:aws:iam::123456789012:role/*"'), suggestions: [] }],
  },
  {
    name: "a policy that is also for a role which passes none",
    template: shared("s3:GetObject"),
    errors: [
      {
        messageId: "everyRole",
        ...at(shared(""), '"arn:aws:iam::123456789012:role/*"'),
        suggestions: [{ messageId: "onlyToDms", output: shared("s3:GetObject", yamlCondition) }],
      },
    ],
  },
  {
    name: "a role that only DMS may assume, beside what takes roles for others",
    options,
    template: naming("dms.amazonaws.com"),
    errors: [
      {
        messageId: "anyService",
        ...at(naming(""), "iam:PassRole"),
        suggestions: [{ messageId: "onlyToDms", output: naming("dms.amazonaws.com", yamlCondition) }],
      },
    ],
  },
  {
    name: "a role that Lambda may assume too, beside what takes roles for others",
    options,
    template: naming("[dms.amazonaws.com, lambda.amazonaws.com]"),
    errors: [{ messageId: "anyService", ...at(naming(""), "iam:PassRole"), suggestions: [] }],
  },
  ...['["ec2.amazonaws.com", "*"]', '"*.amazonaws.com"'].map((services) => {
    const limit = `, "Condition": { "StringLike": { "iam:PassedToService": ${services} } }`;
    const template = policy(statement('"lambda:CreateFunction"'), statement('"iam:PassRole"', '"*"', limit));
    return {
      name: `every role to every service, by ${services}`,
      filename,
      options: { everyPolicy: true },
      template,
      errors: [{ messageId: "everyRoleOfAll" as const, ...at(template, '"*"', 2) }],
    };
  }),
];
