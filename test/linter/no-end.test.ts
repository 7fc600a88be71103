import { dirname } from "node:path";
import { expect, it } from "vitest";
import { lint, rules } from "../../src/linter/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";

const document = (statements: string): string => `jsonencode({ Version = "2012-10-17", Statement = [${statements}] })`;

const files: Readonly<Record<string, string>> = {
  "main.tf": `variable "prefix" {}
module "target" {
  source = "./target"
  bucket = "\${var.prefix}-data"
}
`,
  "target/main.tf": `variable "bucket" {}
resource "aws_iam_role" "writer" {
  name               = "writer"
  assume_role_policy = ${document(`{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }`)}
}
resource "aws_iam_role_policy" "writer" {
  role   = aws_iam_role.writer.id
  policy = ${document(`{ Effect = "Allow", Action = "s3:GetBucketLocation", Resource = "*" }`)}
}
resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = var.bucket
  service_access_role_arn = aws_iam_role.writer.arn
}
`,
};

it("a value of several parts is written as the one reference that gives it, and that ends the finding", async () => {
  const { results } = await lint({
    units: [
      {
        kind: "terraform",
        path: ".",
        files: ["main.tf"],
        rules: presetRules("recommended"),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: {
      read: (path) => files[path],
      list: (folder) => Object.keys(files).filter((path) => dirname(path) === folder),
    },
    loadWasm,
    rules,
    fix: "suggestions",
  });
  const { output = "", messages } = results.find(({ filePath }) => filePath === "target/main.tf") ?? { messages: [] };
  expect(messages.map(({ ruleId }) => ruleId)).toEqual([]);
  expect(output.match(/arn:aws:s3:::[^"]*/g)).toEqual(["arn:aws:s3:::${var.bucket}/*", "arn:aws:s3:::${var.bucket}"]);
});
