import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node.js";
import { uriOf } from "../lsp/server-process.js";
import { temporaryFolder } from "../workspace/workspace.js";
import { isIn, project, strange } from "./confined.js";
import { hostile } from "./hostile.js";
import { isTraced, readTrace, traceCommand, traceEnvironment, type Seen } from "./trace.js";

interface Session extends Seen {
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server told the user. */
  readonly messages: readonly string[];
}

/** Opens documents in the built language server, asks for everything that an editor can ask for, and ends it. */
async function edit(cwd: string, texts: Readonly<Record<string, string>>): Promise<Session> {
  const { path: home, remove } = temporaryFolder();
  onTestFinished(remove);
  const log = join(home, "trace");
  const child = spawn("strace", traceCommand(["lsp", "--stdio"], log), { cwd, env: traceEnvironment(home) });
  const reader = new StreamMessageReader(child.stdout);
  const connection = createProtocolConnection(reader, new StreamMessageWriter(child.stdin));
  onTestFinished(() => {
    connection.dispose();
    child.kill("SIGKILL");
  });
  const published: PublishDiagnosticsParams[] = [];
  const messages: string[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (one: PublishDiagnosticsParams) => published.push(one));
  connection.onNotification("window/showMessage", ({ message }: { message: string }) => messages.push(message));
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => messages.push(message));
  connection.onRequest("window/showMessageRequest", () => null);
  connection.listen();
  const textDocument = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } };
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: uriOf(cwd),
    capabilities: { textDocument },
  });
  await connection.sendNotification("initialized", {});
  for (const [path, text] of Object.entries(texts)) {
    const identifier = { uri: uriOf(path) };
    const opened = { ...identifier, languageId: "plaintext", version: 1, text };
    await connection.sendNotification("textDocument/didOpen", { textDocument: opened });
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    await connection.sendRequest("textDocument/codeAction", {
      textDocument: identifier,
      range,
      context: { diagnostics: [] },
    });
    await connection.sendRequest("textDocument/hover", {
      textDocument: identifier,
      position: { line: 4, character: 12 },
    });
  }
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await once(child, "exit");
  return { published, messages, ...readTrace(log, home) };
}

// Who runs the tests without strace may; CI may not.
it.skipIf(!isTraced)(
  "the language server stays in the repository of a hostile document",
  { timeout: 120_000 },
  async () => {
    const { repository } = hostile("repo");
    const paths = ["stack/main.tf", "nest/main.json", "cdk/app.template.json", "links/kept.tf"].map((path) =>
      join(repository, path),
    );
    const run = await edit(repository, Object.fromEntries(paths.map((path) => [path, readFileSync(path, "utf8")])));
    expect(new Set(run.published.map(({ uri }) => uri))).toEqual(new Set(paths.map(uriOf)));
    expect(strange(run, repository)).toEqual([]);
    expect(run.opened).toContain(join(repository, "nest/inner.json"));
    expect(run.written).toEqual([]);
    expect(run.others).toEqual([]);
    expect(run.messages).toEqual([]);
  },
);

it.skipIf(!isTraced)(
  "the language server reads only the files beside a document in the top folder of the disk",
  { timeout: 120_000 },
  async () => {
    const { repository } = hostile("repo");
    const texts = {
      "/dmslint-test.tf": readFileSync(join(repository, "stack/main.tf"), "utf8"),
      "/dmslint-test.json": readFileSync(join(repository, "nest/main.json"), "utf8"),
      "/dmslint-test.tfvars": 'path = "/etc/passwd"\n',
      "/terraform.tfvars": 'path = "/etc/passwd"\n',
    };
    const run = await edit("/", texts);
    expect(new Set(run.published.map(({ uri }) => uri))).toEqual(new Set(Object.keys(texts).map(uriOf)));
    expect(strange(run, project).filter((path) => dirname(path) !== "/")).toEqual([]);
    expect(run.opened.filter((path) => isIn(path, dirname(repository)))).toEqual([]);
    expect(run.written).toEqual([]);
    expect(run.others).toEqual([]);
    expect(run.messages).toEqual([]);
  },
);
