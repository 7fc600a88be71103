import { expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const trust = (principal: string): string => `{
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ${principal} } }]
  }`;

const module = (principal: string): string => `variable "user" {
  default = "Input user ARN"
}
resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode(${trust(principal)})
}
`;

const stack = `Parameters:
  User: { Type: String, Default: Input user ARN }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "s3:GetObject", Resource: !Ref User }
`;

async function said(path: string, text: string): Promise<readonly unknown[]> {
  const results = await lintText(text, { filePath: path });
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ ruleId }) => ["principal", "arn-format", "condition-value"].includes(ruleId ?? ""))
      .map(({ message, related }) => [
        message,
        related.map((one) => `${one.message} ${String(one.line)}:${String(one.column)}`),
      ]),
  );
}

it("a finding says that it rests on a default, and where that stands", async () => {
  expect(await said("main.tf", module("var.user"))).toEqual([
    [
      "Input user ARN is not a valid principal, so AWS rejects the policy. Write an account ID, or the ARN of an account, role, user or session. This " +
        "depends on the default of user.",
      ["the default of user 2:13"],
    ],
  ]);
  expect(await said("stack.yaml", stack)).toEqual([
    [
      "Input user ARN (by the default of User) is not an ARN. AWS rejects the policy: a resource must be an ARN or *.",
      ["the default of User 2:34"],
    ],
  ]);
});

/** A user by its name in the account, chosen by the default of a variable. */
const chosen = `variable "team" {
  default = "data"
}
resource "aws_iam_group" "data" {
  name = "data"
}
${module('var.team == "data" ? aws_iam_group.data.arn : var.user')}`;

it("says so where the default chose what something else gives", async () => {
  expect(await said("main.tf", chosen)).toMatchObject([
    [expect.stringContaining("This depends on the default of team."), ["the default of team 2:13"]],
  ]);
});

it("says nothing of the kind where the value is written", async () => {
  expect(await said("main.tf", module('"Input user ARN"'))).toEqual([
    [
      "Input user ARN is not a valid principal, so AWS rejects the policy. Write an account ID, or the ARN of an account, role, user or session.",
      [],
    ],
  ]);
});

const switched = (parameter: string): string => `Parameters:
  P: { Type: String, Default: "false"${parameter} }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: "s3:GetObject"
          Resource: "*"
          Condition: { Bool: { "aws:MultiFactorAuthPresent": ["true", !Ref P] } }
`;

it("values together may rest on a default as well", async () => {
  expect(await said("stack.yaml", switched(""))).toEqual([
    [
      "true and false together match everything, so the condition has no effect. Keep one of them. This depends on the default of P.",
      ["the default of P 2:31"],
    ],
  ]);
});

it("a parameter that is there to switch a condition off is no mistake", async () => {
  expect(await said("stack.yaml", switched(", AllowedValues: [true, false]"))).toEqual([]);
});
