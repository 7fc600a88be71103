import type rule from "../../src/rules/pass-role-condition.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { blockTo, yamlTo } from "./pass-role-condition-texts.js";
import { block, stack, terraform, yamlCreate, yamlStatement } from "./pass-role-texts.js";

export const valid: readonly ValidCase[] = [
  {
    name: "the stack passes another role",
    template: stack(
      yamlCreate,
      yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com")),
      yamlStatement("iam:PassRole", '"arn:aws:iam::123456789012:role/other"', yamlTo("lambda.amazonaws.com")),
    ),
  },
  {
    name: "a pattern that may be the generated name",
    template: stack(
      yamlCreate,
      yamlStatement("iam:PassRole", '"arn:aws:iam::*:role/landing-*"', yamlTo("lambda.amazonaws.com")),
    ),
  },
  {
    name: "the service is a parameter",
    template: `Parameters: { Service: { Type: String } }\n${stack(
      yamlCreate,
      yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("!Ref Service")),
    )}`,
  },
  {
    name: "the service has the suffix of the partition",
    template: stack(
      yamlCreate,
      yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("!Sub 'dms.${AWS::Region}.${AWS::URLSuffix}'")),
    ),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the role of the stack",
    template: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("ec2.amazonaws.com"))),
    errors: [
      {
        ...{ messageId: "neverPresented", line: 20, column: 138, endLine: 20, endColumn: 155 },
        address: "Resources.Deployer",
        suggestions: [
          {
            messageId: "nameDms",
            output: stack(yamlCreate, yamlStatement("iam:PassRole", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com"))),
          },
        ],
      },
    ],
  },
  {
    name: "Terraform",
    filename: "main.tf",
    template: terraform(
      block('["dms:CreateEndpoint"]'),
      block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockTo("ec2.amazonaws.com")),
    ),
    errors: [
      {
        ...{ messageId: "neverPresented", line: 26, column: 19, endLine: 26, endColumn: 38 },
        address: "aws_iam_user_policy.deployer",
        suggestions: [
          {
            messageId: "nameDms",
            output: terraform(
              block('["dms:CreateEndpoint"]'),
              block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockTo("dms.amazonaws.com")),
            ),
          },
        ],
      },
    ],
  },
];
