import { describe, expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

/** The rules that speak of whoever calls DMS. */
const callerRules = [
  ...["caller-permissions", "console-only-permissions", "pass-role", "pass-role-condition", "pass-role-scope"],
  ...["privilege-escalation", "role-administration", "service-linked-role", "unused-service-permissions"],
];

const Statement = [
  {
    Effect: "Allow",
    Action: ["dms:Create*", "iam:PassRole", "iam:CreateServiceLinkedRole", "iam:CreateRole", "lambda:CreateFunction"],
    Resource: "*",
  },
  { Effect: "Allow", Action: ["dms:CreateReplicationConfig", "kms:ListAliases"], Resource: "*" },
];

const trust = (principal: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", ...principal, Action: "sts:AssumeRole" }],
});

const stack = (principal: object): string =>
  JSON.stringify({
    Resources: {
      It: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: trust(principal),
          Policies: [{ PolicyName: "it", PolicyDocument: { Version: "2012-10-17", Statement } }],
        },
      },
    },
  });

const module = (principal: object): string => `resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode(${JSON.stringify(trust(principal))})
}
resource "aws_iam_policy" "it" {
  policy = jsonencode(${JSON.stringify({ Version: "2012-10-17", Statement })})
}
resource "aws_iam_role_policy_attachment" "it" {
  role       = aws_iam_role.it.name
  policy_arn = aws_iam_policy.it.arn
}
`;

const formats = [
  ["CloudFormation", "stack.json", stack],
  ["Terraform", "m/main.tf", module],
] as const;

const services = (...names: readonly string[]) => ({ Principal: { Service: names } });

async function rulesSaid(path: string, text: string): Promise<readonly (string | null)[]> {
  const { messages } = await lintTexts({ [path]: text }, { rules: callerRules });
  return messages.map(({ ruleId }) => ruleId);
}

describe.each(formats)("a role in %s", (_, path, text) => {
  it.each([
    services("dms.amazonaws.com"),
    services("dms.eu-west-1.amazonaws.com", "dms.amazonaws.com"),
    services("dms.amazonaws.com", "redshift.amazonaws.com"),
  ])("is no caller where %o assumes it", async (principal) => {
    // What is too much is too much for DMS as well.
    expect(new Set(await rulesSaid(path, text(principal)))).toEqual(
      new Set(["pass-role-scope", "role-administration"]),
    );
  });

  it.each([
    services("dms.amazonaws.com", "lambda.amazonaws.com"),
    services("ec2.amazonaws.com"),
    { Principal: { AWS: "123456789012" } },
    { NotPrincipal: { Service: "dms.amazonaws.com" } },
  ])("is one where %o assumes it", async (principal) => {
    expect(await rulesSaid(path, text(principal))).toContain("pass-role-scope");
  });
});
