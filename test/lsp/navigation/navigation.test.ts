import { describe, expect, it } from "vitest";
import { folderOpener, placesIn } from "../asking.js";
import { groupFile, roleFile, yamlStack } from "../templates.js";

const open = folderOpener();

const module = {
  "main.tf": `locals {
  role = aws_iam_role.lake.arn
}

resource "aws_iam_role" "lake" {
  name               = "lake"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
  }
}

resource "aws_iam_policy" "writes" {
  name   = "writes"
  policy = "{}"
}

resource "aws_iam_role_policy_attachment" "lake" {
  role       = "lake"
  policy_arn = aws_iam_policy.writes.arn
}

module "inner" {
  source = "./inner"
  reader = aws_iam_role.lake.arn
}
`,
  "endpoint.tf": `resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "b"
  service_access_role_arn = local.role
}
`,
  "inner/inner.tf": `variable "reader" {}

resource "aws_dms_s3_endpoint" "inner" {
  endpoint_id             = "inner"
  endpoint_type           = "target"
  bucket_name             = "b"
  service_access_role_arn = var.reader
}
`,
};

const role = 'main.tf: resource "aws_iam_role" "lake"';

const stacks = {
  "outer.yaml": `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: []
      ManagedPolicyArns: [!Ref Policy]
  Policy:
    Type: AWS::IAM::ManagedPolicy
    DependsOn: Topic
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: sns:Publish
            Resource: !Sub "\${Topic}:x"
  Topic:
    Type: AWS::SNS::Topic
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./nested.yaml
      Parameters:
        RoleArn: !GetAtt Role.Arn
`,
  "nested.yaml": `Parameters:
  RoleArn: { Type: String }
Resources:
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: b
        ServiceAccessRoleArn: !Ref RoleArn
`,
};

describe("the definition", () => {
  it.each<[string, string, string]>([
    ["main.tf", "aws_iam_role.lake.arn", role],
    ["main.tf", '"lake"\n  policy_arn', role],
    ["main.tf", "aws_iam_policy.writes.arn", 'main.tf: resource "aws_iam_policy" "writes"'],
    ["main.tf", "data.aws_iam", 'main.tf: data "aws_iam_policy_document" "trust"'],
    ["main.tf", 'resource "aws_iam_role" "lake"', role],
    ["endpoint.tf", "local.role", role],
    ["inner/inner.tf", "var.reader", role],
  ])("is found in %s at %s", async (name, word, expected) => {
    const { askAt, folder } = await open(module);
    expect(placesIn(await askAt("textDocument/definition", name, word), module, folder)).toEqual([expected]);
  });

  it.each<[string, string, string]>([
    ["outer.yaml", "!GetAtt Role.Arn", "outer.yaml: Role"],
    ["outer.yaml", "!Ref Policy", "outer.yaml: Policy"],
    ["outer.yaml", "Topic\n    Properties", "outer.yaml: Topic"],
    ["outer.yaml", "{Topic}", "outer.yaml: Topic"],
    ["nested.yaml", "!Ref RoleArn", "outer.yaml: Role"],
  ])("is found in %s at %s", async (name, word, expected) => {
    const { askAt, folder } = await open(stacks);
    expect(placesIn(await askAt("textDocument/definition", name, word), stacks, folder)).toEqual([expected]);
  });

  it.each(["endpoint_type", '"b"'])("is nothing at %s", async (word) => {
    const { askAt } = await open(module);
    expect(await askAt("textDocument/definition", "endpoint.tf", word)).toEqual([]);
  });
});

describe("the references", () => {
  const references = async (files: Readonly<Record<string, string>>, name: string, word: string, all = false) => {
    const { askAt, folder } = await open(files);
    const context = { includeDeclaration: all };
    const found = await askAt("textDocument/references", name, word, { context });
    return placesIn(found, files, folder).toSorted();
  };

  it("of a role are its endpoints, its attachments and what passes it on", async () => {
    const expected = [
      "endpoint.tf: local.role",
      "inner/inner.tf: var.reader",
      'main.tf: "lake"',
      "main.tf: aws_iam_role.lake",
      "main.tf: aws_iam_role.lake",
    ];
    const declared = 'resource "aws_iam_role" "lake"';
    expect(await references(module, "main.tf", declared)).toEqual(expected);
    expect(await references(module, "main.tf", declared, true)).toEqual([...expected, role]);
    expect(await references(module, "inner/inner.tf", "var.reader")).toEqual(expected);
  });

  it("of a role are also the outputs of its stack", async () => {
    const files = {
      "stack.yaml": `Resources:
  Lake:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
Outputs:
  RoleArn: { Value: !GetAtt Lake.Arn }
  Names: { Value: { "Fn::Sub": "role/\${Lake}" } }
  Version: { Value: "1" }
`,
    };
    const places = ["stack.yaml: !GetAtt Lake.Arn", 'stack.yaml: { "Fn::Sub": "role/\${Lake}" }'];
    expect(await references(files, "stack.yaml", "Lake:")).toEqual(places);
    const { askAt, folder } = await open(files);
    const declaration = await askAt("textDocument/definition", "stack.yaml", "Lake.Arn");
    expect(placesIn(declaration, files, folder)).toEqual(["stack.yaml: Lake"]);
    expect(JSON.stringify(await askAt("textDocument/hover", "stack.yaml", "Lake.Arn"))).toContain("Lake");
  });

  it("of a role go to nested stacks", async () => {
    expect(await references(stacks, "outer.yaml", "Role:")).toEqual([
      "nested.yaml: !Ref RoleArn",
      "outer.yaml: !GetAtt Role.Arn",
    ]);
  });

  it("of a managed policy are the places that name its ARN", async () => {
    const arn = "arn:aws:iam::123456789012:policy/writes";
    const files = {
      "main.tf": `resource "aws_iam_policy" "writes" {\n  name   = "writes"\n  policy = "{}"\n}\n\nresource "aws_iam_role_policy_attachment" "lake" {\n  role       = "lake"\n  policy_arn = "${arn}"\n}\n`,
      "dmslint.config.json": '{ "settings": { "account": "123456789012", "partition": "aws" } }',
    };
    expect(await references(files, "main.tf", 'resource "aws_iam_policy"')).toEqual([`main.tf: "${arn}"`]);
  });

  it("of a policy are the roles that have it", async () => {
    expect(await references(stacks, "outer.yaml", "Policy:\n")).toEqual(["outer.yaml: !Ref Policy"]);
  });

  it("of an account role are the resources for which DMS looks for it", async () => {
    expect(await references({ "stack.yaml": yamlStack }, "stack.yaml", "DmsVpcRole")).toEqual([
      "stack.yaml: SubnetGroup",
    ]);
    expect(
      await references({ "iam.tf": roleFile, "dms.tf": groupFile }, "iam.tf", 'resource "aws_iam_role"'),
    ).toContain('dms.tf: resource "aws_dms_replication_subnet_group" "private"');
  });
});
