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
const everyone = `, Principal = "*"`;
const data = (name: string, action: string, rest = ""): string => `data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = ["${action}"]
    resources = ["*"]
    ${rest}
  }
}
`;
const unread = (argument: string): string => `module "x" {\n  source = "registry/x/aws"\n  ${argument}\n}\n`;

describe("a policy that nobody takes here", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "feeds an output",
      `${data("d", "s3:Get*")}output "o" { value = data.aws_iam_policy_document.d.json }`,
      ["unseen data.aws_iam_policy_document.d: identity s3:Get*"],
    ],
    [
      "is a resource policy",
      data("d", "sqs:*", 'principals {\n type = "*"\n identifiers = ["*"]\n }'),
      ["unseen data.aws_iam_policy_document.d: resource sqs:*"],
    ],
    [
      "is a trust policy",
      data("d", "sts:AssumeRole", 'principals {\n type = "Service"\n identifiers = ["dms.amazonaws.com"]\n }'),
      ["unseen data.aws_iam_policy_document.d: trust sts:AssumeRole"],
    ],
    ["goes to a module that is not read", unread(`policy = ${json("s3:*")}`), ["unseen module.x: identity s3:*"]],
    [
      "lies deeper in what the module is given",
      unread(`roles = { a = { policies = [${json("s3:*")}] }, b = ${json("kms:*")} }`),
      ["unseen module.x: identity s3:*", "unseen module.x: identity kms:*"],
    ],
    [
      "is handed on as an object",
      unread('policy = { Version = "2012-10-17", Statement = { Effect = "Deny", Action = "s3:*", Resource = "*" } }'),
      ["unseen module.x: identity s3:*"],
    ],
    [
      "is a text",
      unread('policy = <<EOF\n{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}\nEOF'),
      ["unseen module.x: identity s3:*"],
    ],
    ["is a local", `locals {\n  p = ${json("s3:*")}\n}`, ["unseen local.p: identity s3:*"]],
    ["is an output", `output "p" {\n  value = ${json("s3:*")}\n}`, ["unseen output.p: identity s3:*"]],
    [
      "is a default",
      'variable "p" {\n  default = { Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] }\n}',
      ["unseen var.p: identity s3:*"],
    ],
    [
      "stands in a resource of any type",
      `resource "aws_new_thing" "t" {\n  block {\n    policy = ${json("s3:*", everyone)}\n  }\n}`,
      ["unseen aws_new_thing.t: resource s3:*"],
    ],
    [
      "depends on a condition",
      `variable "c" { type = bool }\n${unread(`policy = var.c ? ${json("s3:*")} : ${json("kms:*")}`)}`,
      ["unseen module.x: identity s3:*", "unseen module.x: identity kms:*"],
    ],
  ])("is read where it stands: %s", async (_, text, expected) => {
    expect(await documentsOf({ "main.tf": text })).toEqual(expected);
  });

  it("is read in a called module, in each call", async () => {
    const called = `variable "bucket" {}\n${data("d", "s3:Get*")}`;
    const call = (name: string): string => `module "${name}" {\n  source = "./called"\n  bucket = "${name}"\n}\n`;
    expect(await documentsOf({ "main.tf": call("a") + call("b"), "called/main.tf": called })).toEqual([
      "unseen module.a.data.aws_iam_policy_document.d: identity s3:Get*",
      "unseen module.b.data.aws_iam_policy_document.d: identity s3:Get*",
    ]);
  });

  it("is read in a value for a variable", async () => {
    const policy = '{ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] }';
    const files = { "main.tf": 'variable "p" {}\nmodule "x" {\n  source = "r/x/aws"\n  p = var.p\n}\n' };
    expect(await documentsOf({ ...files, "terraform.tfvars": `p = ${policy}\n` })).toEqual([
      "unseen var.p: identity s3:*",
    ]);
  });

  it("is read in .tf.json", async () => {
    const statement = { effect: "Allow", actions: ["s3:*"], resources: ["*"] };
    const text = JSON.stringify({ data: { aws_iam_policy_document: { d: { statement } } } });
    expect(await documentsOf({ "main.tf.json": text })).toEqual([
      "unseen data.aws_iam_policy_document.d: identity s3:*",
    ]);
  });
});

describe("a policy that is known already", () => {
  const role = (policy: string): string =>
    `resource "aws_iam_role_policy" "p" {\n  role = "r"\n  policy = ${policy}\n}\n`;
  const held = "attachment aws_iam_role_policy.p: identity";

  it.each<[string, string, readonly string[]]>([
    [
      "a data document",
      `${data("d", "s3:Get*")}${role("data.aws_iam_policy_document.d.json")}${unread("p = data.aws_iam_policy_document.d.json")}`,
      [`${held} s3:Get*`],
    ],
    ["a local", `locals {\n  p = ${json("s3:*")}\n}\n${role("local.p")}`, [`${held} s3:*`]],
    [
      "a document that another takes in",
      `${data("a", "s3:Get*")}
data "aws_iam_policy_document" "b" {
  source_policy_documents = [data.aws_iam_policy_document.a.json]
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]
  }
}
output "o" { value = data.aws_iam_policy_document.b.json }`,
      ["unseen data.aws_iam_policy_document.b: identity s3:Get*, kms:Decrypt"],
    ],
  ])("is not read twice: %s", async (_, text, expected) => {
    expect(await documentsOf({ "main.tf": text })).toEqual(expected);
  });

  it.each([
    [
      "a text",
      'policy = <<EOF\n{\n  "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]\n}\nEOF',
      "main.tf",
    ],
    ["a file", 'policy = file("policy.json")', "policy.json"],
    ["a file without its line end", 'policy = chomp(file("policy.json"))', "policy.json"],
    ["a file with a word exchanged", 'policy = replace(file("policy.json"), "s3", "sqs")', "policy.json"],
    ["a file with a word that is not known", 'policy = replace(file("policy.json"), "s3", var.x)', "policy.json"],
    ["a file with verbs", 'policy = format(file("policy.json"))', "policy.json"],
    ["a file as a whole", 'policy = format("%s", file("policy.json"))', "policy.json"],
    ["a template without its ends", 'policy = trimspace(templatefile("policy.json", {}))', "policy.json"],
    ["a function", `policy = ${json("s3:*")}`, "main.tf"],
  ])("is read where it is written, when a module is given it: %s", async (_, argument, place) => {
    const { documents } = await moduleOf({
      "main.tf": `module "m" {\n  source = "./called"\n  ${argument}\n}\n`,
      "called/main.tf": `variable "policy" {\n  type = string\n}\n${role('"${var.policy}"')}`,
      "policy.json": '{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }\n',
    });
    expect(documents.map(({ document }) => document.node.location.file.path)).toEqual([`m/${place}`]);
  });

  it("is read where it is written, when a module gives it", async () => {
    const text = '<<EOF\n{\n  "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]\n}\nEOF';
    const { documents } = await moduleOf({
      "main.tf": `module "m" {\n  source = "./called"\n}\n${role("module.m.policy")}`,
      "called/main.tf": `output "policy" {\n  value = ${text}\n}\n`,
    });
    expect(documents.map(({ document }) => document.node.location.file.path)).toEqual(["m/called/main.tf"]);
  });
});

describe("what is no policy", () => {
  it.each([
    [
      "a policy of another cloud",
      `resource "alicloud_ram_policy" "p" {\n  policy_document = ${json("ecs:*").replace("2012-10-17", "1")}\n}`,
    ],
    ["an empty document", 'data "aws_iam_policy_document" "d" {}'],
    ["JSON around a policy", unread(`body = jsonencode({ Resources = { P = { Document = ${json("s3:*")} } } })`)],
    ["another language", unread('rule = { Statement = { ByteMatchStatement = { SearchString = "x" } } }')],
    ["a form that a module fills in", data("d", "s3:*").replace('"*"', '"_S3_BUCKET_ARN_"')],
    ["broken JSON", unread('policy = "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", {% x %}"')],
  ])("is not read: %s", async (_, text) => {
    expect(await documentsOf({ "main.tf": text })).toEqual([]);
  });
});

describe("a policy of a known type", () => {
  it.each([
    ["aws_ssoadmin_permission_set_inline_policy", "inline_policy", "identity"],
    ["aws_iot_policy", "policy", "identity"],
    ["aws_transfer_user", "policy", "boundary"],
    ["aws_glacier_vault_lock", "policy", "resource"],
    ["aws_glacier_vault", "access_policy", "resource"],
    ["aws_ecrpublic_repository_policy", "policy", "resource"],
    ["aws_cloudwatch_event_bus_policy", "policy", "resource"],
    ["aws_api_gateway_rest_api", "policy", "resource"],
  ])("has its type whatever it says: %s", async (type, argument, policyType) => {
    const text = `resource "${type}" "r" {\n  ${argument} = ${json("s3:*")}\n}`;
    expect(await documentsOf({ "main.tf": text })).toEqual([`resource ${type}.r: ${policyType} s3:*`]);
  });

  it.each([
    ['type = "RESOURCE_CONTROL_POLICY"', json("s3:*"), ["resource aws_organizations_policy.r: rcp s3:*"]],
    ["type = var.type", json("s3:*"), ["resource aws_organizations_policy.r: scp s3:*"]],
    ["type = var.type", json("s3:*", everyone), ["resource aws_organizations_policy.r: rcp s3:*"]],
    ["", json("s3:*"), ["resource aws_organizations_policy.r: scp s3:*"]],
    ['type = "TAG_POLICY"', "jsonencode({ tags = {} })", []],
  ])("is an organization's: %s", async (type, content, expected) => {
    const text = `variable "type" {}\nresource "aws_organizations_policy" "r" {\n  content = ${content}\n  ${type}\n}`;
    expect(await documentsOf({ "main.tf": text })).toEqual(expected);
  });

  it("stands in a block", async () => {
    const text = `resource "aws_s3control_multi_region_access_point_policy" "r" {\n  details {\n    policy = ${json("s3:*")}\n  }\n}`;
    expect(await documentsOf({ "main.tf": text })).toEqual([
      "resource aws_s3control_multi_region_access_point_policy.r: resource s3:*",
    ]);
  });
});

it("has an instance for each key, whatever characters the key has", async () => {
  const main = data("it", "s3:GetObject", "").replace("{\n", '{\n  for_each = toset(["c", "a\\"b"])\n');
  expect(await documentsOf({ "main.tf": main })).toHaveLength(2);
});
