import rule from "../../src/rules/privilege-escalation.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as accountCases from "./privilege-escalation-account-cases.js";
import * as terraformCases from "./privilege-escalation-holders-terraform-cases.js";

/** A stack with a role, or whatever `type` is, that has these policies; what else is in it comes before. */
function stack(statements: readonly string[], { type = "Role", more = "", before = "" } = {}): string {
  return `${before}Resources:
  Migrator:
    Type: AWS::IAM::${type}
    Properties:
      ${type}Name: migrator
${more}      Policies:
${statements
  .map(
    (statement, index) => `        - PolicyName: p${String(index)}
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [${statement}]
`,
  )
  .join("")}`;
}

const allow = (actions: string, resource = '"*"'): string =>
  `{ Effect: Allow, Action: ${actions}, Resource: ${resource} }`;
const create = allow("dms:CreateEndpoint");
/** Passing roles to one service: where it is any, `pass-role-scope` tells it. */
const passTo = (service: string, actions = "iam:PassRole", resource?: string): string =>
  allow(actions, resource).replace(
    " }",
    `, Condition: { StringEquals: { "iam:PassedToService": ${service}.amazonaws.com } } }`,
  );
const pass = passTo("dms");

const inRegion = `Conditions: { IsHere: !Equals [!Ref AWS::Region, eu-west-1] }
`;

const boundary = (statement: string) => `  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [${statement}] }
`;

ruleTester.run(rule, {
  valid: [
    { name: "one of the two", template: stack([pass]) },
    {
      name: "a boundary that leaves passing out",
      template: stack([create, pass], { more: "      PermissionsBoundary: !Ref Limit\n" }) + boundary(allow("dms:*")),
    },
    {
      name: "a boundary that is not here",
      template: stack([create, pass], { more: "      PermissionsBoundary: arn:aws:iam::123456789012:policy/limit\n" }),
      skipped: 1,
    },
    { name: "users are not the role's own kind", template: stack([create, allow("iam:PutUserPolicy")]) },
    { name: "another role", template: stack([create, allow("iam:PutRolePolicy", '"arn:aws:iam::*:role/other"')]) },
    {
      name: "a role that is a parameter",
      template: stack([create, passTo("dms", "iam:PassRole", "!Ref Passed")], {
        before: "Parameters: { Passed: { Type: String } }\n",
      }),
      skipped: 1,
    },
    {
      name: "never both",
      template: stack([`!If [IsHere, ${create}, !Ref AWS::NoValue]`, `!If [IsHere, !Ref AWS::NoValue, ${pass}]`], {
        before: inRegion,
      }),
    },
    ...accountCases.valid,
    ...terraformCases.valid,
  ],
  invalid: [
    {
      name: "over all policies of a role",
      template: stack([create, pass]),
      errors: [
        {
          messageId: "passRole",
          ...{ line: 14, column: 50, endLine: 14, endColumn: 62 },
          address: "Resources.Migrator",
          message:
            "With iam:PassRole on *, together with dms:CreateEndpoint, the principal can read and write " +
            "through DMS as any role that DMS may assume. Name each role that may be passed.",
          related: [{ line: 10, column: 50, message: "allows dms:CreateEndpoint" }],
        },
      ],
    },
    {
      name: "a managed policy that AWS writes, and one that it completes",
      template: stack([passTo("lambda", "[dms:DescribeEndpoints, iam:PassRole]")], {
        more: "      ManagedPolicyArns: [arn:aws:iam::aws:policy/AWSLambda_FullAccess]\n",
      }),
      errors: [
        {
          messageId: "passRole",
          ...{ line: 11, column: 74, endLine: 11, endColumn: 86 },
          data: {
            action: "iam:PassRole",
            resource: "*",
            others: ["lambda:CreateFunction", "lambda:InvokeFunction"],
            gain: "run code of its own as any role that Lambda may assume",
          },
        },
      ],
    },
    {
      name: "in the same deployments",
      template: stack([`!If [IsHere, ${create}, !Ref AWS::NoValue]`, `!If [IsHere, ${pass}, !Ref AWS::NoValue]`], {
        before: inRegion,
      }),
      errors: [
        {
          messageId: "passRole",
          ...{ line: 15, column: 63, endLine: 15, endColumn: 75 },
          related: [{ line: 11, column: 63, message: "allows dms:CreateEndpoint" }],
        },
      ],
    },
    {
      name: "the role itself",
      template: stack([create, allow("iam:PutRolePolicy", '"arn:aws:iam::*:role/migrator"')]),
      errors: [
        {
          messageId: "own",
          ...{ line: 14, column: 50, endLine: 14, endColumn: 67 },
          message:
            "With iam:PutRolePolicy on arn:aws:iam::*:role/migrator, the principal can give itself any " +
            "rights, and so become an administrator. Exclude the principal itself.",
        },
      ],
    },
    {
      name: "the user itself, among others of its kind",
      template: stack([create, allow("iam:AttachUserPolicy", '"arn:aws:iam::*:user/mig*"')], { type: "User" }),
      errors: [{ messageId: "own", ...{ line: 14, column: 50, endLine: 14, endColumn: 70 } }],
    },
    {
      name: "a member of a group",
      template: stack([create, allow("iam:PutGroupPolicy")], { type: "Group" }),
      errors: [
        {
          messageId: "alone",
          ...{ line: 14, column: 50, endLine: 14, endColumn: 68 },
          message:
            "With iam:PutGroupPolicy on *, the principal can give any group any rights, its own too, and so " +
            "become an administrator. Name the resources on which it is needed.",
        },
      ],
    },
    {
      name: "a role that it can assume",
      template: stack([create, allow("[iam:AttachRolePolicy, sts:AssumeRole]")]),
      errors: [
        {
          messageId: "together",
          ...{ line: 14, column: 51, endLine: 14, endColumn: 71 },
          message:
            "With iam:AttachRolePolicy on *, together with sts:AssumeRole, the principal can attach any " +
            "policy to a role, assume that role, and act as an administrator. Name the resources on which " +
            "iam:AttachRolePolicy is needed.",
          related: [{ line: 14, column: 73, message: "allows sts:AssumeRole" }],
        },
      ],
    },
    {
      name: "by a default",
      template: stack([create, passTo("dms", "iam:PassRole", "!Ref Passed")], {
        before: 'Parameters: { Passed: { Type: String, Default: "*" } }\n',
      }),
      errors: [
        {
          messageId: "passRole",
          ...{ line: 15, column: 50, endLine: 15, endColumn: 62 },
          data: {
            action: "iam:PassRole",
            resource: "* (by the default of Passed)",
            others: ["dms:CreateEndpoint"],
            gain: "read and write through DMS as any role that DMS may assume",
          },
          related: [
            { line: 11, column: 50, message: "allows dms:CreateEndpoint" },
            { line: 1, column: 48, message: "the default of Passed" },
          ],
        },
      ],
    },
    {
      name: "in the policies that the settings call the caller's",
      filename: "passing.json",
      template: `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }] }`,
      files: {
        "creating.json": `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "dms:*", "Resource": "*" }] }`,
      },
      settings: { callerPolicies: ["passing.json", "creating.json"] },
      errors: [
        {
          messageId: "passRole",
          ...{ line: 1, column: 73, endLine: 1, endColumn: 87 },
          address: "Statement[0]",
          related: [{ line: 1, column: 73, message: "allows dms:CreateEndpoint" }],
        },
      ],
    },
    {
      name: "a stack in JSON",
      filename: "stack.json",
      template: `{
  "Resources": {
    "Operators": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "dms:*", "Resource": "*" },
            { "Effect": "Allow", "Action": ["iam:GetRole", "iam:PassRole"], "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }
          ]
        }
      }
    }
  }
}
`,
      errors: [
        {
          messageId: "passRole",
          ...{ line: 10, column: 60, endLine: 10, endColumn: 74 },
          address: "Resources.Operators",
          related: [{ line: 9, column: 44, message: "allows dms:CreateEndpoint" }],
        },
      ],
    },
    ...accountCases.invalid,
    ...terraformCases.invalid,
  ],
});
