// Roles and policies that another template holds, or none of the run.
import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { added, allow, role, s3, stack } from "./role-permissions-texts.js";
import { changed } from "./texts.js";

function exported(rest: string): string {
  return `Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }
Resources:
${role(allow("s3:ListBucket", "arn:aws:s3:::landing"))}${rest}`;
}

export const valid: readonly ValidCase[] = [
  {
    name: "a role that is not here",
    template: stack(changed(s3("target"), "!GetAtt Role.Arn", "arn:aws:iam::123456789012:role/x")),
    skipped: 1,
  },
  {
    name: "a managed policy that is not here",
    template: stack(
      role().replace(/$/, "      ManagedPolicyArns: [arn:aws:iam::123456789012:policy/x]\n"),
      s3("target"),
    ),
    skipped: 1,
  },
  {
    name: "a managed policy of AWS",
    template: stack(`${role()}      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3FullAccess]\n`, s3("target")),
  },
  {
    name: "a policy of another template",
    template: stack(role().replace("Properties:\n", "Properties:\n      RoleName: dms\n"), s3("target")),
    files: {
      "b.yaml": `Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: p\n      Roles: [dms]\n      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }\n`,
    },
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a role of another template",
    template: stack(changed(changed(s3("target"), "!GetAtt Role.Arn", "!ImportValue role"), "!Ref Bucket", "landing")),
    files: { "b.yaml": exported("") },
    errors: [
      {
        ...{ messageId: "missing", line: 9, column: 64, endLine: 9, endColumn: 81 },
        related: [
          { filename: "b.yaml", line: 3, column: 3, message: "the role" },
          { filename: "b.yaml", message: "its policy" },
        ],
        suggestions: [
          {
            messageId: "appendStatement",
            outputs: {
              "b.yaml": exported(
                added(["s3:PutObject", "s3:DeleteObject"], '!Sub "arn:${AWS::Partition}:s3:::landing/*"'),
              ),
            },
          },
        ],
      },
    ],
  },
];
