import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const trust = `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })`;

const endpoint = (name: string, bucket: string): string => `
resource "aws_dms_s3_endpoint" "${name}" {
  endpoint_id             = "\${var.name}-${name}"
  endpoint_type           = "target"
  bucket_name             = ${bucket}
  service_access_role_arn = aws_iam_role.writer.arn
}
`;

/** A root module whose values differ by environment, and a module that it calls twice. */
const files = {
  "main.tf": `variable "env" { default = "dev" }
variable "stream" { default = "arn:aws:kinesis:eu-west-1:123456789012:stream/dev" }

module "one" {
  source   = "./modules/dms"
  name     = "one"
  bucket   = "\${var.env}-one"
  settings = { bucket = "\${var.env}-data", streams = [var.stream] }
}

module "two" {
  source   = "./modules/dms"
  name     = "two"
  bucket   = "two"
  settings = { bucket = "two-data", streams = [var.stream] }
}
`,
  "modules/dms/main.tf": `variable "name" {}
variable "bucket" {}
variable "settings" {}

locals { data = var.settings["bucket"] }

resource "aws_iam_role" "writer" {
  name               = "\${var.name}-writer"
  assume_role_policy = ${trust}
}
${endpoint("first", "var.bucket")}${endpoint("second", "local.data")}
resource "aws_dms_endpoint" "stream" {
  endpoint_id   = "\${var.name}-stream"
  endpoint_type = "target"
  engine_name   = "kinesis"
  kinesis_settings {
    stream_arn              = var.settings.streams[0]
    service_access_role_arn = aws_iam_role.writer.arn
  }
}
`,
};

/** The text for each module, by its folder. */
function sections(text: string): Readonly<Record<string, string>> {
  const starts = [...text.matchAll(/^# (\.|modules\/dms)$/gm)];
  return Object.fromEntries(
    starts.map((start, index) => [start[1] ?? "", text.slice(start.index, starts[index + 1]?.index)]),
  );
}

it("the policies of each module stand apart, with the references and values that are valid there", async () => {
  const cwd = workspace(files);
  const { stdout } = await runMain(cwd, ["policy", "--no-config", "--output", "terraform"]);
  const { ".": root = "", "modules/dms": called = "" } = sections(stdout);
  expect([...new Set(called.match(/(?<=^ *")arn:aws:s3:.*(?=",$)/gm))]).toEqual([
    "arn:aws:s3:::${var.bucket}/*",
    "arn:aws:s3:::${local.data}/*",
    "arn:aws:s3:::${var.bucket}",
    "arn:aws:s3:::${local.data}",
  ]);
  expect(called).toContain("resources = [var.settings.streams[0]]");
  expect(called).not.toMatch(/dev|two/);
  expect([...new Set(root.match(/role\/[\w-]+/g))]).toEqual(["role/one-writer", "role/two-writer"]);
  expect(root).not.toMatch(/var\.bucket|aws_iam_role\.writer/);
  for (const [folder, text] of Object.entries(sections(stdout))) writeFileSync(join(cwd, folder, "least.tf"), text);
  const results = await lintFiles(".", { cwd, preset: "recommended", config: false });
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});

it("the policies of a module with called modules are one template of CloudFormation", async () => {
  const cwd = workspace(files);
  const { stdout } = await runMain(cwd, ["policy", "--no-config", "--output", "cloudformation"]);
  expect(stdout.match(/^Resources:$/gm)).toHaveLength(1);
  expect(stdout).toContain("OneWriter");
  expect(stdout).toContain("TwoWriter");
});

it("a role that is imported or a parameter is a hole that whoever deploys must be able to pass", async () => {
  const role = (value: string): string => `Resources:
  Orders:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: lake, ServiceAccessRoleArn: ${value} }
`;
  const cwd = workspace({
    "imported.yaml": role("!ImportValue writer"),
    "given.yaml": `Parameters: { Writer: { Type: String } }\n${role("!Ref Writer")}`,
  });
  const { stdout } = await runMain(cwd, ["policy", "--no-config", "--for", "caller", "--output", "cloudformation"]);
  expect(stdout.match(/Action: iam:PassRole\n *Resource: .*/g)?.map((text) => text.replace(/.*\n */, ""))).toEqual([
    "Resource: !Ref Writer",
    "Resource: '<role of endpoint Orders>'",
  ]);
});

it.each([
  ["for_each = var.buckets", "each.key", "each.value", "for_each = aws_iam_role.writer", "each.value.id"],
  [
    "count = length(var.buckets)",
    "count.index",
    "var.buckets[count.index]",
    "count  = length(aws_iam_role.writer)",
    "aws_iam_role.writer[count.index].id",
  ],
])("a role with unknown instances is not written without a key: %s", async (repetition, index, bucket, head, role) => {
  const cwd = workspace({
    "main.tf": `variable "buckets" {}

resource "aws_iam_role" "writer" {
  ${repetition}
  name               = "writer-\${${index}}"
  assume_role_policy = ${trust}
}

variable "name" {}
${endpoint("orders", bucket).replace("writer.arn", `writer[${index}].arn`).replace("{", `{\n  ${repetition}`)}`,
  });
  const { stdout } = await runMain(cwd, ["policy", "--no-config", "--output", "terraform"]);
  expect(stdout).toContain(`"aws_iam_role_policy" "writer_least" {\n  ${head}\n`);
  expect(stdout).toMatch(new RegExp(`^ {2}role += ${role.replace(/[[\].]/g, "\\$&")}$`, "m"));
  expect(stdout).toContain("arn:aws:s3:::<bucket of endpoint aws_dms_s3_endpoint.orders>/*");
  expect(stdout).toContain("role/writer-<role of endpoint aws_dms_s3_endpoint.orders>");
  expect(stdout).not.toMatch(/aws_iam_role\.writer\.(?:arn|id|name)|\$\{(?:each|count)\./);
});
