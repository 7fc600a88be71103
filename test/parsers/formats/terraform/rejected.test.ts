import { describe, expect, it } from "vitest";
import { moduleOf } from "./module.js";

const inBlock = (start: string): string => `${start} {\n  endpoint_id = "e"\n}\n`;

/** What Terraform rejects in a file, as the text of its place and the message. */
async function rejectedIn(files: Readonly<Record<string, string>>): Promise<readonly (readonly [string, string])[]> {
  const { problems } = await moduleOf({ "variables.tf": 'variable "x" {}\n', ...files });
  return problems.map(({ location: { end, file, start }, message }) => [file.text.slice(start, end), message]);
}

describe("a block with a resource that Terraform rejects", () => {
  it.each([
    ['resources "aws_dms_endpoint" "e"', "there are no blocks of type resources. Write resource."],
    ['Resource "aws_iam_role" "r"', "there are no blocks of type Resource. Write resource."],
    ['dat "aws_iam_policy_document" "d"', "there are no blocks of type dat. Write data."],
    ['resource "aws_dms_endpoint"', "it needs two labels, the type and the name."],
    ['resource "aws_dms_endpoint.e"', "it needs two labels, the type and the name."],
    ['data "aws_iam_role" "r" "s"', "it needs two labels, the type and the name."],
  ])("%s", async (start, message) => {
    expect(await rejectedIn({ "main.tf": inBlock(start) })).toEqual([[start, expect.stringContaining(message)]]);
  });

  it.each([
    'resource "aws_dms_endpoint" "e"',
    "resource aws_dms_endpoint e",
    'ephemeral "aws_secretsmanager_secret_version" "s"',
    'list "aws_iam_role" "all"',
    'resources "ours"',
    "data_source",
  ])("is not %s", async (start) => {
    expect(await rejectedIn({ "main.tf": inBlock(start) })).toEqual([]);
  });

  it("is not looked for in a broken file", async () => {
    const rejected = await rejectedIn({ "main.tf": `${inBlock('resources "aws_iam_role" "r"')}resource "` });
    expect(rejected.filter(([, message]) => message.startsWith("Terraform rejects"))).toEqual([]);
    expect(rejected).not.toEqual([]);
  });
});

describe("a file with values of variables", () => {
  it.each([
    ["x = var.y", "var.y"],
    ["x = yes", "yes"],
    ['x = file("a")', 'file("a")'],
    ['x = "${upper("a")}"', 'upper("a")'],
    ["x = { a = [1, local.b] }", "local.b"],
    ['variable "x" {\n}', 'variable "x"'],
  ])("may not hold %s", async (text, place) => {
    expect(await rejectedIn({ "terraform.tfvars": `${text}\n` })).toEqual([
      [place, expect.stringMatching(/^Terraform rejects .* in a file with values of variables\./)],
    ]);
  });

  it.each([
    'x = { a = 1, "b" = -1 + 2, (3) = true ? null : "c" }',
    "x = [for a in [1] : a]",
    'x = "%{for a in [1]}${a}%{endfor}"',
  ])("may hold %s", async (text) => {
    expect(await rejectedIn({ "terraform.tfvars": `${text}\n` })).toEqual([]);
  });
});
