import { describe, expect, it } from "vitest";
import { dedent } from "../../fixers/edit-case.js";
import { lintTexts, type TextsOutcome } from "../lint-texts.js";

const trusted = (services: string): string => `
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [${services}]
    }
  }
}
`;

const endpoint = (label: string, role: string, meta = "", bucket = `"${label}"`): string => `
resource "aws_dms_s3_endpoint" "${label}" {
  ${meta}
  endpoint_id             = "${label}"
  endpoint_type           = "target"
  bucket_name             = ${bucket}
  service_access_role_arn = ${role}
}
`;

const role = (label: string, trust: string, meta = ""): string => `
resource "aws_iam_role" "${label}" {
  ${meta}
  name               = "${label}"
  assume_role_policy = ${trust}
}
`;

async function lint(files: Readonly<Record<string, string>>, linted?: readonly string[]): Promise<TextsOutcome> {
  return lintTexts(files, { ...(linted && { linted }) });
}

/** What the suggestions of a rule write, and to where. */
function writtenBy({ messages }: TextsOutcome, rule: string): readonly string[] {
  return messages
    .filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ suggestions = [] }) => suggestions.flatMap(({ fixes }) => fixes.map(({ text }) => text.trim())));
}

const shared = "data.aws_iam_policy_document.trust.json";

describe("text that several share", () => {
  it.each([
    ["a data document", trusted('"ec2.amazonaws.com"'), shared],
    [
      "a local value",
      'locals {\n  trust = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", ' +
        'Principal = { Service = "ec2.amazonaws.com" } }] })\n}\n',
      "local.trust",
    ],
    [
      "a part of it",
      `locals {\n  services = ["ec2.amazonaws.com"]\n}\n${trusted("").replace("[]", "local.services")}`,
      shared,
    ],
  ])("is not edited for one of its roles: %s", async (_name, text, trust) => {
    const users = role("writer", trust) + endpoint("target", "aws_iam_role.writer.arn");
    const alone = await lint({ "main.tf": text + users });
    expect(alone.findings).toContain(". aws_iam_role.writer role-trust".replace(". ", "main.tf "));
    const both = await lint({ "main.tf": text + users + role("other", trust) });
    expect(both.findings).toContain("main.tf aws_iam_role.writer role-trust");
    expect(
      writtenBy(both, "role-trust").filter((one) => one.includes("dms.amazonaws.com") && !one.includes("data ")),
    ).toEqual([]);
  });

  it.each([
    ["an output", 'output "trust" {\n  value = data.aws_iam_policy_document.trust.json\n}\n'],
    ["a module that is not here", `module "other" {\n  source = "example.org/role/aws"\n  trust  = ${shared}\n}\n`],
    [
      "another document that an output has",
      'data "aws_iam_policy_document" "more" {\n  source_policy_documents = [data.aws_iam_policy_document.trust.json]\n}\n' +
        'output "trust" {\n  value = data.aws_iam_policy_document.more.json\n}\n',
    ],
  ])("is not edited for a role where it goes to %s as well", async (_name, more) => {
    const text =
      trusted('"ec2.amazonaws.com"') + role("writer", shared) + endpoint("target", "aws_iam_role.writer.arn");
    expect(writtenBy(await lint({ "main.tf": text }), "role-trust")).toHaveLength(1);
    const given = await lint({ "main.tf": text + more });
    expect(given.findings).toContain("main.tf aws_iam_role.writer role-trust");
    expect(writtenBy(given, "role-trust")).toEqual([]);
  });

  it.each([
    ["a local value", 'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = "*" }] })'],
    ["a file", 'file("${path.module}/p.json")'],
  ])("has a policy of the role's own beside it where an output or a module has %s too", async (_name, policy) => {
    const text =
      `locals {\n  policy = ${policy}\n}\n` +
      trusted('"dms.amazonaws.com"') +
      role("writer", shared) +
      'resource "aws_iam_role_policy" "writer" {\n  role   = aws_iam_role.writer.id\n  policy = local.policy\n}\n' +
      endpoint("target", "aws_iam_role.writer.arn");
    const json = '{ "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" }] }';
    const written = async (more: string): Promise<readonly string[]> =>
      writtenBy(
        await lintTexts({ "main.tf": text + more, "p.json": json }, { linted: ["main.tf"] }),
        "role-permissions",
      );
    expect(await written("")).toEqual([expect.stringMatching(/^, \{/)]);
    for (const more of [
      'output "policy" {\n  value = local.policy\n}\n',
      'module "other" {\n  source = "example.org/role/aws"\n  policy = local.policy\n}\n',
    ])
      expect(await written(more)).toEqual([expect.stringMatching(/^resource "aws_iam_role_policy" "writer_2"/)]);
  });

  it.each([
    ["by nobody here", ""],
    ["by a role and an output", role("writer", shared)],
  ])("is mended where it is taken %s", async (_name, more) => {
    const text = trusted('"dms.amazonaws.com"').replace("AssumeRole", "AssumRole");
    const output = `output "trust" {\n  value = ${shared}\n}\n`;
    const { fixed } = await lintTexts({ "main.tf": text + more + output }, { fix: "fixes", rules: ["known-action"] });
    expect(fixed["main.tf"]).toContain('"sts:AssumeRole"');
  });

  it.each([
    ["file", '{ "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" }] }', ""],
    [
      "templatefile",
      '{ "Statement": [{ "Effect": "Allow", "Action": "s3:${verb}", "Resource": "*" }] }',
      ', { verb = "ListBucket" }',
    ],
  ])("has a policy of a role's own beside it where %s gives it to another one too", async (name, policy, values) => {
    const attached = (label: string): string =>
      `resource "aws_iam_role_policy" "${label}" {\n  role   = aws_iam_role.${label}.id\n` +
      `  policy = ${name}("\${path.module}/p.json"${values})\n}\n`;
    const text =
      trusted('"dms.amazonaws.com"') +
      role("writer", shared) +
      role("other", shared) +
      attached("writer") +
      attached("other") +
      endpoint("target", "aws_iam_role.writer.arn");
    const outcome = await lintTexts({ "main.tf": text, "p.json": policy }, { linted: ["main.tf"] });
    expect(outcome.findings).toContain("main.tf aws_dms_s3_endpoint.target role-permissions");
    expect(writtenBy(outcome, "role-permissions")).toEqual([
      expect.stringMatching(/^resource "aws_iam_role_policy" "writer_2" \{\n {2}role = aws_iam_role\.writer\.id\n/),
    ]);
  });

  it("is edited where all its roles need the same", async () => {
    const text = trusted('"ec2.amazonaws.com"') + role("one", shared) + role("two", shared);
    const { messages } = await lint({
      "main.tf": text + endpoint("first", "aws_iam_role.one.arn") + endpoint("second", "aws_iam_role.two.arn"),
    });
    const found = messages.filter(({ ruleId }) => ruleId === "role-trust");
    expect(found.map(({ suggestions = [] }) => suggestions.length)).toEqual([1, 1]);
  });

  it("is edited for all instances of a role, not for one of them", async () => {
    const roles = (uses: string): string =>
      trusted('"dms.amazonaws.com"') +
      role("writer", shared, 'for_each = toset(["a", "b"])').replace('"writer"\n', '"writer-${each.key}"\n') +
      '\nresource "aws_iam_role_policy" "writer" {\n  for_each = aws_iam_role.writer\n  role = each.value.id\n' +
      '  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = "*" }] })\n}\n' +
      uses;
    const all = await lint({
      "main.tf": roles(endpoint("t", "aws_iam_role.writer[each.key].arn", 'for_each = toset(["a", "b"])', '"data"')),
    });
    expect(writtenBy(all, "role-permissions")).toEqual([expect.stringMatching(/^, \{ Effect/)]);
    const one = await lint({ "main.tf": roles(endpoint("t", 'aws_iam_role.writer["a"].arn')) });
    expect(writtenBy(one, "role-permissions")).toEqual([
      expect.stringMatching(
        /^resource "aws_iam_role_policy" "writer_a" \{\n {2}role = aws_iam_role\.writer\["a"\]\.id\n/,
      ),
    ]);
  });

  it("is edited in a module where all calls need the same, not for one of them", async () => {
    const module =
      'variable "bucket" {}\n' +
      role("writer", shared) +
      trusted('"dms.amazonaws.com"') +
      '\nresource "aws_iam_role_policy" "writer" {\n  role = aws_iam_role.writer.id\n' +
      '  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = ["arn:aws:s3:::a", "arn:aws:s3:::a/*"] }] })\n}\n' +
      endpoint("t", "aws_iam_role.writer.arn", "", "var.bucket");
    const calls = (one: string, other: string): string =>
      `module "one" {\n  source = "./writer"\n  bucket = "${one}"\n}\nmodule "two" {\n  source = "./writer"\n  bucket = "${other}"\n}\n`;
    const some = await lint({ "main.tf": calls("a", "b"), "writer/main.tf": module }, ["main.tf"]);
    expect(some.findings).toContain("writer/main.tf module.two.aws_dms_s3_endpoint.t role-permissions");
    expect(writtenBy(some, "role-permissions")).toEqual([]);
    const all = await lint({ "main.tf": calls("b", "b"), "writer/main.tf": module }, ["main.tf"]);
    expect(writtenBy(all, "role-permissions")).toHaveLength(1);
  });

  it("is edited where one declaration makes a function and its role", async () => {
    const { fixed } = await lintTexts(
      {
        "stack.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - arn:aws:iam::aws:policy/AWSLambda_FullAccess
`,
      },
      { fix: "fixes", rules: ["partition"] },
    );
    expect(fixed["stack.yaml"]).toContain("- !Sub 'arn:${AWS::Partition}:iam::aws:policy/AWSLambda_FullAccess'");
  });

  it("is not edited for one role that a loop makes", async () => {
    const stack = dedent(`
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::Roles:
          - Name
          - [Writer, Logs]
          - \${Name}Role:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument:
                  Statement:
                    - Effect: Allow
                      Principal:
                        Service: ec2.amazonaws.com
                      Action: sts:AssumeRole
        Target:
          Type: AWS::DMS::Endpoint
          Properties:
            EndpointType: target
            EngineName: s3
            S3Settings:
              BucketName: data
              ServiceAccessRoleArn: !GetAtt WriterRole.Arn
    `);
    const outcome = await lint({ "stack.yaml": stack });
    expect(outcome.findings).toContain("stack.yaml Resources.WriterRole role-trust");
    expect(writtenBy(outcome, "role-trust")).toEqual([]);
  });
});
