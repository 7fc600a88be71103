import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

const toDms = `
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
`;

const blocks = (actions: string, more: string): string => `variable "roles" {
  default = ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"]
}

locals {
  roles = ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"]
}

data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["dms:CreateEndpoint"]
    resources = ["*"]
  }

  statement {
    actions   = ${actions}
    ${more}  }
}

resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

const inCode = (statements: string): string => `variable "roles" {
  default = ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"]
}

resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "dms:CreateEndpoint", Resource = "*" },
      ${statements}
    ]
  })
}
`;

const stack = (statements: string): string => `Parameters:
  Stage: { Type: String }
Conditions:
  IsLive: !Equals [!Ref Stage, live]
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: dms:CreateEndpoint, Resource: "*" }
          ${statements}
`;

const yamlTo = "Condition: { StringEquals: { iam:PassedToService: dms.amazonaws.com } }";
const hclTo = 'Condition = { StringEquals = { "iam:PassedToService" = "dms.amazonaws.com" } }';

/** The texts of all suggestions, as they would be one by one. */
async function suggested(path: string, text: string, rule = "pass-role-condition"): Promise<readonly string[]> {
  const { messages } = await lintTexts({ [path]: text }, { rules: [rule] });
  const own = messages.filter(({ ruleId }) => ruleId === rule);
  expect(own).toHaveLength(1);
  return own.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fixes }) =>
      fixes.reduceRight((now, { range: [from, to], text: anew }) => now.slice(0, from) + anew + now.slice(to), text),
    ),
  );
}

describe("actions that are moved to a statement with the same resources", () => {
  it.each(["var.roles", "local.roles", "concat(local.roles, var.roles)", 'var.roles == [] ? ["*"] : local.roles'])(
    "names them as the other one does, in blocks: %s",
    async (roles) => {
      const moved = `\n  statement {\n    actions   = ["iam:GetRole"]\n    resources = ${roles}\n  }\n`;
      const text = (actions: string): string => blocks(actions, `resources = ${roles}\n${toDms}`);
      const after = text('["iam:PassRole"]').replace(/\n\}\n\nresource/, `\n${moved}}\n\nresource`);
      expect(await suggested("main.tf", text('["iam:PassRole", "iam:GetRole"]'))).toEqual([after]);
    },
  );

  it("names them as the other one does, in jsonencode", async () => {
    const text = (actions: string): string =>
      `{ Effect = "Allow", Action = ${actions}, Resource = var.roles, ${hclTo} },`;
    const moved = '{ Effect = "Allow", Action = "iam:GetRole", Resource = var.roles },';
    expect(await suggested("main.tf", inCode(text('["iam:PassRole", "iam:GetRole"]')))).toEqual([
      inCode(`${text('["iam:PassRole"]')}\n      ${moved}`),
    ]);
  });

  it.each([
    ["a loop with names of its own", 'Resource = [for name in ["a", "b"] : "arn:aws:iam::123456789012:role/${name}"]'],
    ["several lines", "Resource = concat(\n        var.roles,\n        var.roles,\n      )"],
  ])("does not move them where these are given by %s", async (_, resource) => {
    const text = `{ Effect = "Allow", Action = ["iam:PassRole", "iam:GetRole"], ${resource}, ${hclTo} },`;
    expect(await suggested("main.tf", inCode(text))).toEqual([]);
  });

  it.each([
    ["a condition", "!If [IsLive, arn:aws:iam::123456789012:role/a, arn:aws:iam::123456789012:role/b]"],
    ["a condition in a list", "[!If [IsLive, arn:aws:iam::123456789012:role/a, arn:aws:iam::123456789012:role/b]]"],
  ])("does not move them where %s decides which these are", async (_, resource) => {
    const text = `- { Effect: Allow, Action: [iam:PassRole, iam:GetRole], Resource: ${resource}, ${yamlTo} }`;
    expect(await suggested("stack.yaml", stack(text))).toEqual([]);
  });
});

it("does not move actions under a condition whose values come from elsewhere", async () => {
  const ofAccounts = `
    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = var.roles
    }
`;
  const more = `resources = ["arn:aws:iam::123456789012:role/a"]\n${toDms}${ofAccounts}`;
  expect(await suggested("main.tf", blocks('["iam:PassRole", "iam:GetRole"]', more))).toEqual([]);
});

it("does not move actions of principals that come from elsewhere", async () => {
  const text = blocks(
    '["s3:GetObject", "s3:ListAllMyBuckets"]',
    `resources = ["arn:aws:s3:::data/*"]

    principals {
      type        = "AWS"
      identifiers = var.roles
    }
`,
  ).replace(/  statement \{\n    actions   = \["dms:[^]*?\n  \}\n\n/, "");
  const bucket = text.replace(
    /resource "aws_iam_policy"[^]*/,
    `resource "aws_s3_bucket_policy" "it" {
  bucket = "data"
  policy = data.aws_iam_policy_document.it.json
}
`,
  );
  expect(await suggested("main.tf", bucket, "action-resource")).toEqual([]);
});
