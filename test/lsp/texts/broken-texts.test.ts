import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { startServer, uriOf } from "../server-process.js";
import { groupFile, jsonStack, lakeFile, passesAllPolicy, roleFile, yamlStack } from "../templates.js";
import { codes, lines } from "../codes.js";

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
    expect(codes((await server.diagnostics(iam, version)).diagnostics)).toEqual([undefined]);
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

  it("may be broken by itself only, and not for the module that reads it", async () => {
    const main = `resource "aws_iam_policy" "deploy" {\n  policy = file("policy.json")\n}\n`;
    const folder = workspace({ "main.tf": main, "policy.json": passesAllPolicy });
    const [module, policy] = [join(folder, "main.tf"), join(folder, "policy.json")];
    const server = await startServer(folder);
    await server.open(module, main, "terraform");
    await server.open(policy, passesAllPolicy, "json");
    const brokenIn = async (text: string): Promise<readonly string[]> => {
      const version = await server.change(policy, text);
      // Each unit answers a question only when it has been judged.
      for (const path of [module, policy])
        await server.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: uriOf(path) } });
      await server.diagnostics(policy, version);
      const shown = server.published(policy).at(-1)?.diagnostics ?? [];
      return shown.flatMap(({ code, message }) => (code === undefined ? [message] : []));
    };
    const broken = passesAllPolicy.replace(/\]\s*\}\s*$/, "x ] }");
    expect(await brokenIn(broken)).toEqual([expect.stringContaining("found x")]);
    expect(await brokenIn(broken.replace("{", '{ "a",'))).toEqual([expect.stringContaining("Expected a colon")]);
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

describe("half-typed text", () => {
  /** A module with a finding in each of two resources. */
  const both = groupFile + lakeFile;
  const inGroup = "replication_subnet_group_description";

  it.each([
    ["main.tf", both, inGroup, roleFile],
    [
      "stack.yaml",
      yamlStack.replace("  SubnetGroup:", "  Other:\n    Type: AWS::S3::Bucket\n  SubnetGroup:"),
      "Other",
      "",
    ],
    [
      "stack.json",
      jsonStack.replace('"SubnetGroup":', '"Other": { "Type": "AWS::S3::Bucket" },\n    "SubnetGroup":'),
      '"Other',
      "",
    ],
  ])("in one resource of %s never takes the findings of the others away, at any key", async (name, text, word, iam) => {
    const folder = workspace({ "iam.tf": iam });
    const [path, server] = [join(folder, name), await startServer(folder)];
    await server.open(path, text);
    const others = lines((await server.diagnostics(path, 1)).diagnostics);
    expect(others.length).toBeGreaterThan(0);
    const at = text.indexOf(word);
    for (const typed of ['"', '"x', '"x: [', "{", "{{", "a", "a ", "a = ", "a = [", "a: b:", "!Sub '${", "- ", "\t"]) {
      const version = await server.change(path, text.slice(0, at) + typed + text.slice(at));
      const { diagnostics } = await server.diagnostics(path, version);
      expect(lines(diagnostics.filter(({ code }) => code !== undefined)), typed).toEqual(
        expect.arrayContaining(others),
      );
    }
  });

  it("takes the findings away whose place is edited, and brings them back when the text can be read", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const [path, server] = [join(folder, "dms.tf"), await startServer(folder)];
    await server.open(path, both);
    const all = codes((await server.diagnostics(path, 1)).diagnostics);
    expect(all).toEqual(["account-role-order", "role-permissions"]);
    const renamed = (name: string): string => both.replace('"private" {', name);
    let version = await server.change(path, renamed('"priv'));
    const left = (await server.diagnostics(path, version)).diagnostics.filter(({ code }) => code !== undefined);
    expect(codes(left)).toEqual(["role-permissions"]);
    version = await server.change(path, renamed('"priv" {'));
    expect(codes((await server.diagnostics(path, version)).diagnostics)).toEqual(all);
  });

  it("sees what changes in other files meanwhile", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const [path, iam, server] = [join(folder, "dms.tf"), join(folder, "iam.tf"), await startServer(folder)];
    await server.open(path, groupFile);
    await server.diagnostics(path, 1);
    const version = await server.change(path, `${groupFile}resource {`);
    expect(codes((await server.diagnostics(path, version)).diagnostics)).toContain("account-role-order");
    writeFileSync(iam, "");
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(iam), type: 2 }],
    });
    await expect
      .poll(() => codes(server.published(path).at(-1)?.diagnostics ?? []))
      .toEqual([undefined, "account-role-present"]);
    await server.open(iam, roleFile);
    await expect
      .poll(() => codes(server.published(path).at(-1)?.diagnostics ?? []))
      .toEqual([undefined, "account-role-order"]);
  });
});
