import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { renderEdits } from "../../../src/fixers/index.js";
import { lintFiles, type LintFilesOptions } from "../../../src/index.js";
import { fixer } from "../../../src/rule-kit/index.js";
import { entryOf } from "../../../src/tree/index.js";
import { parse, resourceOf, roleOf, text as textOf } from "../edit-case.js";
import { addVpcRole, trustRegionalDms } from "../edits.js";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const policy = (action: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "${action}", "Resource": "arn:aws:s3:::landing/*" }
  ]
}
`;

/** Texts that fixing changes, by file name. */
async function fixed(
  files: Readonly<Record<string, string>>,
  rules: LintFilesOptions["rules"] = { "known-action": "error", "no-redundant-element": "warn" },
): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), "dmslint-files-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const results = await lintFiles(folder, {
    cwd: folder,
    config: false,
    preset: "recommended",
    rules,
    fix: true,
  });
  return Object.fromEntries(
    results.flatMap(({ filePath, output }) => (output === undefined ? [] : [[basename(filePath), output]])),
  );
}

it("mends a policy in the file that Terraform reads it from", async () => {
  const module = `resource "aws_iam_policy" "reader" {
  name   = "reader"
  policy = file("\${path.module}/reader.json")
}
`;
  expect(await fixed({ "main.tf": module, "reader.json": policy("s3:GetObjct") })).toEqual({
    "reader.json": policy("s3:GetObject"),
  });
});

const document = (action: string): string => `{
  "data": {
    "aws_iam_policy_document": {
      "reader": {
        "statement": [{ "actions": ["s3:ListBucket", "${action}"], "resources": ["\${aws_s3_bucket.it.arn}/*"] }]
      }
    }
  }
}
`;

it("mends a policy document in Terraform JSON", async () => {
  expect(await fixed({ "main.tf.json": document("s3:GetObjct") })).toEqual({
    "main.tf.json": document("s3:GetObject"),
  });
});

const rendered = (template: string, vars = ""): string => `data "template_file" "reader" {
  template = ${template}
${vars}}
resource "aws_iam_policy" "reader" {
  name   = "reader"
  policy = data.template_file.reader.rendered
}
`;

it("mends a policy in the file that a template_file reads", async () => {
  const module = rendered('file("${path.module}/reader.json")', '  vars = { bucket = "it" }\n');
  expect(await fixed({ "main.tf": module, "reader.json": policy("s3:GetObjct") })).toEqual({
    "reader.json": policy("s3:GetObject"),
  });
});

it("leaves the text of a template_file alone that is written in it", async () => {
  const module = rendered(JSON.stringify(policy("s3:GetObjct")));
  expect(await fixed({ "main.tf": module })).toEqual({});
});

it("leaves a policy alone that two resources read differently", async () => {
  const module = `resource "aws_iam_policy" "reader" {
  for_each = toset(["one", "two"])
  name     = each.key
  policy   = templatefile("\${path.module}/reader.tftpl", { verb = each.key == "one" ? "GetObjct" : "PutObjct" })
}
`;
  expect(await fixed({ "main.tf": module, "reader.tftpl": policy("s3:${verb}") })).toEqual({});
});

it("takes a reference in quotes out of a list as a whole", async () => {
  const module = (resources: string): string => `resource "aws_s3_bucket" "data" {}

resource "aws_iam_policy" "reader" {
  name = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "s3:GetObject", Resource = [${resources}] }]
  })
}
`;
  expect(await fixed({ "main.tf": module('"${aws_s3_bucket.data.arn}", "${aws_s3_bucket.data.arn}/*", "*"') })).toEqual(
    {
      "main.tf": module('"*"'),
    },
  );
});

it.each([
  ["main.tf", "variables.tf"],
  ["core/main.tf", "core/variables.tf"],
  ["main.tf", "variables.tofu"],
  ["dms.tf", "_variables.tf"],
  ["10-dms.tf", "01-vars.tf"],
])("declares a variable for %s where the module has its variables: %s", async (path, variables) => {
  const texts = {
    [path]: 'resource "aws_dms_replication_subnet_group" "it" {\n  subnet_ids = var.subnets\n}\n',
    [variables]: 'variable "subnets" {\n  type = list(string)\n}\n',
  };
  const template = await parse(path, texts);
  const edit = addVpcRole("aws_dms_replication_subnet_group.it", "dms_vpc_role")(template);
  const edits = renderEdits([edit], template) ?? [];
  const [role, variable] = [path, variables].map((of) => edits.find(({ location }) => location.file.path === of));
  expect(edits).toHaveLength(2);
  expect([role?.location.file.path, role?.text.match(/^(?:resource|variable)/gm)]).toEqual([
    path,
    ["resource", "resource"],
  ]);
  expect(variable).toMatchObject({
    location: { file: { path: variables }, start: texts[variables]?.trimEnd().length },
    text: `

variable "create_dms_vpc_role" {
  description = "Whether to create the role dms-vpc-role (false where the account has it)"
  type        = bool
  default     = true
}`,
  });
});

it("declares a variable in variables.tf where another file has that name behind a sign", async () => {
  const texts = {
    "dms.tf": 'resource "aws_dms_replication_subnet_group" "it" {\n  subnet_ids = var.subnets\n}\n',
    "_variables.tf": 'variable "owner" {}\n',
    "variables.tf": 'variable "subnets" {}\n',
  };
  const template = await parse("dms.tf", texts);
  const edit = addVpcRole("aws_dms_replication_subnet_group.it", "dms_vpc_role")(template);
  const edits = renderEdits([edit], template) ?? [];
  expect(edits.map(({ location }) => location.file.path).sort()).toEqual(["dms.tf", "variables.tf"]);
});

it.each(["data.tf", "data.tofu", "data_sources.tf", "data-source.tofu", "_data.tf", "core/datasources.tf"])(
  "declares a data source where the module has its data sources: %s",
  async (sources) => {
    const path = sources.startsWith("core/") ? "core/main.tf" : "main.tf";
    const role = `resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
`;
    const template = await parse(path, { [path]: role, [sources]: 'data "aws_vpc" "it" {}\n' });
    const edits = renderEdits([trustRegionalDms(template)], template) ?? [];
    const declared = edits.find(({ text }) => text.includes('data "aws_region" "current" {}'));
    expect(declared?.location.file.path).toBe(sources);
  },
);

const attachment = (name: string): string => `resource "aws_iam_role_policy_attachment" "${name}" {
  role       = "${name}"
  policy_arn = "arn:aws:iam::aws:policy/SecurityAudit"
}
`;

const inPartition = (text: string): string => text.replace("arn:aws:", "arn:${data.aws_partition.current.partition}:");
const declared = (text: string): string => `${text}\ndata "aws_partition" "current" {}\n`;

it.each([
  ["the first file", { "a.tf": attachment("a"), "b.tf": attachment("b") }, "a.tf"],
  ["the main file", { "a.tf": attachment("a"), "main.tf": attachment("b") }, "main.tf"],
  ["the file of the provider", { "a.tf": attachment("a"), "providers.tf": 'provider "aws" {}\n' }, "providers.tf"],
  ["no file of variables", { "_vars.tf": 'variable "b" {}\n', "b.tf": attachment("b") }, "b.tf"],
  ["no override file", { "a_override.tf": attachment("b"), "b.tf": 'variable "b" {}\n' }, "b.tf"],
  ["the file with data sources", { "a.tf": attachment("a"), "b.tf": 'data "aws_region" "current" {}\n' }, "b.tf"],
])("edits of several files declare a data source once: %s", async (_, files, home) => {
  const edited = Object.entries(files).flatMap(([name, text]) => {
    const after = name === home ? declared(inPartition(text)) : inPartition(text);
    return after === text ? [] : [[name, after]];
  });
  const rules = { partition: "error" } as const;
  expect(await fixed(files, rules)).toEqual(Object.fromEntries(edited));
});

it("needs a file in HCL for a data source", async () => {
  const text = JSON.stringify({
    resource: { aws_iam_role_policy_attachment: { a: { role: "a", policy_arn: "arn:aws:iam::aws:policy/Audit" } } },
  });
  const [path, attached] = ["main.tf.json", "aws_iam_role_policy_attachment.a"];
  const template = await parse(path, { [path]: text });
  const node = entryOf(resourceOf(template, attached).properties, "policy_arn")?.value;
  expect(
    node && renderEdits([fixer.replaceText(node, textOf("arn:{partition}:iam::aws:policy/Audit"))], template),
  ).toBeUndefined();
});

it("declares a data source once for edits that end where it is declared", async () => {
  const role = `resource "aws_iam_role" "it" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
`;
  const template = await parse("main.tf", { "main.tf": role });
  const attach = {
    kind: "attach-managed-policy",
    template,
    role: roleOf(template),
    arn: textOf("arn:aws:iam::aws:policy/{region}"),
  } as const;
  const edits = renderEdits([attach, trustRegionalDms(template)], template) ?? [];
  const texts = edits.map((edit) => edit.text).join("");
  expect(texts.match(/^(?:data|resource) .*/gm)).toEqual([
    'resource "aws_iam_role_policy_attachment" "it" {',
    'data "aws_region" "current" {}',
  ]);
});
