// Conditions, denials and boundaries, which limit what is granted.
import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { added, allow, bucketSub, endpointAt, role, s3, stack, write } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

const boundary = `  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ["s3:Put*", "s3:List*"], Resource: "*" }] }
`;

const withMfa = (effect: string, operator: string, value: string): string =>
  `{ Effect: ${effect}, Action: "s3:*", Resource: "*", Condition: { ${operator}: { "aws:MultiFactorAuthPresent": "${value}" } } }`;

const until = (day: string): string =>
  `{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { DateLessThan: { "aws:CurrentTime": "${day}" } } }`;

const onPrefix = '{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { StringLike: { "s3:prefix": "in/*" } } }';

export const valid: readonly ValidCase[] = [
  {
    name: "a condition that may be met",
    template: stack(
      role(
        `{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:SourceVpce": vpce-1 } } }`,
      ),
      s3("target"),
    ),
    skipped: 1,
  },
  {
    name: "a grant until a day to come",
    template: stack(role(until("2999-12-31T00:00:00Z")), s3("target")),
    skipped: 1,
  },
  {
    name: "a denial without TLS",
    template: stack(
      role(
        write,
        '{ Effect: Deny, Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }',
      ),
      s3("target"),
    ),
  },
  {
    name: "what is not there",
    template: `Conditions: { Never: !Equals [a, b] }\n${stack(role(), s3("target").replace("    Prop", "    Condition: Never\n    Prop"))}`,
  },
  {
    name: "a grant under the condition of the use",
    template: `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${stack(role(`!If [IsProd, ${write}, !Ref "AWS::NoValue"]`), s3("target").replace("    Prop", "    Condition: IsProd\n    Prop"))}`,
  },
  {
    name: "a grant under some condition",
    template: `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${stack(role(`!If [IsProd, ${write}, !Ref "AWS::NoValue"]`), s3("target"))}`,
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a grant until a day that is over",
    template: stack(role(until("2024-12-31T00:00:00Z")), s3("target")),
    errors: [
      {
        ...endpointAt(24),
        messageId: "missing",
        related: [
          { message: "the role" },
          { line: 18, column: 17, message: "this statement allows it under a condition that is not met" },
          { message: "its policy" },
        ],
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(until("2024-12-31T00:00:00Z")) +
                added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/*")) +
                added(["s3:ListBucket"], "!GetAtt Bucket.Arn"),
              s3("target"),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a denial",
    template: stack(role(write, allow("s3:DeleteObject", '"*"', "Deny")), s3("target")),
    errors: [
      {
        ...endpointAt(25),
        messageId: "denied",
        message:
          "A policy denies role Role what endpoint Endpoint needs (S3 as a target): s3:DeleteObject on " +
          "arn:${AWS::Partition}:s3:::${Bucket}/*. The deployment succeeds, but the connection test or the " +
          "task fails with AccessDenied. See " +
          "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
        related: [{ message: "the role" }, { line: 19, column: 17, message: "the statement that denies it" }],
      },
    ],
  },
  {
    name: "a denial without MFA, which no service has",
    template: stack(role(write, withMfa("Deny", "BoolIfExists", "false")), s3("target")),
    errors: [
      {
        ...endpointAt(25),
        messageId: "denied",
        related: [{ message: "the role" }, { line: 19, column: 17, message: "the statement that denies it" }],
      },
    ],
  },
  {
    name: "a grant with MFA",
    template: stack(role(withMfa("Allow", "Bool", "true")), s3("target")),
    errors: [
      {
        ...endpointAt(24),
        messageId: "missing",
        related: [
          { message: "the role" },
          { line: 18, column: 17, message: "this statement allows it under a condition that is not met" },
          { message: "its policy" },
        ],
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(withMfa("Allow", "Bool", "true")) +
                added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/*")) +
                added(["s3:ListBucket"], "!GetAtt Bucket.Arn"),
              s3("target"),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a grant on a prefix, which only requests for lists have",
    template: stack(role(onPrefix), s3("target")),
    errors: [
      {
        ...endpointAt(24),
        messageId: "missing",
        related: [
          { message: "the role" },
          { line: 18, column: 17, message: "this statement allows it under a condition that is not met" },
          { message: "its policy" },
        ],
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(role(onPrefix) + added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/*")), s3("target")),
          },
        ],
      },
    ],
    skipped: 1,
  },
  {
    name: "a boundary",
    template: stack(
      changed(role(write), "    Properties:\n", "    Properties:\n      PermissionsBoundary: !Ref Boundary\n"),
      s3("target"),
      boundary,
    ),
    errors: [
      {
        ...endpointAt(25),
        messageId: "boundary",
        message:
          "The permissions boundary of role Role does not allow what endpoint Endpoint needs (S3 as a " +
          "target): s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/*. The deployment succeeds, but the " +
          "connection test or the task fails with AccessDenied. See " +
          "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html",
        related: [{ message: "the role" }, { line: 7, column: 28, message: "its boundary" }],
      },
    ],
  },
  {
    name: "a boundary that allows it on something else",
    template: stack(
      changed(role(write), "    Properties:\n", "    Properties:\n      PermissionsBoundary: !Ref Boundary\n"),
      s3("target"),
      boundary.replace("}]", '}, { Effect: Allow, Action: "s3:Delete*", Resource: "arn:aws:s3:::other" }]'),
    ),
    errors: [
      {
        ...endpointAt(25),
        messageId: "boundary",
        related: [
          { message: "the role" },
          { line: 29, message: "this statement allows it on something else" },
          { message: "its boundary" },
        ],
      },
    ],
  },
];
