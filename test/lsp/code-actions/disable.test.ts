import { describe, expect, it } from "vitest";
import { applied } from "../applied.js";
import { groupFile, jsonStack, passesAllPolicy, roleFile, yamlStack } from "../templates.js";
import { opener, titled, titles } from "../opened.js";

const open = opener();

describe("disabling a rule for a line", () => {
  const isDisable = (title: string): boolean => title.startsWith("Disable ");
  const reason = expect.stringContaining("without a reason") as string;

  it.each([
    ["HCL", "dms.tf", groupFile, `# dmslint-disable-next-line account-role-order\n${groupFile}`],
    [
      "YAML",
      "stack.yaml",
      yamlStack,
      yamlStack.replace("  SubnetGroup:\n", "  # dmslint-disable-next-line account-role-order\n  SubnetGroup:\n"),
    ],
    [
      "YAML with \\r\\n",
      "stack.yaml",
      yamlStack.replaceAll("\n", "\r\n"),
      yamlStack
        .replace("  SubnetGroup:\n", "  # dmslint-disable-next-line account-role-order\n  SubnetGroup:\n")
        .replaceAll("\n", "\r\n"),
    ],
  ])("writes a comment in %s", async (_syntax, name, text, expected) => {
    const { actionsAt, codesAfter, path } = await open(name, text, { "iam.tf": roleFile });
    const action = titled(await actionsAt("account-role-order"), "Disable account-role-order for this line");
    const silent = applied(action, path, text);
    expect(silent).toBe(expected);
    expect(await codesAfter(silent)).toEqual([reason]);
    expect(
      await codesAfter(
        silent.replace("order\r", "order -- the role is old\r").replace("order\n", "order -- the role is old\n"),
      ),
    ).toEqual([]);
  });

  it("adds to the comment that is there", async () => {
    const text = `# dmslint-disable-next-line unique-sid -- because\n${groupFile}`;
    const { actionsAt, codesAfter, path } = await open("dms.tf", text, { "iam.tf": roleFile });
    const silent = applied(titled(await actionsAt("account-role-order"), /^Disable /), path, text);
    expect(silent).toContain("# dmslint-disable-next-line unique-sid, account-role-order -- because\n");
    expect(await codesAfter(silent)).toEqual([]);
  });

  const passes = `resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["dms:CreateEndpoint", "iam:PassRole", "s3:Nothing"], Resource = "*" },
    ]
  })
}
`;
  it.each([
    [
      "a block comment",
      "[ /* dmslint-disable-next-line known-action -- old */",
      "known-action, pass-role-scope -- old */",
    ],
    [
      "a comment behind code",
      "[ // dmslint-disable-next-line known-action --- old",
      "known-action, pass-role-scope --- old",
    ],
    [
      "one that is over",
      "[\n# dmslint-disable-next-line known-action until=2020-01-01 -- old",
      "# dmslint-disable-next-line pass-role-scope",
    ],
  ])("lets nothing come back that %s disables", async (_what, before, expected) => {
    const text = passes.replace("[\n", `${before}\n`);
    const { actionsAt, codesAfter, path } = await open("main.tf", text);
    const silent = applied(titled(await actionsAt("pass-role-scope"), /^Disable /), path, text);
    expect(silent).toContain(`${expected}\n`);
    const left = await codesAfter(silent);
    expect(left).not.toContain("pass-role-scope");
    expect(left.includes("known-action")).toBe(before.includes("until="));
  });

  it("is for the resource below a comment that it cannot add to", async () => {
    const text = passes.replace("[\n", "[ /* dmslint-disable-next-line known-action --\n old */\n");
    const { actionsAt } = await open("main.tf", text);
    expect(titles(await actionsAt("pass-role-scope")).filter(isDisable)).toEqual([
      "Disable pass-role-scope for deploy",
    ]);
  });

  const metadata = `"Metadata": { "dmslint": { "disable": [{ "rule": "account-role-order", "reason": "" }] } },`;
  it.each([
    ["none", "", `\n      ${metadata}`],
    [
      "another tool's",
      `"Metadata": { "cfn-lint": {} },`,
      `"dmslint": { "disable": [{ "rule": "account-role-order", "reason": "" }] },`,
    ],
    [
      "some of ours",
      `"Metadata": { "dmslint": { "disable": [{ "rule": "unique-sid", "reason": "old" }] } },`,
      `[{ "rule": "account-role-order", "reason": "" },{ "rule": "unique-sid"`,
    ],
    [
      "empty",
      `"Metadata": {},`,
      `"Metadata": {"dmslint": { "disable": [{ "rule": "account-role-order", "reason": "" }] }},`,
    ],
  ])("writes metadata in JSON, where there is %s", async (_what, before, expected) => {
    const text = jsonStack.replace(`"Type": "AWS::DMS`, `${before}"Type": "AWS::DMS`);
    const { actionsAt, codesAfter, path } = await open("stack.json", text);
    const action = titled(await actionsAt("account-role-order"), "Disable account-role-order for SubnetGroup");
    const silent = applied(action, path, text);
    expect(silent).toContain(expected);
    expect(() => JSON.parse(silent) as unknown).not.toThrow();
    expect(await codesAfter(silent)).toEqual([reason]);
    expect(await codesAfter(silent.replace(`"reason": ""`, `"reason": "the role is old"`))).toEqual([]);
  });

  it("is not offered in a template that CDK writes", async () => {
    const text = jsonStack.replace(
      `"Type": "AWS::DMS`,
      `"Metadata": { "aws:cdk:path": "Stack/Group" }, "Type": "AWS::DMS`,
    );
    const { actionsAt } = await open("Stack.template.json", text);
    expect(titles(await actionsAt("account-role-order"))).toEqual([]);
  });

  it("is not offered in a bare policy in JSON", async () => {
    const { actionsAt } = await open("policy.json", passesAllPolicy);
    const offered = titles(await actionsAt("pass-role-scope"));
    expect(offered.filter((title) => isDisable(title))).toEqual([]);
  });

  // A comment in there would be a part of the text: of a setting that DMS does not know then, or of JSON, which has none.
  const settings = (indent: string): string =>
    ["cdcPath=a;", "serverSideEncryptionKmsKeyId=arn:aws:kms:eu-west-1:111122223333:key/1;", "bucketFolder=a"]
      .map((line) => `${indent}${line}\n`)
      .join("");
  const target = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: lake, ServiceAccessRoleArn: "arn:aws:iam::111122223333:role/lake" }
      ExtraConnectionAttributes: |+
${settings("        ")}
`;
  const endpoint = `resource "aws_dms_endpoint" "target" {
  endpoint_id                 = "lake"
  endpoint_type               = "target"
  engine_name                 = "s3"
  extra_connection_attributes = <<-EOT
${settings("    ")}  EOT
  s3_settings {
    bucket_name             = "lake"
    service_access_role_arn = "arn:aws:iam::111122223333:role/lake"
  }
}
`;
  const policy = `resource "aws_iam_policy" "deploy" {\n  policy = <<EOT\n${passesAllPolicy}EOT\n}\n`;
  const around = (rule: string, text: string, indent = ""): string =>
    `${indent}# dmslint-disable ${rule}\n${text}${indent}# dmslint-enable ${rule}\n`;
  it.each([
    [
      "a block of YAML",
      "stack.yaml",
      `Resources:\n${target}`,
      `Resources:\n${around("ineffective-setting", target, "  ")}`,
    ],
    [
      "settings in a heredoc",
      "main.tf",
      `${endpoint}locals {}\n`,
      `${around("ineffective-setting", endpoint)}locals {}\n`,
    ],
    [
      "a policy in a heredoc",
      "main.tf",
      `# It deploys.\n${policy}`,
      `# It deploys.\n${around("pass-role-scope", policy)}`,
    ],
    [
      "one at the end of a file without a last line end",
      "main.tf",
      policy.trimEnd(),
      around("pass-role-scope", policy).trimEnd(),
    ],
    [
      "one with \\r\\n",
      "main.tf",
      policy.replaceAll("\n", "\r\n"),
      around("pass-role-scope", policy).replaceAll("\n", "\r\n"),
    ],
  ])("writes comments around the resource for %s", async (_what, name, text, expected) => {
    const { actionsAt, codesAfter, path } = await open(name, text);
    const rule = /disable (\S+)/.exec(expected)?.[1] ?? "";
    const offered = (await actionsAt(rule)).filter(({ title }) => title.startsWith(`Disable ${rule} `));
    expect(titles(offered)).toEqual([expect.stringMatching(/ for (?:Target|target|deploy)$/)]);
    const silent = applied(offered[0], path, text);
    expect(silent).toBe(expected);
    expect(await codesAfter(silent)).toEqual([reason]);
  });
});
