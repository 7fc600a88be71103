import { describe, expect, it } from "vitest";
import { textOf } from "../../../../../src/source/index.js";
import { moduleOf } from "../module.js";

const role = (policy: string): string =>
  `resource "aws_iam_role_policy" "p" {\n  role = "r"\n  policy = ${policy}\n}\n`;
const heredoc = '<<EOF\n{\n  "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]\n}\nEOF';
const quoted = '"{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"s3:*\\", \\"Resource\\": \\"*\\"}]}"';

describe("a policy that a variable gives", () => {
  it.each([
    [
      "an element of a file of values",
      "",
      { "terraform.tfvars": `policies = { a = ${quoted} }\n` },
      "terraform.tfvars",
    ],
    ["one in JSON", "", { "a.auto.tfvars.json": `{ "policies": { "a": ${quoted} } }` }, "a.auto.tfvars.json"],
    ["an element of a default", `default = { a = ${quoted} }`, {}, "variables.tf"],
  ])("is read once where it is an element: %s", async (_, text, values, place) => {
    const { documents } = await moduleOf({
      "main.tf": role('var.policies["a"]'),
      "variables.tf": `variable "policies" {\n  ${text}\n}\n`,
      ...values,
    });
    const actions = documents.map(({ document }) => document.statements[0]?.actions?.items[0]?.text.location);
    expect(actions.map((at) => at && `${at.file.path} ${textOf(at).replaceAll("\\", "")}`)).toEqual([
      `m/${place} "s3:*"`,
    ]);
  });

  it.each([
    ["a heredoc in a file of values", "", { "terraform.tfvars": `policy = ${heredoc}\n` }, "terraform.tfvars"],
    ["a text in a file of values", "", { "a.auto.tfvars.json": `{ "policy": ${quoted} }` }, "a.auto.tfvars.json"],
    ["a default", `default = ${heredoc}`, {}, "variables.tf"],
    ["a text in a default", `default = ${quoted}`, {}, "variables.tf"],
  ])("is read where it is written, and only once: %s", async (_, text, values, place) => {
    const { documents } = await moduleOf({
      "main.tf": `${role("var.policy")}module "m" {\n  source = "./called"\n  policy = var.policy\n}\n`,
      "variables.tf": `variable "policy" {\n  ${text}\n}\n`,
      "called/main.tf": `variable "policy" {\n  type = string\n}\n${role("var.policy")}`,
      ...values,
    });
    const actions = documents.map(({ document }) => document.statements[0]?.actions?.items[0]?.text.location);
    expect(actions.map((at) => at && `${at.file.path} ${textOf(at).replaceAll("\\", "")}`)).toEqual(
      documents.map(() => `m/${place} "s3:*"`),
    );
    expect(documents.map(({ address }) => address)).toEqual([
      "aws_iam_role_policy.p",
      "module.m.aws_iam_role_policy.p",
    ]);
  });
});
