import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, onTestFinished } from "vitest";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Hover,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type ShowMessageRequestParams,
} from "vscode-languageserver/node.js";

const bin = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));
const built = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

const everything: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
    hover: { contentFormat: ["markdown", "plaintext"] },
  },
  workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
};

export interface ServerOptions {
  readonly capabilities?: ClientCapabilities;
  readonly args?: readonly string[];
  /** Where the editor says that it is. By default, at the folder of the server. */
  readonly root?: Readonly<Record<string, unknown>>;
  /** The options of the server, as an editor sends them with `initialize`. */
  readonly initializationOptions?: unknown;
  /** The button that the user presses. Absent: the editor cannot ask. */
  readonly answer?: (question: ShowMessageRequestParams) => Promise<string | undefined> | string | undefined;
  /** The settings of the user, which the server may ask for. Absent: the editor has none. */
  readonly settings?: () => unknown;
  /** When to end the server; after the test where nothing else is said. */
  readonly atEnd?: (end: () => void) => void;
}

/** The built server as a process of its own, with what an editor would say and see. */
export interface Server {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  readonly initialized: InitializeResult;
  /** What the server asked the editor for (registrations) and told the user. */
  readonly messages: readonly string[];
  readonly watched: readonly unknown[];
  readonly stderr: () => string;
  open(path: string, text: string, languageId?: string): Promise<void>;
  /** Replaces the text; gives the version. */
  change(path: string, text: string): Promise<number>;
  /** The next diagnostics of a version, or of any where none is given. */
  diagnostics(path: string, version?: number): Promise<PublishDiagnosticsParams>;
  /** Everything published for a file so far. */
  published(path: string): readonly PublishDiagnosticsParams[];
  codeActions(path: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  hover(path: string, position: Position): Promise<string | undefined>;
  exitCode(): Promise<number | null>;
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

export async function startServer(folder: string, options: ServerOptions = {}): Promise<Server> {
  expect(existsSync(built), "dist/ is missing: npm run build").toBe(true);
  const args = [bin, "lsp", "--stdio", ...(options.args ?? [])];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
  const stderr: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  // Anything on stdout that is not the protocol is an error of the reader, and fails the test.
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(([error]) => stderr.push(`protocol error: ${error.message}\n`));
  (options.atEnd ?? onTestFinished)(() => {
    connection.dispose();
    child.kill("SIGKILL");
    expect(stderr.join("")).toBe("");
  });
  return talkTo(connection, child, exited, stderr, folder, options);
}

/** One server for all tests of a file: starting one takes longer than most tests. */
export function sharedServer(): () => Promise<Server> {
  const ends: (() => void)[] = [];
  let server: Promise<Server> | undefined;
  afterAll(() => ends.forEach((end) => end()));
  return () => (server ??= startServer(tmpdir(), { atEnd: (end) => ends.push(end) }));
}

async function talkTo(
  connection: ProtocolConnection,
  child: ChildProcess,
  exited: Promise<number | null>,
  stderr: readonly string[],
  folder: string,
  { answer, capabilities = everything, initializationOptions, root, settings }: ServerOptions,
): Promise<Server> {
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  const versions = new Map<string, number>();
  const seen = new Map<string, number>();
  const messages: string[] = [];
  const watched: unknown[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const wake of waiting) wake();
  });
  connection.onNotification("window/showMessage", ({ message }: { message: string }) => messages.push(message));
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => messages.push(message));
  connection.onRequest("client/registerCapability", (params: unknown) => {
    watched.push(params);
    return null;
  });
  if (settings)
    connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(settings));
  if (answer)
    connection.onRequest("window/showMessageRequest", async (question: ShowMessageRequestParams) => {
      const title = await answer(question);
      return title === undefined ? null : { title };
    });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    ...(root ?? { rootUri: uriOf(folder) }),
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  const ofFile = (path: string): PublishDiagnosticsParams[] => published.filter(({ uri }) => uri === uriOf(path));
  return {
    connection,
    child,
    initialized,
    messages,
    watched,
    stderr: () => stderr.join(""),
    exitCode: () => exited,
    published: ofFile,
    async open(path, text, languageId = "yaml") {
      versions.set(path, 1);
      const textDocument = { uri: uriOf(path), languageId, version: 1, text };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
    },
    async change(path, text) {
      const version = (versions.get(path) ?? 1) + 1;
      versions.set(path, version);
      const textDocument = { uri: uriOf(path), version };
      await connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
      return version;
    },
    async diagnostics(path, version) {
      const from = version === undefined ? (seen.get(path) ?? 0) : 0;
      const next = (): PublishDiagnosticsParams | undefined =>
        ofFile(path).findLast((one, index) => index >= from && (version === undefined || one.version === version));
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(wake);
          reject(new Error(`no diagnostics of ${path}: ${stderr.join("")}${messages.join("\n")}`));
        }, 15_000);
        const wake = (): void => {
          if (!next()) return;
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
        wake();
      });
      const found = next();
      seen.set(path, ofFile(path).length);
      if (!found) throw new Error("the diagnostics are gone");
      return found;
    },
    async codeActions(path, range, only) {
      const context = { diagnostics: [], ...(only && { only }) };
      const textDocument = { uri: uriOf(path) };
      const found = await connection.sendRequest<CodeAction[] | null>("textDocument/codeAction", {
        textDocument,
        range,
        context,
      });
      return found ?? [];
    },
    async hover(path, position) {
      const textDocument = { uri: uriOf(path) };
      const found = await connection.sendRequest<Hover | null>("textDocument/hover", { textDocument, position });
      const contents = found?.contents;
      return contents && typeof contents === "object" && "value" in contents ? contents.value : undefined;
    },
  };
}
