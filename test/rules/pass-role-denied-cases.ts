// `iam:PassRole` that is given and taken away, or given for other roles than the caller's resources have.
import type rule from "../../src/rules/pass-role.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import {
  create,
  filename,
  landing,
  passing,
  policy,
  stack,
  statement,
  yamlCreate,
  yamlStatement,
} from "./pass-role-texts.js";

const deny = (rest: string): string => `{ "Effect": "Deny", ${rest} }`;

/** At the statement that allows the operation. */
const missing = { messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 102 } as const;

const bounded = (boundary: string): string =>
  `${stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn")).replace(
    "    Properties:\n      Policies:",
    "    Properties:\n      PermissionsBoundary: !Ref Boundary\n      Policies:",
  )}  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: ${boundary}, Resource: "*" }
`;

const named = (role: string): string => `Resources:
  Writer:
    Type: AWS::IAM::Role
    Properties: { RoleName: ${role}, AssumeRolePolicyDocument: {} }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Writer.Arn }
`;

export const valid: readonly ValidCase[] = [
  {
    name: "another role is denied",
    filename,
    template: policy(create, passing, statement('"iam:PassRole"', '"arn:aws:iam::*:role/admin"', "", "Deny")),
  },
  {
    name: "every other role is denied",
    filename,
    template: policy(
      create,
      statement('"iam:PassRole"', '"*"'),
      deny(`"Action": "iam:PassRole", "NotResource": ${landing}`),
    ),
  },
  {
    name: "every other service is denied",
    filename,
    template: policy(
      create,
      passing,
      deny(
        '"Action": "iam:*", "Resource": "*", "Condition": { "StringNotEquals": { "iam:PassedToService": "dms.amazonaws.com" } }',
      ),
    ),
  },
  {
    name: "everything but IAM and DMS is denied",
    filename,
    template: policy(create, passing, deny('"NotAction": ["iam:*", "dms:*"], "Resource": "*"')),
  },
  { name: "a boundary that leaves it", template: bounded('["dms:*", "iam:PassRole"]') },
  {
    name: "the role of another template, in the caller's policy",
    filename,
    template: policy(create, passing),
    files: { "stack.yaml": named("dms-landing") },
    settings: { callerPolicies: [filename] },
    skipped: 1,
  },
  {
    name: "the role of another template, in a policy that is not the caller's",
    filename,
    template: policy(create, passing),
    files: { "stack.yaml": named("dms-other") },
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "given and taken away",
    filename,
    template: policy(create, passing, statement('"iam:PassRole"', '"*"', "", "Deny")),
    errors: [{ ...missing, related: [{ line: 6, column: 5, message: "denies iam:PassRole" }] }],
  },
  {
    name: "taken away by a pattern",
    filename,
    template: policy(create, passing, statement('"iam:Pass*"', '"arn:aws:iam::*:role/dms-*"', "", "Deny")),
    errors: [missing],
  },
  {
    name: "taken away with all but DMS",
    filename,
    template: policy(create, passing, deny('"NotAction": "dms:*", "Resource": "*"')),
    errors: [missing],
  },
  {
    name: "taken away with all but another role",
    filename,
    template: policy(
      create,
      passing,
      deny('"Action": "iam:PassRole", "NotResource": "arn:aws:iam::123456789012:role/dms-other"'),
    ),
    errors: [missing],
  },
  {
    name: "taken away by another policy of the caller",
    filename,
    template: policy(create, passing),
    files: { "deny.json": policy(statement('"iam:PassRole"', '"*"', "", "Deny")) },
    settings: { callerPolicies: [filename, "deny.json"] },
    errors: [missing],
  },
  {
    name: "a boundary that leaves it out, which no statement mends",
    template: bounded('"dms:*"'),
    errors: [
      {
        messageId: "boundaryForRole",
        data: { operation: "dms:CreateEndpoint", caller: "Deployer", roles: "${Writer.Arn}", users: "endpoint Target" },
        line: 20,
        column: 17,
        endLine: 20,
        endColumn: 102,
      },
    ],
  },
  {
    name: "a boundary that leaves it out, without a resource that has a role",
    template: bounded('"dms:*"')
      .replace(/  Writer:[^]*?(?=  Deployer:)/, "")
      .replace("!GetAtt Writer.Arn", '"*"'),
    errors: [
      {
        messageId: "boundary",
        data: { operation: "dms:CreateEndpoint", caller: "Deployer" },
        line: 11,
        column: 17,
        endLine: 11,
        endColumn: 102,
      },
    ],
  },
  {
    name: "for another role than the caller's resources have",
    filename,
    template: policy(create, passing),
    files: { "stack.yaml": named("dms-other") },
    settings: { callerPolicies: [filename] },
    errors: [
      {
        ...missing,
        messageId: "missingForRole",
        data: {
          operation: "dms:CreateEndpoint",
          roles: "${Writer.Arn}",
          users: "endpoint Target",
        },
        suggestions: [
          {
            messageId: "allowPassing",
            output: policy(
              create,
              passing,
              `{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/dms-other", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }`,
            ),
          },
        ],
      },
    ],
  },
];
