import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { startServer } from "./server-process.js";
import { groupFile, passesAllPolicy, roleFile } from "./templates.js";

const bin = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

describe("dmslint lsp", () => {
  it("says what it can do", async () => {
    const server = await startServer(workspace({}));
    expect(server.initialized).toMatchObject({
      serverInfo: { name: "dmslint", version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: 2, save: true },
        codeActionProvider: { codeActionKinds: ["quickfix", "refactor.rewrite", "source.fixAll.dmslint"] },
        hoverProvider: true,
      },
    });
  });

  it("ends with 0 after a shutdown", async () => {
    const server = await startServer(workspace({}));
    await server.connection.sendRequest("shutdown");
    await server.connection.sendNotification("exit");
    expect(await server.exitCode()).toBe(0);
  });

  it("ends with 0 after a shutdown in the middle of its work", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const server = await startServer(folder);
    await server.open(join(folder, "dms.tf"), groupFile, "terraform");
    await server.connection.sendRequest("shutdown");
    await server.connection.sendNotification("exit");
    expect(await server.exitCode()).toBe(0);
  });

  it("ends with 1 without a shutdown", async () => {
    const server = await startServer(workspace({}));
    await server.connection.sendNotification("exit");
    expect(await server.exitCode()).toBe(1);
  });

  it("ends with 1 when the editor is gone", async () => {
    const server = await startServer(workspace({}));
    // The editor of this test answers the registration, so it must not be gone before.
    await expect.poll(() => server.watched).toHaveLength(1);
    server.child.stdin?.end();
    expect(await server.exitCode()).toBe(1);
  });

  it("wants to be told its transport", () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [bin, "lsp"], { encoding: "utf8" });
    expect({ status, stderr, stdout }).toEqual({
      status: 2,
      stderr: "The language server speaks on stdin and stdout: dmslint lsp --stdio\n",
      stdout: "",
    });
  });

  it("keeps what a plugin prints off stdout", async () => {
    const folder = workspace({
      "dmslint.config.json": JSON.stringify({ plugins: ["./chatty.mjs"], rules: { "chatty/rule": "error" } }),
      "chatty.mjs": `export default { name: "chatty", rules: [{
        name: "chatty/rule",
        meta: { type: "problem", docs: { description: "Talk", url: "https://example.com/chatty" }, messages: { said: "Said." } },
        create: (context) => ({ Template: (template) => {
          console.log("to the console");
          console.error("and as an error");
          context.report({ node: template.documents[0].document, address: "", messageId: "said" });
        } }),
      }] };`,
    });
    const path = join(folder, "policy.json");
    const server = await startServer(folder, { initializationOptions: { trustPlugins: true } });
    await server.open(path, passesAllPolicy, "json");
    const { diagnostics } = await server.diagnostics(path, 1);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "chatty/rule", codeDescription: { href: "https://example.com/chatty" } }),
    );
    expect(server.messages).toEqual(expect.arrayContaining(["to the console", "and as an error"]));
  });
});
