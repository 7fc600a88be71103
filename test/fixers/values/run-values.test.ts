import { describe, expect, it } from "vitest";
import { lint, rules } from "../../../src/linter/index.js";
import { presetRules } from "../../../src/presets/index.js";
import { loadWasm } from "../../../src/workspace/index.js";
import { mergeValues } from "../../../src/workspace/config/values.js";

const trust = (service: string): string =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }] })`;

const module = `
variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "data" {
  bucket = var.bucket
}

resource "aws_iam_role" "writer" {
  name               = "writer"
  assume_role_policy = ${trust("ec2.amazonaws.com")}
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.data.bucket
  service_access_role_arn = aws_iam_role.writer.arn
}

resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "source"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  secrets_manager_arn             = "orders"
  secrets_manager_access_role_arn = aws_iam_role.writer.arn
}
`;

const stack = `Parameters:
  Bucket: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { BucketName: !Ref Bucket }
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Data, ServiceAccessRoleArn: !GetAtt Writer.Arn }
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: postgres
      PostgreSqlSettings: { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: !GetAtt Writer.Arn }
`;

const given = { region: "us-gov-west-1", account: "111122223333" };

async function suggested(path: string, text: string, isGiven: boolean): Promise<readonly string[]> {
  const values = mergeValues(
    {},
    { parameters: { Bucket: "prod-data" }, variables: { bucket: "prod-data" }, ...(isGiven && given) },
  );
  const isModule = path.endsWith(".tf");
  const { results } = await lint({
    units: [
      {
        kind: isModule ? "terraform" : "cloudformation",
        path: isModule ? "." : path,
        files: [path],
        rules: presetRules("all"),
        settings: {
          ...{ existingRoles: [], callerPolicies: [], partialPolicies: [] },
          regions: isGiven ? [given.region] : [],
          ...(isGiven && { account: given.account, partition: "aws-us-gov" }),
        },
        values,
      },
    ],
    reader: { read: (file) => (file === path ? text : undefined), list: () => [path] },
    loadWasm,
    rules,
  });
  return results
    .flatMap(({ messages }) => messages)
    .flatMap(({ fixes = [], suggestions = [] }) => [...fixes, ...suggestions.flatMap((one) => one.fixes)])
    .map((edit) => edit.text);
}

describe.each([
  ["Terraform", "main.tf", module],
  ["CloudFormation", "stack.yaml", stack],
])("values of a run, %s", (_name, path, text) => {
  it("do not reach the text", async () => {
    const texts = await suggested(path, text, true);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.join("\n")).not.toMatch(/us-gov|111122223333|prod-data/);
    expect(texts.join("\n")).toMatch(/data\.aws_region\.current|AWS::Region/);
  });
});

describe("the region of a provider in GovCloud", () => {
  it("leaves edits with the ARNs of resources, and reaches no text", async () => {
    const texts = await suggested("main.tf", `provider "aws" {\n  region = "us-gov-west-1"\n}\n${module}`, false);
    expect(texts.join("\n")).toContain("${aws_s3_bucket.data.arn}/*");
    expect(texts.join("\n")).not.toContain("us-gov");
  });
});

describe("the partition", () => {
  it.each([
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
    ["eusc-de-east-1", "aws-eusc"],
    ["eu-west-1", "aws"],
  ])("of %s is %s", (region, partition) => {
    expect(mergeValues({}, { parameters: {}, variables: {}, region }).partition).toBe(partition);
    expect(mergeValues({ regions: [region] }, { parameters: {}, variables: {} }).partition).toBe(partition);
  });

  it("of regions of several is not known", () => {
    const regions = ["eu-west-1", "cn-north-1"];
    expect(mergeValues({ regions }, { parameters: {}, variables: {} }).partition).toBeUndefined();
  });
});
