import { describe, expect, it } from "vitest";
import { display } from "../../../../../src/tree/index.js";
import { moduleOf } from "../module.js";

/** Every policy document of a module: `holder address: type action, …`. */
async function documentsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { documents } = await moduleOf(files);
  return documents.map(({ address, document, holderKind }) => {
    const actions = document.statements.flatMap(({ actions }) => actions?.items.map(({ text }) => display(text)) ?? []);
    return `${holderKind} ${address}: ${document.policyType} ${actions.join(", ")}`;
  });
}

const json = (action: string, rest = ""): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*"${rest} }] })`;
const data = (name: string, action: string, rest = ""): string => `data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = ["${action}"]
    resources = ["*"]
    ${rest}
  }
}
`;
const unread = (argument: string): string => `module "x" {\n  source = "registry/x/aws"\n  ${argument}\n}\n`;

describe("a policy that only turned off blocks would take", () => {
  const off = (policy: string): string =>
    `resource "aws_iam_role_policy" "p" {\n  count = length(var.roles) > 0 ? 1 : 0\n  role = "r"\n  policy = ${policy}\n}\n`;
  const roles = 'variable "roles" { type = list(string) }\n';
  const document = "data.aws_iam_policy_document.d.json";
  const waits = (name: string): string => `resource "aws_new" "w" {\n  count = 0\n  depends_on = [${name}]\n}\n`;
  const outer = `data "aws_iam_policy_document" "outer" {\n  source_policy_documents = [${document}]\n}\n`;
  const called = (text: string): Readonly<Record<string, string>> => ({
    "main.tf": 'module "m" {\n  source = "./called"\n  roles = []\n}\n',
    "called/main.tf": `${roles}${text}`,
  });

  it.each<[string, string]>([
    ["a data document", `${data("d", "s3:Get*")}${off(document)}`],
    ["a local", `locals {\n  p = ${json("s3:*")}\n}\n${off("local.p")}`],
    ["a document through a local", `${data("d", "s3:Get*")}locals {\n  p = ${document}\n}\n${off("local.p")}`],
    ["a document in another", `${data("d", "s3:Get*")}${outer}${off("data.aws_iam_policy_document.outer.json")}`],
    [
      "an argument of a module",
      `${data("d", "s3:Get*")}module "x" {\n  source = "./inner"\n  count = length(var.roles)\n  policy = ${document}\n}\n`,
    ],
    [
      "the text of an argument",
      `module "x" {\n  source = "./inner"\n  roles = var.roles\n  policy = ${json("s3:*")}\n}\n`,
    ],
    [
      "the text of an argument of no module",
      `module "x" {\n  source = "./inner"\n  count = 0\n  policy = ${json("s3:*")}\n}\n`,
    ],
    [
      "the text of an argument of no module, which is not here",
      `module "x" {\n  source = "registry/x/aws"\n  for_each = {}\n  policy = ${json("s3:*")}\n}\n`,
    ],
  ])("is not read, because nobody gets it: %s", async (_, text) => {
    const inner = { "called/inner/main.tf": `variable "policy" {}\n${roles}${off("var.policy")}` };
    expect(await documentsOf({ ...called(text), ...inner })).toEqual([]);
  });

  it.each<[string, string]>([
    ["an output, in a module that another calls", `${off(document)}output "policy" {\n  value = ${document}\n}\n`],
    ["nothing else", ""],
    ["a block that only waits for it", waits("data.aws_iam_policy_document.d")],
    [
      "a provider",
      `${off(document)}provider "aws" {\n  assume_role {\n    role_arn = "r"\n    policy = ${document}\n  }\n}\n`,
    ],
    ["a module that is not read", `${off(document)}${unread(`policy = ${document}`)}`],
    [
      "a resource of a type that is not known",
      `${off(document)}resource "aws_new_thing" "t" {\n  policies = { a = ${document} }\n}\n`,
    ],
  ])("is read, if it may go elsewhere: %s", async (_, text) => {
    const files = called(`${data("d", "s3:Get*")}${text}`);
    const main = `${files["main.tf"] ?? ""}output "policy" {\n  value = module.m\n}\n`;
    expect(await documentsOf({ ...files, "main.tf": main })).toEqual([
      "unseen module.m.data.aws_iam_policy_document.d: identity s3:Get*",
    ]);
  });

  it.each([["depends_on"], ["triggers"]])("is read in a call to which such a block refers: %s", async (argument) => {
    const text = `${unread(`policy = ${json("s3:Get*")}`)}${waits("module.x").replace("depends_on", argument)}`;
    expect(await documentsOf({ "main.tf": text })).toEqual(["unseen module.x: identity s3:Get*"]);
  });

  it("is read, if a default or an open condition turns off what takes it", async () => {
    const text = `${roles.replace(" }", "\n default = []\n }")}${data("d", "s3:Get*")}${off(document)}`;
    expect(await documentsOf({ "main.tf": text })).toEqual(["attachment aws_iam_role_policy.p[0]: identity s3:Get*"]);
  });
});
