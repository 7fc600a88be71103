import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type {
  ClientCapabilities,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver/node.js";
import { workspace } from "../workspace/workspace.js";
import { startServer, uriOf, type Server } from "./server-process.js";
import { groupFile, roleFile } from "./templates.js";

const pulls: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

interface Pulling {
  readonly server: Server;
  readonly path: string;
  readonly refreshed: () => number;
  readonly pull: (previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  readonly pullAll: (known?: readonly string[]) => Promise<WorkspaceDiagnosticReport>;
}

async function pulling(): Promise<Pulling> {
  const folder = workspace({ "iam.tf": roleFile });
  const server = await startServer(folder, { capabilities: pulls });
  const path = join(folder, "dms.tf");
  let refreshes = 0;
  server.connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    return null;
  });
  await server.open(path, groupFile);
  const uri = uriOf(path);
  return {
    server,
    path,
    refreshed: () => refreshes,
    pull: (previousResultId) =>
      server.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId }),
    pullAll: (known = []) =>
      server.connection.sendRequest("workspace/diagnostic", {
        previousResultIds: known.map((value) => ({ uri, value })),
      }),
  };
}

describe("an editor that asks for diagnostics", () => {
  it("gets them once, and nothing unasked", async () => {
    const { path, pull, server } = await pulling();
    expect(server.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    const first = await pull();
    expect(first).toMatchObject({ kind: "full", items: [{ code: "account-role-order" }] });
    expect(await pull(first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    expect(await pull("of another server")).toEqual(first);
    expect(server.published(path)).toEqual([]);
  });

  it("gets those of the changed text", async () => {
    const { path, pull, server } = await pulling();
    const first = await pull();
    await server.change(path, `\n${groupFile}`);
    expect(await pull(first.resultId)).toMatchObject({ kind: "full", items: [{ range: { start: { line: 1 } } }] });
    await server.change(path, "locals {}\n");
    expect(await pull()).toMatchObject({ kind: "full", items: [] });
  });

  it("is told to ask again when another file changes them", async () => {
    const { path, pull, refreshed, server } = await pulling();
    await pull();
    const before = refreshed();
    const iam = join(path, "../iam.tf");
    await server.open(iam, roleFile);
    await server.change(iam, "locals {}\n");
    await expect.poll(refreshed, { timeout: 10_000 }).toBeGreaterThan(before);
    expect((await pull()) as { items: unknown }).not.toMatchObject({ items: [{ code: "account-role-order" }] });
  });

  it("gets those of all open documents", async () => {
    const { path, pullAll } = await pulling();
    const { items } = await pullAll();
    expect(items).toMatchObject([{ uri: uriOf(path), version: 1, kind: "full", items: [{}] }]);
    expect((await pullAll([items[0]?.resultId ?? ""])).items).toMatchObject([{ kind: "unchanged" }]);
  });

  it("learns that the findings of a closed document are gone", async () => {
    const { path, pullAll, server } = await pulling();
    await pullAll();
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
    const { items } = await pullAll();
    expect(items).toMatchObject([{ uri: uriOf(path), version: null, kind: "full", items: [] }]);
    expect((await pullAll([items[0]?.resultId ?? ""])).items).toMatchObject([{ kind: "unchanged" }]);
    await server.open(path, groupFile);
    expect((await pullAll()).items).toMatchObject([{ version: 1, kind: "full", items: [{}] }]);
  });

  it("gets nothing about documents that are not open", async () => {
    const { server } = await pulling();
    const textDocument = { uri: "untitled:x" };
    expect(await server.connection.sendRequest("textDocument/diagnostic", { textDocument })).toEqual({
      kind: "full",
      items: [],
    });
  });
});

it("an editor that cannot be told to ask again is sent diagnostics", async () => {
  const folder = workspace({ "iam.tf": roleFile });
  const server = await startServer(folder, { capabilities: { textDocument: { diagnostic: {} } } });
  expect(server.initialized.capabilities.diagnosticProvider).toBeUndefined();
  await server.open(join(folder, "dms.tf"), groupFile);
  expect((await server.diagnostics(join(folder, "dms.tf"))).diagnostics).toHaveLength(1);
});
