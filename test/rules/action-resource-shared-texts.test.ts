import { describe, expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";

const publisher = (actions: string): string => `variable "target" {
  type    = string
  default = null
}
data "aws_iam_policy_document" "publish" {
  statement {
    actions   = ${actions}
    resources = [var.target]
  }
}
resource "aws_iam_policy" "publish" {
  policy = data.aws_iam_policy_document.publish.json
}
`;

const queue = "arn:aws:sqs:eu-west-1:123456789012:it";
const topic = "arn:aws:sns:eu-west-1:123456789012:it";
const table = "arn:aws:dynamodb:eu-west-1:123456789012:table/it";
const call = (name: string, target: string, source = "./module"): string =>
  `module "${name}" {\n  source = "${source}"\n  target = ${target}\n}\n`;

const both = publisher('["sns:Publish", "sqs:SendMessage"]');
const one = publisher('["sns:Publish"]');

const chosen = `variable "policy" {}
variable "targets" {
  type = list(string)
}
locals {
  policies = { sends = data.aws_iam_policy_document.sends, streams = data.aws_iam_policy_document.streams }
}
data "aws_iam_policy_document" "sends" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = var.targets
  }
}
data "aws_iam_policy_document" "streams" {
  statement {
    actions   = ["kinesis:GetRecords"]
    resources = var.targets
  }
}
resource "aws_iam_policy" "it" {
  policy = local.policies[var.policy].json
}
`;

const repeated = (resources: string): string => `resource "aws_iam_policy" "it" {
  for_each = { queue = "${queue}", topic = "${topic}" }
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sns:Publish", "sqs:SendMessage"], Resource = ${resources} }]
  })
}
`;

const shared = `locals {
  actions = ["s3:GetObject", "s3:ListBucket"]
}
resource "aws_iam_policy" "bucket" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = local.actions, Resource = "arn:aws:s3:::it" }]
  })
}
resource "aws_iam_policy" "objects" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = local.actions, Resource = "arn:aws:s3:::it/*" }]
  })
}
`;

/** The messages about actions, each with how many addresses it has. */
async function found(files: Readonly<Record<string, string>>): Promise<readonly (readonly [unknown, unknown])[]> {
  const { messages } = await lintTexts(files, { rules: ["action-resource"] });
  return messages.map(({ data, messageId }) => [messageId, data?.action] as const);
}

describe("an action that another use of its text needs", () => {
  it.each([
    ["two calls of a module", { "main.tf": call("a", `"${queue}"`) + call("b", `"${topic}"`), "module/main.tf": both }],
    [
      "two calls that name resources",
      {
        "main.tf": `resource "aws_sqs_queue" "it" {}\nresource "aws_sns_topic" "it" {}\n${call("a", "aws_sqs_queue.it.arn")}${call("b", "aws_sns_topic.it.arn")}`,
        "module/main.tf": both,
      },
    ],
    [
      "a call whose resource is not known",
      { "main.tf": `variable "it" {}\n${call("a", `"${queue}"`)}${call("b", "var.it")}`, "module/main.tf": one },
    ],
    [
      "calls of two roots",
      {
        "dev/main.tf": call("it", `"${queue}"`, "../module"),
        "prod/main.tf": call("it", `"${topic}"`, "../module"),
        "module/main.tf": one,
      },
    ],
    [
      "one call, for which the caller chose the resource",
      { "main.tf": call("a", `"${queue}"`), "module/main.tf": both },
    ],
    [
      "a document that the call does not take",
      {
        "main.tf": `module "a" {\n  source = "./module"\n  policy = "sends"\n  targets = ["${queue}"]\n}\n`,
        "module/main.tf": chosen,
      },
    ],
    ["instances of a block", { "main.tf": repeated("each.value") }],
    ["a list of two policies", { "main.tf": shared }],
  ])("is not reported: %s", async (_, files) => {
    expect(await found(files)).toEqual([]);
  });

  it.each([
    [
      "all calls",
      { "main.tf": call("a", `"${table}"`) + call("b", `"${queue}"`), "module/main.tf": one },
      [["otherTypes", "sns:Publish"]],
    ],
    ["the only call", { "main.tf": call("a", `"${queue}"`), "module/main.tf": one }, [["otherTypes", "sns:Publish"]]],
    [
      "a resource that the module writes",
      { "main.tf": call("a", `"${queue}"`), "module/main.tf": both.replace("[var.target]", `["${queue}"]`) },
      [["otherTypes", "sns:Publish"]],
    ],
    ["instances of a block", { "main.tf": repeated(`"${queue}"`) }, [["otherTypes", "sns:Publish"]]],
  ])("is reported where it has no effect: %s", async (_, files, messages) => {
    expect(await found(files)).toEqual(messages);
  });
});
