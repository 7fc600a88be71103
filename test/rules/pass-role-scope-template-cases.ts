import type rule from "../../src/rules/pass-role-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { everyRole, yamlCondition } from "./pass-role-scope-texts.js";
import { block, blockToDms, stack, terraform, yamlCreate, yamlStatement } from "./pass-role-texts.js";

function withDefault(passing: string): string {
  return `Parameters: { Role: { Type: String, Default: "arn:aws:iam::123456789012:role/*" } }
${stack(yamlCreate, passing)}`;
}

const crawler = `  Crawler:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: glue.amazonaws.com }, Action: "sts:AssumeRole" }]
`;

const builder = `AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: "sts:AssumeRole" }] }`;

function withMixed(actions: string): string {
  const resources = '["arn:aws:s3:::b/*", "arn:aws:iam::123456789012:role/dms-*"]';
  return stack(yamlCreate, yamlStatement(actions, resources)).replace("S3Settings:", "# S3Settings:");
}

export const valid: readonly ValidCase[] = [
  { name: "the role of the stack", template: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn")) },
  {
    name: "a role that is a parameter",
    template: `Parameters: { Role: { Type: String } }\n${stack(yamlCreate, yamlStatement("iam:PassRole", "!Ref Role"))}`,
    skipped: 1,
  },
  {
    name: "a condition whose key is not known",
    template: `Parameters: { Service: { Type: String } }\n${stack(yamlCreate, yamlStatement("iam:PassRole", '"*"', ", Condition: !Ref Service"))}`,
    skipped: 1,
  },
  {
    name: "Terraform",
    filename: "main.tf",
    template: terraform(block('["dms:*"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]")),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "every role, where the template passes one",
    template: stack(yamlCreate, yamlStatement("iam:PassRole")),
    errors: [
      {
        ...everyRole(20, 66),
        address: "Resources.Deployer",
        suggestions: [
          {
            messageId: "onlyTheseRolesToDms",
            data: { roles: "${Writer.Arn}" },
            output: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlCondition)),
          },
        ],
      },
    ],
  },
  {
    name: "every role, beside a role for another service: to narrow it to DMS would end that",
    template: `${stack(yamlCreate, yamlStatement("iam:PassRole"))}${crawler}`,
    errors: [everyRole(20, 66)],
  },
  {
    name: "every role, where only its holder is for another service",
    template: stack(yamlCreate, yamlStatement("iam:PassRole")).replace("AWS::IAM::User\n    Properties:", builder),
    errors: [
      {
        ...everyRole(21, 66),
        suggestions: [
          {
            messageId: "onlyTheseRolesToDms",
            output: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlCondition)).replace(
              "AWS::IAM::User\n    Properties:",
              builder,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a statement with ARNs of other services: only those of roles are passed",
    template: withMixed('["s3:GetObject", "iam:PassRole"]'),
    errors: [
      {
        ...{ messageId: "everyRole", line: 20, column: 107, endLine: 20, endColumn: 145 },
        suggestions: [
          {
            messageId: "onlyToDms",
            output: `${withMixed('["s3:GetObject"]')}              - { Effect: Allow, Action: "iam:PassRole", Resource: arn:aws:iam::123456789012:role/dms-*, Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } } }
`,
          },
        ],
      },
    ],
  },
  {
    name: "everything in one statement",
    template: stack(yamlStatement('["dms:*", "iam:PassRole"]')),
    errors: [
      {
        ...everyRole(19, 79),
        suggestions: [
          {
            messageId: "onlyTheseRolesToDms",
            output: `${stack(yamlStatement('["dms:*"]'))}              - { Effect: Allow, Action: "iam:PassRole", Resource: !GetAtt Writer.Arn, Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } } }
`,
          },
        ],
      },
    ],
  },
  {
    name: "by a default",
    template: withDefault(yamlStatement("iam:PassRole", "!Ref Role")),
    refused: 1,
    errors: [
      {
        ...{ messageId: "everyRole", line: 21, column: 66, endLine: 21, endColumn: 75 },
        data: { resource: "arn:aws:iam::123456789012:role/*", basis: " (by the default of Role)" },
      },
    ],
  },
  {
    name: "in Terraform",
    filename: "main.tf",
    template: terraform(block('["dms:*"]'), block('["iam:PassRole"]')),
    errors: [
      {
        ...everyRole(21, 18),
        address: "aws_iam_user_policy.deployer",
        suggestions: [
          {
            messageId: "onlyTheseRolesToDms",
            output: terraform(block('["dms:*"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockToDms)),
          },
        ],
      },
    ],
  },
  {
    name: "in one block of Terraform",
    filename: "main.tf",
    template: terraform(block('["dms:*", "iam:PassRole"]')),
    errors: [
      {
        ...everyRole(16, 18),
        suggestions: [
          {
            messageId: "onlyTheseRolesToDms",
            output: terraform(block('["dms:*"]'), block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockToDms)),
          },
        ],
      },
    ],
  },
];
