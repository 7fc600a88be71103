import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { renderEdits } from "../../src/fixers/index.js";
import { lintFiles } from "../../src/index.js";
import { parse } from "./edit-case.js";
import { addVpcRole, trustRegionalDms } from "./edits.js";

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
async function fixed(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), "dmslint-files-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const results = await lintFiles(folder, {
    cwd: folder,
    config: false,
    preset: "recommended",
    rules: { "known-action": "error", "no-redundant-element": "warn" },
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
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = [${resources}] }]
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
])("declares a variable for %s where the module has its variables: %s", async (path, variables) => {
  const texts = {
    [path]: 'resource "aws_dms_replication_subnet_group" "it" {\n  subnet_ids = var.subnets\n}\n',
    [variables]: 'variable "subnets" {\n  type = list(string)\n}\n',
  };
  const template = await parse(path, texts);
  const edit = addVpcRole("aws_dms_replication_subnet_group.it", "dms_vpc_role")(template);
  const [role, variable, ...others] = renderEdits([edit], template) ?? [];
  expect(others).toEqual([]);
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

it.each(["data.tf", "data.tofu", "data_sources.tf", "data-source.tofu", "core/datasources.tf"])(
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
