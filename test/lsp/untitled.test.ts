import { describe, expect, it } from "vitest";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node.js";
import { workspace } from "../workspace/workspace.js";
import { codes } from "./codes.js";
import { startServer, uriOf, type Server, type ServerOptions } from "./server-process.js";
import { groupFile, passesAllPolicy, roleFile, yamlStack } from "./templates.js";

const openAs = (server: Server, uri: string, languageId: string, text: string): Promise<void> =>
  server.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });

async function serverWithPublished(files: Readonly<Record<string, string>>, options: ServerOptions = {}) {
  const folder = workspace(files);
  const server = await startServer(folder, options);
  const published: PublishDiagnosticsParams[] = [];
  server.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
  });
  const codesOf = (uri: string): unknown => {
    const last = published.findLast((one) => one.uri === uri);
    return last && codes(last.diagnostics);
  };
  return { server, codesOf, folder };
}

describe("a document without a file", () => {
  it.each([
    ["terraform", roleFile + groupFile, ["account-role-order"]],
    ["opentofu", roleFile + groupFile, ["account-role-order"]],
    ["yaml", yamlStack, ["account-role-order"]],
    ["json", passesAllPolicy, ["pass-role-scope"]],
  ])("is judged as its language says: %s", async (language, text, expected) => {
    const { codesOf, server } = await serverWithPublished({});
    await openAs(server, "untitled:Untitled-1", language, text);
    await expect.poll(() => codesOf("untitled:Untitled-1")).toEqual(expected);
  });

  it("is a module for itself, beside others and what is on disk", async () => {
    const { codesOf, server } = await serverWithPublished({ "iam.tf": roleFile, "broken.tf": "resource {" });
    await openAs(server, "untitled:Untitled-1", "terraform", roleFile);
    await openAs(server, "untitled:Untitled-2", "terraform", groupFile);
    await expect.poll(() => codesOf("untitled:Untitled-1")).toEqual([]);
    await expect.poll(() => codesOf("untitled:Untitled-2")).toEqual(["account-role-present"]);
  });

  it("has the config of the folder that is open, and of the one that is opened instead", async () => {
    const off = JSON.stringify({ rules: { "account-role-order": "off" } });
    const { codesOf, folder, server } = await serverWithPublished({ "dmslint.config.json": off });
    await openAs(server, "untitled:Untitled-1", "yaml", yamlStack);
    await expect.poll(() => codesOf("untitled:Untitled-1")).toEqual([]);
    const of = (path: string): object => ({ uri: uriOf(path), name: "" });
    const event = { added: [of(workspace({}))], removed: [of(folder)] };
    await server.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
    await server.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: 7 });
    await openAs(server, "untitled:Untitled-2", "yaml", yamlStack);
    await expect.poll(() => codesOf("untitled:Untitled-2")).toEqual(["account-role-order"]);
  });

  it("has the config of the folder that an older editor names by its path", async () => {
    const off = JSON.stringify({ rules: { "account-role-order": "off" } });
    const rootPath = workspace({ "dmslint.config.json": off });
    const { codesOf, server } = await serverWithPublished({}, { root: { rootPath, rootUri: null } });
    await openAs(server, "untitled:Untitled-1", "yaml", yamlStack);
    await expect.poll(() => codesOf("untitled:Untitled-1")).toEqual([]);
  });

  it("changes, is asked about, and is gone when it is closed", async () => {
    const { codesOf, server } = await serverWithPublished({});
    const textDocument = { uri: "untitled:Untitled-1" };
    await openAs(server, textDocument.uri, "yaml", "Resources: {}\n");
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ text: yamlStack }],
    });
    await expect.poll(() => codesOf(textDocument.uri)).toEqual(["account-role-order"]);
    const lenses = await server.connection.sendRequest("textDocument/codeLens", { textDocument });
    expect(JSON.stringify(lenses)).toContain(textDocument.uri);
    await server.connection.sendNotification("textDocument/didClose", { textDocument });
    await expect.poll(() => codesOf(textDocument.uri)).toEqual([]);
  });

  it("of another language is left alone", async () => {
    const { codesOf, server } = await serverWithPublished({});
    await openAs(server, "untitled:Untitled-1", "plaintext", yamlStack);
    await openAs(server, "git:/stack.yaml", "yaml", yamlStack);
    await openAs(server, "untitled:Untitled-2", "yaml", yamlStack);
    await expect.poll(() => codesOf("untitled:Untitled-2")).toEqual(["account-role-order"]);
    expect([codesOf("untitled:Untitled-1"), codesOf("git:/stack.yaml")]).toEqual([undefined, undefined]);
  });
});
