import { describe, expect, it } from "vitest";
import { completer, hcl, json, source, yaml, type Completed } from "./completed.js";

const complete = completer();

describe("other elements", () => {
  it.each<[string, string, string, string]>([
    [
      "stack.yaml",
      yaml("            Action: s3:GetObject\n            Resource: |"),
      "Bucket.Arn/*",
      '            Resource: !Sub "${Bucket.Arn}/*"',
    ],
    [
      "stack.yaml",
      yaml("            Action: sns:Publish\n            Resource: |"),
      "Topic",
      "            Resource: !Ref Topic",
    ],
    ["stack.yaml", yaml('            Resource: "|"'), "Bucket.Arn", "            Resource: !GetAtt Bucket.Arn"],
    [
      "stack.yaml",
      yaml('            Resource: !Sub "|"'),
      "Bucket.Arn/*",
      '            Resource: !Sub "${Bucket.Arn}/*"',
    ],
    ["dms.tf", hcl('Resource = "|"'), "aws_s3_bucket.data.arn/*", 'Resource = "${aws_s3_bucket.data.arn}/*"'],
    ["dms.tf", hcl("Resource = [|]"), "aws_s3_bucket.data.arn", "Resource = [aws_s3_bucket.data.arn]"],
    ["dms.tf", source("resources = [|]"), "aws_s3_bucket.data.arn", "resources = [aws_s3_bucket.data.arn]"],
    [
      "dms.tf",
      `${hcl("Resource = [|]")}resource "aws_dms_endpoint" "e" {\n  endpoint_id = "e"\n}\n`,
      "aws_dms_endpoint.e.endpoint_arn",
      "Resource = [aws_dms_endpoint.e.endpoint_arn]",
    ],
    ["policy.json", '{ "Statement": [{ "Effect": "|" }] }', "Deny", '"Effect": "Deny"'],
    [
      "policy.json",
      '{ "Statement": [{ "Action": "s3:PutObject", "Condition": { "StringEquals": { "|" } } }] }',
      "s3:x-amz-acl",
      '{ "s3:x-amz-acl" }',
    ],
    [
      "stack.yaml",
      yaml("            Action: kms:Decrypt\n            Condition:\n              StringEquals:\n                |"),
      "kms:ViaService",
      "                kms:ViaService",
    ],
    [
      "stack.yaml",
      yaml("            Action: kms:Decrypt\n            Condition:\n              |"),
      "StringEquals",
      "              StringEquals",
    ],
    [
      "stack.yaml",
      yaml("            Principal: { Service: | }"),
      "dms.amazonaws.com",
      "{ Service: dms.amazonaws.com }",
    ],
    [
      "dms.tf",
      source('principals {\n type = "Service"\n identifiers = ["|"]\n}'),
      "dms.amazonaws.com",
      'identifiers = ["dms.amazonaws.com"]',
    ],
    ["dms.tf", source('condition {\n variable = "aws:SourceArn"\n test = "|"\n}'), "ArnLike", 'test = "ArnLike"'],
    [
      "dms.tf",
      source('actions = ["kms:Decrypt"]\ncondition {\n test = "StringEquals"\n variable = "|"\n}'),
      "kms:ViaService",
      'variable = "kms:ViaService"',
    ],
    [
      "dms.tf",
      'resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = "|"\n}\n',
      "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole",
      'policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"',
    ],
  ])("are completed in %s, %s", async (name, marked, label, expected) => {
    expect((await complete(name, marked)).taken(label)).toContain(expected);
  });

  it("are only operators that fit the key, and keys that fit the operator", async () => {
    const labels = ({ items }: Completed): readonly string[] => items.map(({ label }) => label);
    const operators = labels(
      await complete("dms.tf", source('condition {\n variable = "aws:SourceArn"\n test = "|"\n}')),
    );
    expect(operators).toContain("ArnLike");
    expect(operators).toContain("StringLike");
    expect(operators).not.toContain("NumericEquals");
    const keys = labels(
      await complete(
        "policy.json",
        '{ "Statement": { "Action": "s3:PutObject", "Condition": { "Bool": { "|": 1 } } } }',
      ),
    );
    expect(keys).toContain("aws:SecureTransport");
    expect(keys).not.toContain("s3:x-amz-acl");
  });
});

describe("directives and configs", () => {
  it.each<[string, string, string, string]>([
    [
      "stack.yaml",
      "# dmslint-disable-next-line role-t|\nResources: {}\n",
      "role-trust",
      "# dmslint-disable-next-line role-trust\n",
    ],
    [
      "stack.yaml",
      "# dmslint-disable role-trust, |\nResources: {}\n",
      "role-permissions",
      "# dmslint-disable role-trust, role-permissions\n",
    ],
    ["dms.tf", "// dmslint-|\n", "dmslint-disable-line", "// dmslint-disable-line\n"],
    ["dms.tf", "/*\n * dmslint-|\n */\n", "dmslint-disable-line", " * dmslint-disable-line\n"],
    ["dms.tf", "## dmslint-disable role-t|\n", "role-trust", "## dmslint-disable role-trust\n"],
    ["dmslint.config.yaml", "rules:\n  role-t|\n", "role-trust", "rules:\n  role-trust"],
    ["dmslint.config.yaml", "rules:\n  |\n", "role-trust", "rules:\n  role-trust: "],
    ["dmslint.config.yaml", "rules:\n  role-trust: |\n", "off", "  role-trust: off"],
    ["dmslint.config.yaml", "extends: |\n", "strict", "extends: strict"],
    ["dmslint.config.yaml", "settings:\n  exi|\n", "existingRoles", "settings:\n  existingRoles"],
    ["dmslint.config.json", '{ "rules": { "role-|" } }', "role-trust", '{ "rules": { "role-trust" } }'],
  ])("are completed in %s, %s", async (name, marked, label, expected) => {
    expect((await complete(name, marked)).taken(label)).toContain(expected);
  });

  it("are not completed in the reason", async () => {
    expect((await complete("stack.yaml", "# dmslint-disable role-trust -- ro|\nResources: {}\n")).items).toEqual([]);
  });
});

describe("what stands behind a half-typed word stays", () => {
  it.each<[string, string, string, string]>([
    ["policy.json", '{ "Statement": [{ "Eff|: "Allow" }] }', "Effect", '"Effect": "Allow" }'],
    ["policy.json", '{ "Statement": [{ "Reso|: "*" }] }', "Resource", '"Resource": "*" }'],
    ["policy.json", '{ "Statement": [{\n"Act|: [\n"s3:*"] }] }', "Action", '"Action": [\n'],
    ["policy.json", '{ "Statement": [{ |: "Allow" }] }', "Effect", '{ "Effect": "Allow" }'],
    ["policy.json", json('["s3:GetO|, "s3:PutObject"]'), "s3:GetObject", '["s3:GetObject", "s3:PutObject"]'],
    ["policy.json", json('["s3:GetO|]'), "s3:GetObject", '["s3:GetObject"], "Resource"'],
    [
      "dms.tf",
      source('actions = [\n"s3:GetO|,\n"s3:PutObject",\n]'),
      "s3:GetObject",
      '\n"s3:GetObject",\n"s3:PutObject",\n',
    ],
    ["dms.tf", source('effect = "Al| # why'), "Allow", 'effect = "Allow" # why\n'],
    ["stack.yaml", yaml('            Action: "s3:GetO| # why'), "s3:GetObject", '"s3:GetObject" # why\n'],
    ["stack.yaml", yaml("            |: s3:GetObject"), "Action", "            Action: s3:GetObject\n"],
    ["stack.yaml", yaml("            Resource: !Sub ${Buck|}/data/*"), "Bucket.Arn", "!Sub ${Bucket.Arn}/data/*\n"],
    ["dms.tf", hcl('Resource = ["${aws_s3|, "x"]'), "aws_s3_bucket.data.arn", '["${aws_s3_bucket.data.arn}", "x"]'],
    ["dms.tf", hcl('Resource = "${aws_s3|}/data/*"'), "aws_s3_bucket.data.arn", '"${aws_s3_bucket.data.arn}/data/*"'],
  ])("in %s: %s", async (name, marked, label, expected) => {
    expect((await complete(name, marked)).taken(label)).toContain(expected);
  });
});

it("completes behind an expression with quotes in the JSON of a heredoc", async () => {
  const resource = '"${aws_s3_bucket.data["it"].arn}/${lookup(var.folders, "it")}/*"';
  const policy = `<<EOF\n{ "Statement": [{ "Resource": ${resource}, "Action": "s3:GetO|" }] }\nEOF`;
  const { taken } = await complete("dms.tf", `resource "aws_iam_policy" "p" {\n  policy = ${policy}\n}\n`);
  expect(taken("s3:GetObject")).toContain('"Action": "s3:GetObject" }] }\nEOF');
});

it.each([
  ["brackets", "[".repeat(20_000)],
  ["quotes", '"a '.repeat(20_000)],
  ["escaped quotes", `"${'\\"'.repeat(20_000)}`],
  ["colons in a word", `"${"a:".repeat(500_000)}`],
])("completes before a line with many %s", async (_, line) => {
  const { taken } = await complete("policy.json", `{ "Statement": [{ "Action": "s3:GetO|",\n${line}\n`);
  expect(taken("s3:GetObject")).toContain('"s3:GetObject",\n');
});
