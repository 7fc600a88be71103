import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { renderEdits } from "../../src/fixers/index.js";
import { lintFiles } from "../../src/index.js";
import { parse } from "./edit-case.js";
import { addVpcRole } from "./edits.js";

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

it.each(["main.tf", "core/main.tf"])("declares a variable where the module of %s has its variables", async (path) => {
  const variables = path.replace("main", "variables");
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
