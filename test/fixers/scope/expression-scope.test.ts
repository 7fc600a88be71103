import { describe, expect, it } from "vitest";
import { lintText } from "../../../src/index.js";

const trust = `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })`;

interface Parts {
  /** The `count` or `for_each` of the blocks. */
  readonly role?: string;
  readonly policy?: string;
  readonly endpoint?: string;
  readonly key?: string;
  readonly bucket?: string;
  readonly more?: string;
}

/** A role whose policy lacks what its endpoint needs on the bucket. */
function module({ bucket = "each.value", endpoint = "", key = "", more = "", policy = "", role = "" }: Parts): string {
  return `variable "systems" { type = map(string) }
variable "others" { type = map(string) }
variable "objects" { type = map(object({ bucket = string })) }
variable "list" { type = list(string) }
variable "number" { type = number }
${more}
resource "aws_iam_role" "s3" {
  ${role}
  assume_role_policy = ${trust}
}

resource "aws_iam_role_policy" "s3" {
  ${policy}
  role   = aws_iam_role.s3${key}.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sqs:*", Resource = "*" },
    ]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  ${endpoint}
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = ${bucket}
  service_access_role_arn = aws_iam_role.s3${key}.arn
}
`;
}

/** What the suggestions of a rule write. */
async function offered(text: string, rule = "role-permissions"): Promise<string> {
  const [result] = await lintText(text, { filePath: "main.tf" });
  const found = result?.messages.filter(({ ruleId }) => ruleId === rule) ?? [];
  expect(found).toHaveLength(1);
  return found
    .flatMap(({ suggestions = [] }) => suggestions.flatMap(({ fixes }) => fixes.map((fix) => fix.text)))
    .join("");
}

const systems = "for_each = var.systems";
const list = "count = length(var.list)";

describe("the value of a loop", () => {
  it.each<[string, Parts]>([
    ["for_each", { endpoint: systems }],
    ["the key of for_each", { endpoint: systems, bucket: "each.key" }],
    ["an attribute of the value", { endpoint: "for_each = var.objects", bucket: "each.value.bucket" }],
    ["the value in a text", { endpoint: systems, bucket: '"${each.value}-data"' }],
    ["count", { endpoint: list, bucket: "var.list[count.index]" }],
    ["a function of the value", { endpoint: systems, bucket: "lower(each.value)" }],
    ["another collection", { endpoint: systems, policy: "for_each = var.others" }],
    [
      "a resource with the same instances",
      {
        endpoint: systems,
        bucket: "aws_s3_bucket.data[each.key].id",
        more: 'resource "aws_s3_bucket" "data" {\n  for_each = var.systems\n}',
      },
    ],
    [
      "a module with the same instances",
      {
        endpoint: systems,
        bucket: "module.data[each.key].bucket",
        more: 'module "data" {\n  for_each = var.systems\n  source = "./data"\n}',
      },
    ],
    ["the name of a for expression", { bucket: "[for b in [var.list[0]] : urlencode(b)][0]" }],
  ])("is not written where it means nothing, or something else: %s", async (_, parts) => {
    expect(await offered(module(parts))).toBe("");
  });

  it.each([
    ["for_each", systems, "[each.key]", "[var.others[each.key]]"],
    ["the value of a map", systems, "[each.key]", "[each.value]"],
    ["count", list, "[count.index]", "[length(var.list) - 1 - count.index]"],
  ])("is not written where each instance has the role of another one: %s", async (_, same, key, other) => {
    const text = module({ role: same, policy: same, endpoint: same, key, bucket: `lower(var.others${key})` });
    expect(await offered(text)).not.toBe("");
    expect(await offered(text.replace(`s3${key}.arn`, `s3${other}.arn`))).toBe("");
    const alone = text.replace(/resource "aws_iam_role_policy" "s3"[^]*?\n\}\n/, "");
    expect(await offered(alone.replace(`s3${key}.arn`, `s3${other}.arn`))).toBe("");
  });

  it.each<[string, Parts, string]>([
    ["for_each", { role: systems, policy: systems, endpoint: systems, key: "[each.key]" }, "${each.value}/*"],
    [
      "count",
      { role: list, policy: list, endpoint: list, key: "[count.index]", bucket: "var.list[count.index]" },
      "${var.list[count.index]}/*",
    ],
    [
      "spaces",
      {
        role: systems,
        policy: "for_each   =  var.systems",
        endpoint: systems,
        key: "[each.key]",
        bucket: "lower(each.value)",
      },
      "${lower(each.value)}/*",
    ],
    [
      "a for expression with its own name",
      { bucket: "[for b in var.list : lower(b)][0]" },
      "${[for b in var.list : lower(b)][0]}/*",
    ],
    ["a known element", { endpoint: 'for_each = toset(["data"])' }, "data/*"],
    ["a variable of each element", { endpoint: "for_each = { a = var.list[0] }" }, "${var.list[0]}/*"],
  ])("is written where the block has the same instances: %s", async (_, parts, wanted) => {
    expect(await offered(module(parts))).toContain(`"arn:aws:s3:::${wanted}"`);
  });
});

const managed = (parts: Parts): string =>
  module({ key: "[each.key]", ...parts }).replace(/resource "aws_iam_role_policy" "s3"[^]*?\n\}\n/, "");

describe("a new resource for all instances of a role", () => {
  it.each<[string, Parts, string]>([
    [
      "with the values of the role",
      { role: systems, endpoint: systems },
      "for_each = var.systems\n  role     = aws_iam_role.s3[each.key].id",
    ],
    [
      "of several lines, without values",
      { role: "for_each = merge(\n    var.systems,\n    var.others\n  )", endpoint: systems, bucket: '"data"' },
      "for_each = aws_iam_role.s3\n  role     = each.value.id",
    ],
    [
      "with count",
      { role: list, endpoint: list, key: "[count.index]", bucket: "var.list[count.index]" },
      "count = length(var.list)\n  role  = aws_iam_role.s3[count.index].id",
    ],
  ])("%s", async (_, parts, wanted) => {
    expect(await offered(managed(parts))).toContain(wanted);
  });

  it("is not offered with the values of another collection", async () => {
    expect(await offered(managed({ role: systems, endpoint: "for_each = var.others" }))).toBe("");
  });
});

const deployer = (resource: string): string => `
resource "aws_iam_policy" "deployer" {
  name   = "deployer"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["dms:CreateEndpoint", "dms:DescribeEndpoints"], Resource = "*" },
      { Effect = "Allow", Action = "iam:PassRole", Resource = ${resource} },
    ]
  })
}
`;

describe("a resource with instances", () => {
  const named = (repetition: string, index: string): string =>
    module({
      role: `${repetition}\n  name = "s3-\${${index}}"`,
      endpoint: repetition,
      key: `[${index}]`,
      bucket: '"data"',
    });

  it.each([
    ["for_each = var.systems", "each.key"],
    ["count = var.number", "count.index"],
  ])("is not written without its key: %s", async (repetition, index) => {
    expect(await offered(named(repetition, index) + deployer('"*"'), "pass-role-scope")).toBe("");
  });

  it("has its key in messages", async () => {
    const text =
      named("count = var.number", "count.index") +
      `resource "aws_iam_role" "deployer" {
  assume_role_policy  = ${trust.replace("dms", "codebuild")}
  managed_policy_arns = []
  inline_policy {
    name   = "deploy"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["dms:CreateEndpoint", "dms:DescribeEndpoints"], Resource = "*" }]
    })
  }
}
`;
    const [result] = await lintText(text, { filePath: "main.tf" });
    const messages = result?.messages.filter(({ ruleId }) => ruleId === "pass-role").map(({ message }) => message);
    expect(messages?.join()).toContain("${aws_iam_role.s3[count.index].arn}");
  });
});
