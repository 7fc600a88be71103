import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { startServer, uriOf } from "./server-process.js";
import { groupFile, roleFile } from "./templates.js";
import { codes } from "./codes.js";

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

  it("that is wrong leaves the findings at their places in the text, and takes those away whose place is edited", async () => {
    const { folder, path, server } = await open({});
    writeFileSync(join(folder, "dmslint.config.yaml"), "rules: { account-role-ordr: off }\n");
    const shown = async (text: string): Promise<unknown[]> => {
      const { diagnostics } = await server.diagnostics(path, await server.change(path, text));
      return diagnostics.map(({ range: { end, start } }) => [start.line, start.character, end.line, end.character]);
    };
    expect(await shown(`# \u{1f600}\n\n${groupFile}`)).toEqual([[2, 0, 2, 53]]);
    expect(await shown(`locals {}\n${groupFile}`)).toEqual([[1, 0, 1, 53]]);
    expect(
      await server.codeActions(path, { start: { line: 1, character: 0 }, end: { line: 1, character: 53 } }),
    ).toEqual([]);
    expect(await server.hover(path, { line: 1, character: 30 })).toContain("VPC management role");
    expect(await shown(`locals {}\n${groupFile.replace("private", "public")}`)).toEqual([]);
  });

  it("that is wrong in two places is told on two lines", async () => {
    const { folder, path, server } = await open({});
    writeFileSync(join(folder, "dmslint.config.yaml"), "rulez: {}\nroot: 1\n");
    await server.change(path, `${groupFile}\n`);
    await expect.poll(() => server.messages).toEqual([expect.stringMatching(/yaml:1:1: .*\n.*yaml:2:7: .*/)]);
  });

  it("that is wrong and open has a diagnostic at each place, until it is saved without it", async () => {
    const { folder, path, server } = await open({});
    const config = join(folder, "dmslint.config.yaml");
    const wrong = "rules:\n  account-role-ordr: off\n  arn-format: [warn, { opnService: true }]\n";
    writeFileSync(config, wrong);
    await server.open(config, wrong, "yaml");
    const places = (await server.diagnostics(config)).diagnostics.map(({ message, range: { start, end } }) => {
      return [message, start.line, start.character, end.character];
    });
    expect(places).toEqual([
      [expect.stringContaining('no rule "account-role-ordr"'), 1, 2, 19],
      [expect.stringContaining('no key "opnService"'), 2, 23, 33],
    ]);
    await server.change(path, `${groupFile}\n`);
    const right = "rules: { account-role-order: off }\n";
    const version = await server.change(config, right);
    writeFileSync(config, right);
    await server.connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(config) } });
    expect((await server.diagnostics(config, version)).diagnostics).toEqual([]);
    await expect.poll(async () => (await server.diagnostics(path)).diagnostics).toEqual([]);
  });

  it("sees a file of the module that changes on disk", async () => {
    const { folder, path, server } = await open({});
    writeFileSync(join(folder, "iam.tf"), "");
    const changes = [{ uri: uriOf(join(folder, "iam.tf")), type: 2 }];
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect(codes((await server.diagnostics(path)).diagnostics)).not.toContain("account-role-order");
  });
});
