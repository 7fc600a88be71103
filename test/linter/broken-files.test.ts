import { expect, it } from "vitest";
import { lintFiles, lintText } from "../../src/index.js";
import { workspace } from "../workspace/workspace.js";

const endpoint = `resource "aws_dms_endpoint" "lake" {
  endpoint_id   = "lake"
  endpoint_type = "target"
  engine_name   = "s3"
  s3_settings {
    bucket_name             = "lake"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

resource "aws_iam_role" "lake" {
  name               = "lake"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }] })
}
`;

it.each<[string, string, string]>([
  [
    "Terraform, cut off in a policy",
    "main.tf",
    `${endpoint}resource "aws_iam_role_policy" "lake" {\n  role = aws_iam_role.lake.name\n  pol`,
  ],
  [
    "a policy document with a wrong sign",
    "main.tf",
    'data "aws_iam_policy_document" "d" {\n  statement { actions = ["s3:*"]; principals { type = "Service" } }\n}\n',
  ],
  [
    "YAML, cut off in a list",
    "stack.yaml",
    "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow\n",
  ],
])("only the syntax error is reported of a broken file: %s", async (_, filePath, text) => {
  const results = await lintText(text, { filePath, config: false, preset: "all" });
  const messages = results.flatMap((result) => result.messages);
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.filter(({ fatal }) => fatal !== true)).toEqual([]);
});

it("what a broken file of a module may hold is not called missing", async () => {
  const cwd = workspace({ "main.tf": endpoint, "policy.tf": 'resource "aws_iam_role_policy" "lake" {\n  role = ' });
  const results = await lintFiles(".", { cwd, config: false });
  const said = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  expect(said).toEqual([null]);
  expect(results.flatMap(({ notJudged }) => notJudged.map(({ reason }) => reason)).join("\n")).toContain(
    "policy.tf has a syntax error",
  );
});

it("a policy that Terraform fills in first is not judged, and no syntax error", async () => {
  const text = '{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ${arns} }] }';
  const [result] = await lintText(text, { filePath: "policy.json", config: false, preset: "all" });
  expect(result?.messages).toEqual([]);
  expect(result?.notJudged).toEqual([
    {
      ruleId: null,
      address: "",
      reason: "it is not valid before another program fills in what is marked here",
      line: 1,
      column: 76,
    },
  ]);
});

it("a file that is nested too deeply for the reader is a problem of that file alone", async () => {
  const policy = 'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObjct" }] })';
  const cwd = workspace({
    "a.tf": `resource "aws_iam_policy" "it" {\n  policy = ${policy}\n}\n`,
    "z.tf": "a {\n".repeat(40_000) + "}\n".repeat(40_000),
  });
  const results = await lintFiles(".", { cwd, config: false });
  const said = results.map(({ filePath, messages }) => [filePath.slice(-4), messages.map(({ ruleId }) => ruleId)]);
  expect(said).toEqual([
    ["a.tf", ["policy-syntax", "known-action"]],
    ["z.tf", [null]],
  ]);
});
