import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";

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
