import { expect, it } from "vitest";
import { moduleOf } from "../module.js";

const policy = (group: string): string => `resource "aws_iam_role_policy" "it" {
  role   = "it"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "logs:PutLogEvents", Resource = ${group}.arn }] })
}
`;
const group = 'resource "aws_cloudwatch_log_group" "it" {\n  name = "/it"\n}\n';
const existing = group.replace("resource", "data");
const required = (version: string): string => `terraform {\n  required_providers {\n    aws = ${version}\n  }\n}\n`;

/** Whether the ARN of the group in the policy ends with `:*`. */
async function hasStreams(files: Readonly<Record<string, string>>): Promise<boolean> {
  const { documents } = await moduleOf(files);
  const [resource] = documents.flatMap(({ document }) => document.statements[0]?.resources?.items ?? []);
  const last = resource?.text.parts.at(-1);
  return last?.kind === "literal" && last.text.endsWith(":*");
}

it.each([
  ["", false, false],
  [required('"~> 2.0"'), true, true],
  [required('"~> 2"'), false, false],
  [required('{\n source = "hashicorp/aws"\n version = ">= 2.7, < 3.0"\n }'), true, true],
  [required('"< 3.1"'), false, true],
  [required('"3.76.1"'), false, true],
  [required('">= 2.42, < 5"'), false, false],
  ['provider "aws" {\n  version = "<= 2.70"\n}\n', true, true],
])(
  "ends with :* where the provider is older than version 3, and for a data source than 4: %s",
  async (text, own, data) => {
    expect(await hasStreams({ "main.tf": text + group + policy("aws_cloudwatch_log_group.it") })).toBe(own);
    expect(await hasStreams({ "main.tf": text + existing + policy("data.aws_cloudwatch_log_group.it") })).toBe(data);
  },
);

it("follows the version of the module that calls", async () => {
  const files = {
    "main.tf": `${required('"~> 2.70"')}module "it" {\n  source = "./called"\n}\n`,
    "called/main.tf": group + policy("aws_cloudwatch_log_group.it"),
  };
  expect(await hasStreams(files)).toBe(true);
});
