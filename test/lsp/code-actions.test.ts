import { join } from "node:path";
import type { CodeAction, Range } from "vscode-languageserver/node.js";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { applied } from "./applied.js";
import { sharedServer, startServer, uriOf, type Server, type ServerOptions } from "./server-process.js";
import { groupFile, jsonStack, lakeFile, passesAllPolicy, roleFile, yamlStack } from "./templates.js";

interface Opened {
  readonly server: Server;
  readonly path: string;
  readonly folder: string;
  /** What is offered at the finding of a rule. */
  readonly actionsAt: (rule: string) => Promise<readonly CodeAction[]>;
  /** Codes that are left once the document has this text. */
  readonly codesAfter: (text: string) => Promise<readonly unknown[]>;
}

const shared = sharedServer();

async function open(
  name: string,
  text: string,
  files: Readonly<Record<string, string>> = {},
  options?: ServerOptions,
): Promise<Opened> {
  const folder = workspace(files);
  const path = join(folder, name);
  const server = await (options ? startServer(folder, options) : shared());
  await server.open(path, text);
  const { diagnostics } = await server.diagnostics(path, 1);
  return {
    server,
    path,
    folder,
    actionsAt: async (rule) => {
      const range = diagnostics.find(({ code }) => code === rule)?.range;
      expect(range, `no finding of ${rule}`).toBeDefined();
      return server.codeActions(path, range ?? everywhere);
    },
    codesAfter: async (after) => {
      const version = await server.change(path, after);
      const left = await server.diagnostics(path, version);
      return left.diagnostics.map(({ code, message }) => code ?? message);
    },
  };
}

const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);
const titled = (actions: readonly CodeAction[], title: string | RegExp): CodeAction | undefined =>
  actions.find((action) => (typeof title === "string" ? action.title === title : title.test(action.title)));

describe("a fix", () => {
  it("is preferred, knows its finding and mends it", async () => {
    const { actionsAt, codesAfter, path } = await open("dms.tf", groupFile, { "iam.tf": roleFile });
    const fix = titled(await actionsAt("account-role-order"), "Fix this account-role-order finding");
    expect(fix).toMatchObject({
      kind: "quickfix",
      isPreferred: true,
      diagnostics: [{ code: "account-role-order" }],
      edit: { documentChanges: [{ textDocument: { uri: uriOf(path), version: 1 } }] },
    });
    const mended = applied(fix, path, groupFile);
    expect(mended).toContain("depends_on = [aws_iam_role_policy_attachment.vpc]");
    expect(await codesAfter(mended)).toEqual([]);
  });

  it.each([
    ["YAML", "stack.yaml", yamlStack],
    ["JSON", "stack.json", jsonStack],
  ])("mends a template in %s", async (_syntax, name, text) => {
    const { actionsAt, codesAfter, path } = await open(name, text);
    const fix = titled(await actionsAt("account-role-order"), /^Fix this/);
    expect(await codesAfter(applied(fix, path, text))).toEqual([]);
  });

  it("is written without versions for editors that know none", async () => {
    const capabilities = {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    };
    const { actionsAt, path } = await open("dms.tf", groupFile, { "iam.tf": roleFile }, { capabilities });
    const fix = titled(await actionsAt("account-role-order"), /^Fix this/);
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([uriOf(path)]);
    expect(fix?.edit).not.toHaveProperty("documentChanges");
  });

  it("is for the text as it is now, also when nobody has waited for the diagnostics", async () => {
    const { codesAfter, path, server } = await open("dms.tf", groupFile, { "iam.tf": roleFile });
    const later = `# a comment\n\n${groupFile}`;
    await server.change(path, later);
    const place = { line: 2, character: 3 };
    const fix = titled(await server.codeActions(path, { start: place, end: place }), /^Fix this/);
    const mended = applied(fix, path, later);
    expect(mended.startsWith("# a comment\n\nresource")).toBe(true);
    expect(await codesAfter(mended)).toEqual([]);
  });

  it("is not offered beside the finding, nor in a broken text", async () => {
    const { path, server } = await open("dms.tf", groupFile, { "iam.tf": roleFile });
    const elsewhere = { line: 2, character: 0 };
    const beside = await server.codeActions(path, { start: elsewhere, end: elsewhere }, ["quickfix"]);
    expect(beside).toEqual([]);
    const version = await server.change(path, `${groupFile}resource {\n`);
    await server.diagnostics(path, version);
    expect(await server.codeActions(path, everywhere)).toEqual([]);
  });
});

describe("a suggestion", () => {
  it("is offered in its own words, not preferred, and works across files", async () => {
    const text = lakeFile.slice(lakeFile.indexOf('resource "aws_dms'));
    const roles = lakeFile.slice(0, lakeFile.indexOf('resource "aws_dms'));
    const { actionsAt, folder, path, server } = await open("dms.tf", text, { "iam.tf": roles });
    const suggestion = titled(await actionsAt("role-permissions"), /s3:DeleteObject/);
    expect(suggestion).toMatchObject({ kind: "quickfix", diagnostics: [{ code: "role-permissions" }] });
    expect(suggestion).not.toHaveProperty("isPreferred");
    const iam = join(folder, "iam.tf");
    expect(suggestion?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: uriOf(iam), version: null } }]);
    await server.open(iam, applied(suggestion, iam, roles), "terraform");
    await expect.poll(() => server.published(path).at(-1)?.diagnostics).toEqual([]);
  });
});

describe("source.fixAll.dmslint", () => {
  const two = `${groupFile}\n${groupFile.replaceAll("private", "other").replace("Private", "Other")}`;

  it.each([["source.fixAll.dmslint"], ["source.fixAll"], ["source"]])("asked as %s, mends all", async (kind) => {
    const { codesAfter, path, server } = await open("dms.tf", two, { "iam.tf": roleFile });
    const actions = await server.codeActions(
      path,
      { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      [kind],
    );
    expect(actions).toMatchObject([{ kind: "source.fixAll.dmslint" }]);
    const mended = applied(actions[0], path, two);
    expect(mended.match(/depends_on/g)).toHaveLength(2);
    expect(await codesAfter(mended)).toEqual([]);
  });

  it("makes no two edits that each were right alone", async () => {
    const one = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::data",
      "Condition": {
        "StringEqual": { "aws:PrincipalOrgID": "o-1234567890" },
        "StringEqals": { "aws:PrincipalAccount": "123456789012" }
      }
    }
  ]
}
`;
    const { path, server } = await open("policy.json", one);
    const { edit } = titled(await server.codeActions(path, everywhere), /Fix all/) ?? {};
    expect(edit?.documentChanges).toHaveLength(1);
    const mended = applied({ title: "", edit: edit ?? {} }, path, one);
    expect(mended.match(/"StringEquals"/g)).toHaveLength(1);
  });

  it("is not offered where there is nothing to fix, nor when quick fixes are asked for", async () => {
    const { path, server } = await open("dms.tf", two, { "iam.tf": roleFile });
    expect(titled(await server.codeActions(path, everywhere, ["quickfix"]), /Fix all/)).toBeUndefined();
    const policy = await open("policy.json", passesAllPolicy);
    expect(titled(await policy.server.codeActions(policy.path, everywhere), /Fix all/)).toBeUndefined();
  });
});

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
    const text = `# dmslint-disable-next-line some-rule -- because\n${groupFile}`;
    const { actionsAt, codesAfter, path } = await open("dms.tf", text, { "iam.tf": roleFile });
    const silent = applied(titled(await actionsAt("account-role-order"), /^Disable /), path, text);
    expect(silent).toContain("# dmslint-disable-next-line some-rule, account-role-order -- because\n");
    expect(await codesAfter(silent)).toEqual([]);
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
      `"Metadata": { "dmslint": { "disable": [{ "rule": "some-rule", "reason": "old" }] } },`,
      `[{ "rule": "account-role-order", "reason": "" },{ "rule": "some-rule"`,
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

  it("is not offered in a bare policy in JSON", async () => {
    const { actionsAt } = await open("policy.json", passesAllPolicy);
    const offered = titles(await actionsAt("pass-role-scope"));
    expect(offered.filter((title) => isDisable(title))).toEqual([]);
  });

  it("is not offered inside a heredoc, where a comment would be part of the policy", async () => {
    const text = `resource "aws_iam_policy" "deploy" {\n  policy = <<-EOT\n${passesAllPolicy}EOT\n}\n`;
    const { actionsAt } = await open("main.tf", text);
    const offered = titles(await actionsAt("pass-role-scope"));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter((title) => isDisable(title))).toEqual([]);
  });
});
