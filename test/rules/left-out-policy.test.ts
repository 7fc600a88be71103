import { describe, expect, it } from "vitest";
import { said } from "./left-out-run.js";

/** A role of a DMS endpoint whose documents are values. */
const endpointRole = (trust: string, policy: string): string => `variable "none" { default = "" }
variable "nothing" { default = null }
variable "object" { default = {} }
variable "on" { type = bool }
locals {
  none = var.none
}
resource "aws_iam_role" "it" {
  assume_role_policy = ${trust}
}
resource "aws_iam_role_policy" "it" {
  role   = aws_iam_role.it.id
  policy = ${policy}
}
resource "aws_dms_endpoint" "it" {
  secrets_manager_access_role_arn = aws_iam_role.it.arn
  secrets_manager_arn             = "arn:aws:secretsmanager:us-east-1:123456789012:secret:pg-AbCdEf"
}
`;

describe("a policy that a default leaves empty", () => {
  it.each(["var.none", "var.nothing", "local.none", "trimspace(var.none)", "jsonencode(var.object)"])(
    "%s is no error",
    async (value) => {
      expect(await said("main.tf", endpointRole(value, value))).toEqual([]);
    },
  );

  it("is no error as a statement", async () => {
    const policy = 'jsonencode({ Version = "2012-10-17", Statement = [var.none] })';
    expect(await said("main.tf", endpointRole("var.none", policy))).toEqual([]);
  });

  it("is one where it is written", async () => {
    expect(await said("main.tf", endpointRole("var.none", '""'))).toContain("policy-syntax not-a-document");
  });

  it.each([
    ["aws_kms_key", 'policy = ""', false],
    ["aws_sqs_queue", 'policy = true ? "" : "x"', false],
    ["aws_opensearch_domain", 'access_policies = ""', false],
    ["aws_vpc_endpoint", 'policy = "{}"', true],
    ["aws_secretsmanager_secret", "policy = jsonencode({})", false],
    ["aws_s3_access_point", 'policy = "{}"', false],
    ["aws_iam_policy", 'policy = ""', true],
    ["aws_s3_bucket_policy", 'policy = ""', true],
    ["aws_sqs_queue_policy", 'policy = ""', true],
  ])("is what it is in %s: %s", async (type, argument, isError) => {
    const found = await said("main.tf", `resource "${type}" "it" {\n  ${argument}\n}\n`);
    expect(found.some((one) => one.startsWith("policy-syntax"))).toBe(isError);
  });

  it("is no error in .tf.json", async () => {
    const text = JSON.stringify({
      variable: { none: { default: "" } },
      resource: { aws_iam_policy: { it: { policy: "${var.none}" } } },
    });
    expect(await said("main.tf.json", text)).toEqual([]);
  });

  it.each(["PolicyDocument: !Ref None", 'PolicyDocument: !Sub "${None}"'])("%s is no error", async (document) => {
    const text = `Parameters:
  None:
    Type: String
    Default: ""
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ${document}
`;
    expect(await said("stack.yaml", text)).toEqual([]);
  });
});

it("a document whose blocks are made for each of a list that is empty by default is no empty policy", async () => {
  const text = `variable "urls" { default = [] }
data "aws_iam_policy_document" "it" {
  dynamic "statement" {
    for_each = var.urls
    content {
      actions   = ["s3:GetObject"]
      resources = [statement.value]
    }
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;
  expect(await said("main.tf", text)).toEqual([]);
});
