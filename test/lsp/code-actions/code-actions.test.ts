import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { applied } from "../applied.js";
import { uriOf } from "../server-process.js";
import { groupFile, jsonStack, lakeFile, roleFile, yamlStack } from "../templates.js";
import { everywhere, opener, titled, titles } from "../opened.js";

const open = opener();

describe("a fix", () => {
  it("is preferred, knows its finding and mends it", async () => {
    const { actionsAt, codesAfter, path } = await open("dms.tf", groupFile, { "iam.tf": roleFile });
    const fix = titled(
      await actionsAt("account-role-order"),
      'Fix: insert "depends_on = [aws_iam_role_policy_attachment.vpc]"',
    );
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
    const fix = titled(await actionsAt("account-role-order"), /^Fix: insert/);
    expect(await codesAfter(applied(fix, path, text))).toEqual([]);
  });

  it("is written without versions for editors that know none", async () => {
    const capabilities = {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    };
    const { actionsAt, path } = await open("dms.tf", groupFile, { "iam.tf": roleFile }, { capabilities });
    const fix = titled(await actionsAt("account-role-order"), /^Fix: insert/);
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([uriOf(path)]);
    expect(fix?.edit).not.toHaveProperty("documentChanges");
  });

  it("is for the text as it is now, also when nobody has waited for the diagnostics", async () => {
    const { codesAfter, path, server } = await open("dms.tf", groupFile, { "iam.tf": roleFile });
    const later = `# a comment\n\n${groupFile}`;
    await server.change(path, later);
    const place = { line: 2, character: 3 };
    const fix = titled(await server.codeActions(path, { start: place, end: place }), /^Fix: insert/);
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

  it("is for a file that is not open as it is on the disk, also where the editor tells of no changes", async () => {
    const at = lakeFile.indexOf('resource "aws_dms');
    const [roles, text] = [lakeFile.slice(0, at), lakeFile.slice(at)];
    const { actionsAt, folder } = await open("dms.tf", text, { "iam.tf": roles });
    const [iam, later] = [join(folder, "iam.tf"), `# Roles\n\n${roles}`];
    writeFileSync(iam, later);
    const suggestion = titled(await actionsAt("role-permissions"), /s3:DeleteObject/);
    expect(applied(suggestion, iam, later)).toBe(
      later.replace('Action = "s3:PutObject"', 'Action = ["s3:PutObject", "s3:DeleteObject"]'),
    );
    writeFileSync(iam, later.replace('"s3:PutObject"', '["s3:PutObject", "s3:DeleteObject"]'));
    expect(titled(await actionsAt("role-permissions"), /s3:DeleteObject/)).toBeUndefined();
  });
});

it("judges nothing again when the cursor moves", async () => {
  const speaks = `export default { name: "ours", rules: [{
    name: "ours/speaks",
    meta: { type: "problem", docs: { description: "speak" }, messages: {} },
    create() { console.log("one more round"); return {}; },
  }] };`;
  const config = "extends: recommended\nplugins: [./ours.mjs]\nrules: { ours/speaks: error }\n";
  const { actionsAt, server } = await open(
    "dms.tf",
    groupFile,
    { "iam.tf": roleFile, "dmslint.config.yaml": config, "ours.mjs": speaks, ".git/HEAD": "" },
    { initializationOptions: { trustPlugins: true } },
  );
  const first = titles(await actionsAt("account-role-order"));
  // What a plugin prints arrives after the answer.
  await sleep(500);
  const rounds = server.messages.length;
  expect(rounds).toBeGreaterThan(0);
  expect(titles(await actionsAt("account-role-order"))).toEqual(first);
  expect(first).toHaveLength(3);
  await sleep(500);
  expect(server.messages).toHaveLength(rounds);
});

it("offers nothing in a downloaded module", async () => {
  const { actionsAt } = await open(".terraform/modules/net/main.tf", roleFile + groupFile);
  expect(titles(await actionsAt("account-role-order"))).toEqual([]);
});
