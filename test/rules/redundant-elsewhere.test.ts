import { describe, expect, it } from "vitest";
import { data, judged, policy, silent } from "./redundant-elsewhere-run.js";

describe("what a run is given is not so in each", () => {
  const text = `variable "other" {}\n${policy(`Action = "s3:GetObject"\n      Resource = ["${data}", var.other]`)}`;
  it("a variable of the settings", async () => {
    expect(await judged({ "main.tf": text }, { other: data })).toEqual(silent);
  });
  it("a variable of a tfvars file", async () => {
    expect(await judged({ "main.tf": text, "terraform.tfvars": `other = "${data}"\n` })).toEqual(silent);
  });
  it("an instance of for_each", async () => {
    const each = text.replace("policy =", `for_each = toset(["${data}", "arn:aws:s3:::b"])\n  policy =`);
    expect(await judged({ "main.tf": each.replace("var.other", "each.value") })).toEqual(silent);
  });
  it("the number of an instance", async () => {
    const each = text.replace("policy =", `count = 2\n  policy =`);
    const items = `"arn:aws:s3:::data-1/*", "arn:aws:s3:::data-\${count.index}/*"`;
    expect(await judged({ "main.tf": each.replace(`"${data}", var.other`, items) })).toEqual(silent);
  });
  it.each([
    ["a parameter", "!Ref Other", { Other: data }],
    ["a condition that a parameter decides", `!If [Is, "${data}", "arn:aws:s3:::x"]`, { Other: "yes" }],
    ["the default of a parameter", "!Ref Given", {}],
    ["a text with the default of a parameter", '!Sub "${Given}"', {}],
  ])("%s of a stack", async (_, item, values) => {
    const stack = `Parameters:
  Other: { Type: String }
  Given: { Type: String, Default: "${data}" }
Conditions:
  Is: !Equals [!Ref Other, "yes"]
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource:
              - "${data}"
              - ${item}
`;
    expect(await judged({ "stack.yaml": stack }, values)).toEqual(silent);
  });
});

describe("a partition", () => {
  it("is not that of another deployment", async () => {
    const text = policy(
      `Action = "s3:GetObject"\n      Resource = ["arn:aws:s3:::b*", "arn:\${data.aws_partition.current.partition}:s3:::b/*"]`,
      `data "aws_partition" "current" {}`,
    );
    expect(await judged({ "main.tf": text })).toEqual(silent);
  });
});

describe("whole statements", () => {
  const statements = (first: string, second: string, more = ""): string => `${more}
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      ${first},
      ${second},
    ]
  })
}
`;
  const one = (resource: string, condition = ""): string =>
    `{ Effect = "Allow", Action = "s3:GetObject", Resource = ${resource}${condition} }`;
  const environment = `variable "env" { default = "prod" }\n`;
  it.each([
    [
      "that differ by a default",
      statements(one(`"arn:aws:s3:::prod/*"`), one(`"arn:aws:s3:::\${var.env}/*"`), environment),
    ],
    [
      "of which a default makes one wide",
      statements(one(`"arn:aws:s3:::\${var.env}*"`), one(`"arn:aws:s3:::prod/*"`), environment),
    ],
    [
      "whose effect is a variable's",
      statements(one(`"*"`), one(`"*"`).replace(`"Allow"`, "var.env"), `variable "env" { default = "Allow" }\n`),
    ],
    [
      "whose conditions differ by a default",
      statements(
        one(`"*"`, `, Condition = { StringEquals = { "aws:ResourceTag/env" = "prod" } }`),
        one(`"*"`, `, Condition = { StringEquals = { "aws:ResourceTag/env" = var.env } }`),
        environment,
      ),
    ],
    [
      "one of which a variable brings",
      statements(
        one(`"arn:aws:s3:::a/*"`),
        `var.on ? ${one(`"*"`)} : ${one(`"arn:aws:s3:::b/*"`)}`,
        `variable "on" { default = true }\n`,
      ),
    ],
    [
      "whose resources are a list of a variable",
      statements(one(`"arn:aws:s3:::a/*"`), one("var.all"), `variable "all" { default = ["arn:aws:s3:::a/*"] }\n`),
    ],
  ])("%s", async (_, text) => {
    expect(await judged({ "main.tf": text })).toEqual(silent);
  });

  it("blocks that a variable may repeat or limit", async () => {
    const text = `variable "on" { default = [] }
variable "all" { default = ["x"] }
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    dynamic "condition" {
      for_each = var.on
      content {
        test     = "Bool"
        variable = "aws:SecureTransport"
        values   = ["true"]
      }
    }
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::a/*"]
  }
  dynamic "statement" {
    for_each = var.all
    content {
      actions   = ["s3:PutObject"]
      resources = ["*"]
    }
  }
  statement {
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::a/*"]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;
    expect(await judged({ "main.tf": text })).toEqual(silent);
  });

  it("that a loop writes", async () => {
    const text = `variable "buckets" { default = ["data", "logs"] }
resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for b in var.buckets : {
      Effect = "Allow", Action = "s3:GetObject", Resource = ["arn:aws:s3:::\${b}/*", "${data}"]
    }]
  })
}
`;
    expect(await judged({ "main.tf": text })).toEqual(silent);
  });

  it("of one expression in a loop", async () => {
    const loop = `resource "aws_s3_bucket" "it" {
  for_each = toset(["raw", "done"])
  bucket   = "lake-\${each.key}"
}
locals {
  arns = { for name, bucket in aws_s3_bucket.it : name => bucket.arn }
}
`;
    const items = (...names: readonly string[]): string =>
      policy(
        `Action = "s3:GetObject"\n      Resource = [${names.map((name) => `"\${local.arns.${name}}/*"`).join()}]`,
        loop,
      );
    expect(await judged({ "main.tf": items("raw", "done") })).toEqual(silent);
    expect((await judged({ "main.tf": items("raw", "raw") })).said).toEqual(["repeated"]);
  });

  it("written twice", async () => {
    expect(await judged({ "main.tf": statements(one(`"*"`), one("var.all"), `variable "all" {}\n`) })).toEqual(silent);
    const twice = statements(one(`"*"`), one(`"arn:aws:s3:::\${var.env}/*"`), environment);
    expect(await judged({ "main.tf": twice })).toEqual({ said: ["statement"], changed: ["statement"] });
  });
});

describe("values of conditions", () => {
  const numbers = (values: string, more = ""): string =>
    policy(
      `Action = "s3:ListBucket"\n      Resource = "*"\n      Condition = { NumericLessThan = { "s3:max-keys" = ${values} } }`,
      more,
    );
  it("of a default are no limits", async () => {
    expect(await judged({ "main.tf": numbers(`["5", var.most]`, `variable "most" { default = "10" }`) })).toEqual(
      silent,
    );
    expect(await judged({ "main.tf": numbers(`["5", "10"]`) })).toEqual({ said: ["number"], changed: ["number"] });
  });
});
