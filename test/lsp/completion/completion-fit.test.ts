import { describe, expect, it } from "vitest";
import { completer, hcl, json, source, yaml } from "./completed.js";

const complete = completer();

const labels = async (name: string, marked: string): Promise<readonly string[]> =>
  (await complete(name, marked)).items.map(({ label }) => label);

const trust = (statement: string): string => `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Statement = [{ ${statement} }] })
}
`;

describe("nothing is offered", () => {
  it.each<[string, string, string]>([
    ["in a comment of HCL", "dms.tf", source('# actions = ["s3:|"]')],
    ["in a comment of HCL behind slashes", "dms.tf", source('// effect = "|"')],
    ["in a comment of several lines", "dms.tf", source('/* actions = ["|"]\n*/')],
    ["in a comment behind a value", "dms.tf", source('effect = "Allow" # |')],
    ["in a comment of a policy", "policy.json", '{ "Statement": [{\n// "|"\n}] }'],
    ["in a comment of YAML", "stack.yaml", yaml("            Action: # s3:|")],
    ["in a comment behind an item", "stack.yaml", yaml("            Action:\n              - s3:GetObject # |")],
    ["where a comment follows what is open", "stack.yaml", "Resources:\n  A:\n    B: {\n  # a comment|\n"],
    ["between a key and its sign", "dms.tf", source('effect |   = "Allow"')],
    ["in front of an item", "dms.tf", source('actions = [|"s3:GetObject"]')],
    ["behind a value", "policy.json", json('"s3:GetObject" |')],
    ["where a key cannot stand", "policy.json", '{ "Statement": [{ "Condition": | }] }'],
    ["where a key cannot stand, in a text", "policy.json", '{ "Statement": [{ "Condition": "|" }] }'],
    ["where a key cannot stand in YAML", "stack.yaml", yaml("            Condition: |")],
    ["where a key of a config cannot stand", "dmslint.config.yaml", "settings: |\n"],
    ["as a version of something else", "dms.tf", 'module "m" {\n  version = "|"\n}\n'],
    ["as the name of a condition", "stack.yaml", yaml("            Resource: !If [|, Bucket]")],
    ["in a function that takes other things", "stack.yaml", yaml("            Resource: !ImportValue |")],
    ["as the name of a resource in a list", "stack.yaml", yaml("            Resource:\n              Fn::GetAtt: [|]")],
    ["as an action that is a reference", "stack.yaml", yaml("            Action: !Ref |")],
    ["in a text of several lines", "stack.yaml", yaml("            Resource: !Sub >\n              arn:aws:s3:::|")],
    ["behind a tag that nothing separates", "stack.yaml", yaml("            Resource: !GetAtt|")],
    ["in a resource that is named as an element", "dms.tf", 'resource "aws_s3_bucket" "statement" {\n  |\n}\n'],
    ["beside the content of a dynamic block", "dms.tf", 'data "x" "y" {\n  dynamic "statement" {\n    |\n  }\n}\n'],
    ["beside the content of a dynamic block in a statement", "dms.tf", source('dynamic "condition" {\n  |\n}')],
  ])("%s", async (_, name, marked) => {
    expect(await labels(name, marked)).toEqual([]);
  });
});

describe("as elsewhere, something is offered", () => {
  const statementIf = (statement: string): string =>
    yaml(`          - !If\n            - C\n            - ${statement}\n            - !Ref AWS::NoValue`);

  it.each<[string, string, string, string]>([
    [
      "in the list that is an argument",
      "stack.yaml",
      yaml('            Action: !If [C, ["s3:|"], []]'),
      "s3:GetObject",
    ],
    [
      "in a list of lines that is an argument",
      "stack.yaml",
      yaml("            Action: !If\n            - C\n            - - |"),
      "s3:",
    ],
    ["in JSON", "policy.json", json('{ "Fn::If": ["C", ["s3:|"], []] }'), "s3:GetObject"],
    ["first in a statement that is an argument", "stack.yaml", statementIf("Effect: |"), "Allow"],
    [
      "in a loop",
      "stack.yaml",
      "Resources:\n  Fn::ForEach::Roles:\n  - Name\n  - [A]\n  - R:\n      Statement:\n      - Effect: |\n",
      "Allow",
    ],
    ["behind an anchor", "stack.yaml", yaml("            Action: &actions |"), "s3:"],
    ["in a text with #", "stack.yaml", yaml('            Resource: "${Bucket} #|"'), "Bucket.Arn"],
    [
      "as the version of an empty data source",
      "dms.tf",
      'data "aws_iam_policy_document" "d" {\n  version = "|"\n}\n',
      "2012-10-17",
    ],
    [
      "as the version of a policy of a repository",
      "stack.yaml",
      "R:\n  RepositoryPolicyText:\n    Version: |\n",
      "2012-10-17",
    ],
  ])("%s", async (_, name, marked, label) => {
    expect(await labels(name, marked)).toContain(label);
  });

  it("for a resource policy that is named as identity policies are", async () => {
    const marked = 'resource "aws_sqs_queue_policy" "policies" {\n  policy = jsonencode({ Statement = [{ | }] })\n}\n';
    expect(await labels("dms.tf", marked)).toContain("Principal");
  });
});

describe("a reference", () => {
  it.each<[string, string, string]>([
    ["!GetAtt |", "Bucket.Arn", "!GetAtt Bucket.Arn"],
    ["!Ref |", "Topic", "!Ref Topic"],
    ["{ Ref: | }", "Topic", "{ Ref: Topic }"],
    ["!Sub |", "Bucket.Arn/*", '!Sub "${Bucket.Arn}/*"'],
    ['!Sub "${|}"', "Bucket.Arn", '!Sub "${Bucket.Arn}"'],
    ['{ "Fn::Sub": "|" }', "Bucket.Arn", '{ "Fn::Sub": "${Bucket.Arn}" }'],
    ["!If [C, |, Topic]", "Bucket.Arn", "!If [C, !GetAtt Bucket.Arn, Topic]"],
    ["[!GetAtt |]", "Bucket.Arn", "[!GetAtt Bucket.Arn]"],
    ["!If [C, !Ref |, Topic]", "Topic", "!If [C, !Ref Topic, Topic]"],
    ['!Sub ["${b}/*", { b: | }]', "Bucket.Arn", '!Sub ["${b}/*", { b: !GetAtt Bucket.Arn }]'],
  ])("in a function is the text that it takes: %s", async (marked, label, expected) => {
    const { taken } = await complete("stack.yaml", yaml(`            Resource: ${marked}`));
    expect(taken(label)).toContain(`            Resource: ${expected}\n`);
  });

  it("is offered only where the function takes it", async () => {
    expect(await labels("stack.yaml", yaml("            Resource: !GetAtt |"))).toEqual(["Bucket.Arn"]);
    expect(await labels("stack.yaml", yaml("            Resource: !Ref |"))).toEqual(["Topic", "Policy"]);
  });
});

describe("in a dynamic block", () => {
  const statements = (content: string): string => `data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = var.statements
    content {
      ${content}
    }
  }
}
`;

  it.each<[string, string, string]>([
    ["the elements of a statement", statements("|"), "not_resources"],
    ["the actions of a statement", statements('actions = ["s3:|"]'), "s3:GetObject"],
    ["the arguments of a condition", source('dynamic "condition" {\n content {\n |\n}\n}'), "variable"],
    ["an operator", statements('dynamic "condition" {\n content {\n test = "|"\n}\n}'), "ArnLike"],
    [
      "a service",
      source('dynamic "principals" {\n content {\n type = "Service"\n identifiers = ["|"]\n}\n}'),
      "dms.amazonaws.com",
    ],
  ])("%s can be completed", async (_, marked, label) => {
    expect(await labels("dms.tf", marked)).toContain(label);
  });
});

describe("elements", () => {
  it("are those of the data source of Terraform, and of its blocks", async () => {
    const { items, taken } = await complete("dms.tf", source('effect = "Allow"\n    condition {}\n    |'));
    expect(items.map(({ label }) => label)).toEqual([
      "sid",
      "principals",
      "actions",
      "resources",
      "condition",
      "not_actions",
      "not_resources",
    ]);
    expect(taken("actions")).toContain("    actions = \n");
    expect(taken("condition")).toContain("    condition \n");
    expect(await labels("dms.tf", source('condition {\n test = "x"\n |\n}'))).toEqual(["variable", "values"]);
    expect(await labels("dms.tf", source("principals {\n |\n}"))).toEqual(["type", "identifiers"]);
  });

  it("that a statement has, or that cannot stand beside one of them, are not offered again", async () => {
    expect(await labels("policy.json", '{ "Statement": [{ "Effect": "Allow", "NotAction": "x", "|" }] }')).toEqual([
      "Sid",
      "Principal",
      "Resource",
      "Condition",
      "NotResource",
    ]);
    expect(await labels("policy.json", '{ "Statement": [{ "Eff|": "Allow" }] }')).toContain("Effect");
    const notPrincipal = '{ "Statement": [{ "NotPrincipal": "*", "|" }] }';
    expect(await labels("policy.json", notPrincipal)).not.toContain("Principal");
  });

  it("and actions of a trust policy are those that it takes", async () => {
    expect(await labels("dms.tf", trust("|"))).toEqual([
      "Sid",
      "Effect",
      "Principal",
      "Action",
      "Condition",
      "NotAction",
    ]);
    expect(await labels("dms.tf", trust('Action = "|"'))).toEqual(
      expect.arrayContaining(["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:TagSession"]),
    );
    expect(await labels("dms.tf", trust('Action = "|"'))).not.toContain("s3:");
  });

  it("of an identity policy name no principal", async () => {
    expect(await labels("stack.yaml", yaml("            |"))).not.toContain("Principal");
    expect(await labels("dms.tf", hcl("|"))).not.toContain("Principal");
    const permissionSet = `resource "aws_ssoadmin_permission_set_inline_policy" "p" {
  inline_policy = jsonencode({ Statement = [{ | }] })
}
`;
    expect(await labels("dms.tf", permissionSet)).not.toContain("Principal");
    expect(await labels("policy.json", '{ "Statement": [{ "|" }] }')).toContain("Principal");
  });
});

it("offers condition keys that requests can have, and that fit a set operator", async () => {
  const keys = (operator: string, action = "s3:GetObject"): Promise<readonly string[]> =>
    labels(
      "stack.yaml",
      yaml(`            Action: ${action}\n            Condition:\n              ${operator}:\n                |`),
    );
  expect(await keys("StringEquals", "'*'")).toContain("aws:ResourceTag/");
  expect(await keys("StringEquals")).toEqual(expect.arrayContaining(["aws:PrincipalOrgID", "aws:CalledVia"]));
  expect((await keys("StringEquals")).filter((key) => /^aws:(?:TagKeys|Source(?:Account|Arn))/.test(key))).toEqual([]);
  expect(await keys("ForAnyValue:StringEquals")).toContain("aws:CalledVia");
  expect(await keys("ForAnyValue:StringEquals")).not.toContain("aws:PrincipalOrgID");
});

it("offers managed policies that can be attached, and no roles as such", async () => {
  const marked = "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns:\n        - |\n";
  const offered = await labels("stack.yaml", marked);
  expect(offered).toContain("arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole");
  expect(offered.filter((label) => label.includes("aws-service-role") || label.startsWith("R."))).toEqual([]);
});
