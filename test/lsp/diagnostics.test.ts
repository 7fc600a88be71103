import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node.js";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { startServer, uriOf } from "./server-process.js";
import { groupFile, jsonStack, lakeFile, passesAllPolicy, roleFile, yamlStack } from "./templates.js";

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const lines = (diagnostics: readonly Diagnostic[]): unknown[] =>
  diagnostics.map(({ code, range }) => [code, range.start.line]);

describe("a document that is opened", () => {
  it("shows a finding with its page, its exact place and the related places", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile, "terraform");
    const { diagnostics, version } = await server.diagnostics(path, 1);
    expect(version).toBe(1);
    expect(diagnostics).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 53 } },
        severity: 1,
        source: "dmslint",
        code: "account-role-order",
        codeDescription: { href: expect.stringMatching(/^file:.*\/docs\/rules\/account-role-order\.md$/) as string },
        message: expect.stringContaining("(dms-vpc-role)") as string,
        relatedInformation: [
          {
            location: {
              uri: uriOf(join(folder, "iam.tf")),
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 29 } },
            },
            message: "the role",
          },
          {
            location: {
              uri: uriOf(join(folder, "iam.tf")),
              range: { start: { line: 8, character: 0 }, end: { line: 8, character: 47 } },
            },
            message: "its policy",
          },
        ],
      },
    ]);
  });

  it.each([
    ["CloudFormation in YAML", "stack.yaml", yamlStack, [["account-role-order", 13]]],
    ["CloudFormation in JSON", "stack.json", jsonStack, [["account-role-order", 16]]],
    ["a bare policy", "policy.json", passesAllPolicy, [["pass-role-scope", 6]]],
    ["a file that is none of ours", "compose.yaml", "services: { db: { image: postgres } }\n", []],
    ["an empty file", "empty.yaml", "", []],
  ])("lints %s", async (_what, name, text, expected) => {
    const folder = workspace({});
    const path = join(folder, name);
    const server = await startServer(folder);
    await server.open(path, text);
    expect(lines((await server.diagnostics(path, 1)).diagnostics)).toEqual(expected);
  });

  it("counts in UTF-16 units", async () => {
    const folder = workspace({});
    const path = join(folder, "policy.json");
    const server = await startServer(folder);
    const statement = `"Effect": "Allow", "Action": ["dms:CreateEndpoint", "iam:PassRole"], "Resource": "*"`;
    await server.open(path, `{ "Statement": [{ "Sid": "\u{1f600}", ${statement} }] }`);
    const { diagnostics } = await server.diagnostics(path, 1);
    const finding = diagnostics.find(({ code }) => code === "pass-role-scope");
    expect(finding?.range).toEqual({ start: { line: 0, character: 112 }, end: { line: 0, character: 115 } });
  });

  it("asks for no more than the editor can show", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder, { capabilities: {} });
    await server.open(path, groupFile, "terraform");
    const [finding] = (await server.diagnostics(path, 1)).diagnostics;
    expect(finding).toMatchObject({ code: "account-role-order" });
    expect(finding).not.toHaveProperty("codeDescription");
    expect(finding).not.toHaveProperty("relatedInformation");
    expect(server.watched).toEqual([]);
  });

  it("has nothing to say of a document that is no file", async () => {
    const folder = workspace({});
    const server = await startServer(folder);
    const textDocument = { uri: "untitled:Untitled-1", languageId: "json", version: 1, text: passesAllPolicy };
    await server.connection.sendNotification("textDocument/didOpen", { textDocument });
    const params = { textDocument, position: { line: 5, character: 20 } };
    expect(await server.connection.sendRequest("textDocument/hover", params)).toBeNull();
  });
});

describe("a document that is edited", () => {
  it("is linted with its unsaved text, and the rest of the module from disk", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": "# saved long ago\n" });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile, "terraform");
    expect(codes((await server.diagnostics(path, 1)).diagnostics)).toEqual(["account-role-order"]);
    const waiting = groupFile.replace("}\n", "  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n");
    const version = await server.change(path, waiting);
    expect((await server.diagnostics(path, version)).diagnostics).toEqual([]);
  });

  it("refreshes the other open files of its module", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": groupFile });
    const [iam, dms] = [join(folder, "iam.tf"), join(folder, "dms.tf")];
    const server = await startServer(folder);
    await server.open(dms, groupFile, "terraform");
    await server.open(iam, roleFile, "terraform");
    await server.diagnostics(iam, 1);
    await server.diagnostics(dms);
    await server.change(iam, roleFile.replaceAll("dms-vpc-role", "another-role"));
    expect(codes((await server.diagnostics(dms)).diagnostics)).not.toContain("account-role-order");
  });

  it("refreshes a module when a file that it reads is edited", async () => {
    const text = `resource "aws_iam_policy" "deploy" {\n  policy = file("policy.json")\n}\n`;
    const folder = workspace({ "main.tf": text, "policy.json": passesAllPolicy });
    const [main, policy] = [join(folder, "main.tf"), join(folder, "policy.json")];
    const server = await startServer(folder);
    await server.open(main, text, "terraform");
    await server.open(policy, passesAllPolicy, "json");
    expect(codes((await server.diagnostics(policy)).diagnostics)).toContain("pass-role-scope");
    await server.diagnostics(main, 1);
    await server.change(
      policy,
      passesAllPolicy.replace('"Resource": "*"', '"Resource": "arn:aws:iam::123456789012:role/a"'),
    );
    await server.diagnostics(main);
    expect(codes((await server.diagnostics(policy, 2)).diagnostics)).not.toContain("pass-role-scope");
  });

  it("gives its module the values of a file that is not saved", async () => {
    const text = `variable "name" {}\n${roleFile.replace('"dms-vpc-role"', "var.name")}${groupFile}`;
    const folder = workspace({ "main.tf": text, "terraform.tfvars": `name = "another-role"\n` });
    const [main, values] = [join(folder, "main.tf"), join(folder, "terraform.tfvars")];
    const server = await startServer(folder);
    await server.open(main, text, "terraform");
    expect(codes((await server.diagnostics(main, 1)).diagnostics)).not.toContain("account-role-order");
    await server.open(values, `name = "dms-vpc-role"\n`, "terraform-vars");
    await expect.poll(() => codes(server.published(main).at(-1)?.diagnostics ?? [])).toEqual(["account-role-order"]);
  });

  it("is linted once for many keys in a row, for the last of them", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile, "terraform");
    await server.diagnostics(path, 1);
    let last = 1;
    for (let key = 0; key < 40; key++) last = await server.change(path, `${groupFile}${"#".repeat(key)}\n`);
    await server.diagnostics(path, last);
    expect(server.published(path).map(({ version }) => version)).toEqual([1, last]);
  });

  it("is shown as it is on disk again for others when it is closed", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": groupFile });
    const [iam, dms] = [join(folder, "iam.tf"), join(folder, "dms.tf")];
    const server = await startServer(folder);
    await server.open(iam, "# emptied\n", "terraform");
    await server.open(dms, groupFile, "terraform");
    expect(codes((await server.diagnostics(dms, 1)).diagnostics)).not.toContain("account-role-order");
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(iam) } });
    expect((await server.diagnostics(iam)).diagnostics).toEqual([]);
    await expect.poll(async () => codes((await server.diagnostics(dms)).diagnostics)).toContain("account-role-order");
  });
});

describe("a text that is broken", () => {
  it("keeps its last findings at their places, beside the syntax error", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile + lakeFile, "terraform");
    const good = lines((await server.diagnostics(path, 1)).diagnostics);
    expect(good).toEqual([
      ["account-role-order", 0],
      ["role-permissions", 28],
    ]);
    let version = await server.change(path, `resource "aws_s3_bucket" "x" {\n\n${groupFile}${lakeFile}`);
    expect(lines((await server.diagnostics(path, version)).diagnostics)).toEqual([
      [undefined, expect.any(Number)],
      ["account-role-order", 2],
      ["role-permissions", 30],
    ]);
    const twice = groupFile.replace("subnet_ids", "\n\nsubnet_ids");
    version = await server.change(path, `resource "aws_s3_bucket" "x" {\n\n${twice}${lakeFile}`);
    expect(lines((await server.diagnostics(path, version)).diagnostics).slice(1)).toEqual([
      ["account-role-order", 2],
      ["role-permissions", 32],
    ]);
    version = await server.change(path, `resource "aws_s3_bucket" "x" {}\n\n${twice}${lakeFile}`);
    expect(lines((await server.diagnostics(path, version)).diagnostics)).toEqual([
      ["account-role-order", 2],
      ["role-permissions", 32],
    ]);
  });

  it("does not take findings away from the other files, nor add any", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": groupFile });
    const [iam, dms] = [join(folder, "iam.tf"), join(folder, "dms.tf")];
    const server = await startServer(folder);
    await server.open(dms, groupFile, "terraform");
    await server.open(iam, roleFile, "terraform");
    await server.diagnostics(iam, 1);
    const version = await server.change(iam, roleFile.replace('"dms-vpc-role"', '"dms-vpc-ro'));
    expect(codes((await server.diagnostics(iam, version)).diagnostics)).toEqual([undefined, undefined]);
    await expect.poll(() => codes(server.published(dms).at(-1)?.diagnostics ?? [])).toEqual(["account-role-order"]);
    const [finding] = server.published(dms).at(-1)?.diagnostics ?? [];
    expect(finding?.relatedInformation?.[0]?.location.range.start).toEqual({ line: 0, character: 0 });
  });

  it.each([
    ["main.tf", roleFile + lakeFile],
    ["stack.yaml", yamlStack],
    ["stack.json", jsonStack],
    ["policy.json", passesAllPolicy],
  ])("never stops the server, wherever %s ends", async (name, text) => {
    const folder = workspace({});
    const path = join(folder, name);
    const server = await startServer(folder);
    await server.open(path, "");
    const steps = 20;
    for (let step = 1; step <= steps; step++) {
      await server.change(path, text.slice(0, Math.round((text.length * step) / steps)));
      await server.hover(path, { line: step, character: 5 });
    }
    expect(server.messages).toEqual([]);
    expect(lines((await server.diagnostics(path, steps + 1)).diagnostics)).not.toEqual([]);
  });

  it("is only broken when it was never anything else", async () => {
    const folder = workspace({});
    const path = join(folder, "stack.yaml");
    const server = await startServer(folder);
    await server.open(path, `${yamlStack}  - : [\n`);
    const { diagnostics } = await server.diagnostics(path, 1);
    const syntax = diagnostics.filter(({ code }) => code === undefined);
    expect(syntax).toEqual([expect.objectContaining({ severity: 1, source: "dmslint" })]);
  });
});

describe("the config of the project", () => {
  const open = async (files: Readonly<Record<string, string>>, args: readonly string[] = []) => {
    const folder = workspace({ "iam.tf": roleFile, ...files });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder, { args });
    await server.open(path, groupFile, "terraform");
    const { diagnostics } = await server.diagnostics(path, 1);
    return { folder, path, server, diagnostics };
  };

  it("is honoured", async () => {
    const rules = `rules: { account-role-order: warn }\n`;
    const { diagnostics } = await open({ "dmslint.config.yaml": rules });
    expect(diagnostics).toEqual([expect.objectContaining({ code: "account-role-order", severity: 2 })]);
  });

  it("may leave the document out", async () => {
    const { diagnostics } = await open({ "dmslint.config.yaml": `ignores: ["*.tf"]\n` });
    expect(diagnostics).toEqual([]);
  });

  it("is overruled by the command line", async () => {
    const { diagnostics } = await open({}, ["--rule", "account-role-order: off"]);
    expect(diagnostics).toEqual([]);
  });

  it("is watched", async () => {
    const { folder, path, server } = await open({});
    expect(server.watched).toEqual([
      { registrations: [expect.objectContaining({ method: "workspace/didChangeWatchedFiles" })] },
    ]);
    const config = join(folder, "dmslint.config.json");
    writeFileSync(config, JSON.stringify({ rules: { "account-role-order": "off" } }));
    const changes = [{ uri: uriOf(config), type: 1 }];
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect((await server.diagnostics(path)).diagnostics).toEqual([]);
  });

  it("is read again when a document is saved, for editors that watch nothing", async () => {
    const { folder, path, server } = await open({});
    writeFileSync(join(folder, "dmslint.config.json"), JSON.stringify({ rules: { "account-role-order": "off" } }));
    await server.connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(path) } });
    expect((await server.diagnostics(path)).diagnostics).toEqual([]);
  });

  it("that is wrong is told once, and the findings stay", async () => {
    const { folder, path, server } = await open({});
    const config = join(folder, "dmslint.config.json");
    writeFileSync(config, JSON.stringify({ rules: { "account-role-ordr": "off" } }));
    await server.change(path, `${groupFile}\n`);
    await expect.poll(() => server.messages).toEqual([expect.stringContaining(`account-role-order`)]);
    await server.change(path, `${groupFile}\n\n`);
    rmSync(config);
    const version = await server.change(path, `${groupFile}\n\n\n`);
    expect(codes((await server.diagnostics(path, version)).diagnostics)).toEqual(["account-role-order"]);
    expect(server.messages).toHaveLength(1);
  });

  it("sees a file of the module that changes on disk", async () => {
    const { folder, path, server } = await open({});
    writeFileSync(join(folder, "iam.tf"), "");
    const changes = [{ uri: uriOf(join(folder, "iam.tf")), type: 2 }];
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect(codes((await server.diagnostics(path)).diagnostics)).not.toContain("account-role-order");
  });
});
