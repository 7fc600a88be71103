import type rule from "../../src/rules/pass-role-condition.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { blockTo, dms, key, on, yamlTo } from "./pass-role-condition-texts.js";
import { block, stack, terraform, yamlCreate, yamlStatement } from "./pass-role-texts.js";
import type { PolicyCase } from "./policy-forms.js";

const inAccountBlock = `
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = ["123456789012"]
    }
`;

const toDms = { StringEquals: { [key]: "dms.amazonaws.com" } };
const inAccount = { StringEquals: { [key]: "dms.amazonaws.com", "aws:PrincipalAccount": "123456789012" } };

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "other actions beside iam:PassRole",
    template: stack(
      yamlCreate,
      yamlStatement("[iam:GetRole, iam:PassRole]", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com")),
    ),
    errors: [
      {
        ...{ messageId: "switchesOff", line: 20, column: 130, endLine: 20, endColumn: 151 },
        message:
          "Only iam:PassRole has iam:PassedToService, so this statement never allows iam:GetRole: AWS " +
          "returns AccessDenied. Move everything except iam:PassRole to another statement.",
        related: [{ line: 20, column: 43, message: "this action is never allowed" }],
        suggestions: [
          {
            messageId: "splitActions",
            data: { actions: "iam:GetRole" },
            output:
              stack(yamlCreate, yamlStatement("[iam:PassRole]", "!GetAtt Writer.Arn", yamlTo("dms.amazonaws.com"))) +
              "              - { Effect: Allow, Action: iam:GetRole, Resource: !GetAtt Writer.Arn }\n",
          },
        ],
      },
    ],
  },
  {
    name: "other actions under another condition, Terraform",
    filename: "main.tf",
    template: terraform(
      block('["dms:CreateEndpoint"]'),
      block(
        '["iam:GetRole", "iam:PassRole", "iam:ListRoles"]',
        "[aws_iam_role.writer.arn]",
        blockTo("dms.amazonaws.com") + inAccountBlock,
      ),
    ),
    errors: [
      {
        ...{ messageId: "switchesOff", line: 25, column: 18, endLine: 25, endColumn: 39 },
        suggestions: [
          {
            messageId: "splitActions",
            data: { actions: ["iam:GetRole", "iam:ListRoles"] },
            output: terraform(
              block('["dms:CreateEndpoint"]'),
              block('["iam:PassRole"]', "[aws_iam_role.writer.arn]", blockTo("dms.amazonaws.com") + inAccountBlock),
              block('["iam:GetRole", "iam:ListRoles"]', "[aws_iam_role.writer.arn]", inAccountBlock),
            ),
          },
        ],
      },
    ],
  },
];

export const cases: readonly PolicyCase[] = [
  { name: "passing alone", statement: [dms, on(["iam:PassRole"], toDms), on("iam:GetRole")] },
  { name: "a pattern of passing alone", statement: [dms, on("iam:Pass*", toDms)] },
  {
    name: "a condition that is met without the key",
    statement: [dms, on(["iam:GetRole", "iam:PassRole"], { StringEqualsIfExists: toDms.StringEquals })],
  },
  { name: "a caller of something else", statement: [on(["iam:GetRole", "iam:PassRole"], toDms)] },
  { name: "a denial", statement: [dms, { ...on(["iam:PassRole", "iam:GetRole"], toDms), Effect: "Deny" }] },
  {
    name: "other actions, under another condition too",
    statement: [dms, on(["iam:GetRole", "iam:PassRole"], inAccount)],
    found: [["switchesOff", key]],
  },
  { name: "a pattern that covers passing", statement: [dms, on("iam:*", toDms)], found: [["switchesOff", key]] },
  {
    name: "a key that has to be there",
    statement: [dms, on(["iam:PassRole", "dms:CreateEndpoint"], { Null: { [key]: "false" } })],
    found: [["switchesOff", key]],
  },
  {
    name: "no passing at all",
    statement: [dms, on(["iam:GetRole"], toDms)],
    found: [["switchesOff", key]],
  },
];
