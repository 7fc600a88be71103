import type { InitializeResult } from "vscode-languageserver/node.js";
import { isRecord, visibleLines } from "../../source/index.js";
import type { LintSettings } from "../lints/lint-document.js";
import { fixAllKind, insertKind } from "./action-kinds.js";
import { clientOf, type Client } from "./client.js";
import { commandNames } from "./commands.js";
import { frameReader } from "./frames.js";
import { lifecycle, watchEditor } from "./lifecycle.js";
import { startRpc } from "./rpc.js";
import { startEditorSession, type EditorSession } from "./session.js";

/** What the server needs to know about the package itself, and about how it was started. */
export interface ServerInfo {
  readonly version: string;
  /** The URL of the folder with the pages of the built-in rules. */
  readonly rulePages: string | undefined;
  /** The URL of the script of the page that shows a graph. */
  readonly graphViewer: string | undefined;
  /** The id of the editor's process, if the command line gives it. */
  readonly editorProcess: number | undefined;
}

/**
 * Runs the language server on stdin and stdout, until the editor sends `exit`, closes the connection or ends. Then the
 * process ends: with 0 after a shutdown request, else with 1.
 *
 * This thread only speaks the protocol, so it always answers. Another thread judges.
 */
export function serve(settings: LintSettings, { editorProcess, graphViewer, rulePages, version }: ServerInfo): void {
  const life = lifecycle();
  let session: EditorSession | undefined;
  const rpc = startRpc(send, { onRequest, onNotification, onProblem: (words) => log(words, 2) });
  const log = (message: string, type: number): void =>
    rpc.notify("window/logMessage", { type, message: visibleLines(message) });

  function onRequest(method: string, params: unknown, signal: AbortSignal): unknown {
    life.checkRequest(method);
    if (method === "initialize") {
      const given = isRecord(params) ? params : {};
      session = startEditorSession(given, { rpc, settings, rulePages, graphViewer });
      watchEditor(given.processId, life.exit);
      life.initialized();
      return initializeResult(version, clientOf(given.capabilities));
    }
    if (method !== "shutdown") return session?.request(method, params, signal);
    life.shutDown();
    return null;
  }

  function onNotification(method: string, params: unknown): void {
    if (method === "exit") life.exit();
    if (life.takesNotifications()) session?.notification(method, params);
  }

  const read = frameReader({
    onMessage: (message) => rpc.receive(message),
    onUnreadable: () => rpc.refuseUnreadable(),
    onGarbage: (count) => log(`${String(count)} bytes are ignored, because they are not a message.`, 2),
  });
  watchEditor(editorProcess, life.exit);
  // A bug must not end the work on all documents. The editor shows the error in the log of the server.
  process.on("uncaughtException", (error) => log(`This is a bug in dmslint: ${error.stack ?? error.message}`, 1));
  // Before the listener of the command line, which throws.
  process.stdout.prependListener("error", life.exit);
  for (const event of ["end", "close", "error"]) process.stdin.on(event, life.exit);
  process.stdin.on("data", read);
}

function send(message: object): void {
  const text = JSON.stringify(message);
  process.stdout.write(`Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`);
}

function initializeResult(version: string, { pullsDiagnostics }: Client): InitializeResult {
  return {
    serverInfo: { name: "dmslint", version },
    capabilities: {
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      // All positions count UTF-16 units. Every editor must support this.
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2, save: true },
      codeActionProvider: { codeActionKinds: ["quickfix", insertKind, fixAllKind] },
      ...(pullsDiagnostics && {
        diagnosticProvider: { identifier: "dmslint", interFileDependencies: true, workspaceDiagnostics: true },
      }),
      hoverProvider: true,
      completionProvider: { triggerCharacters: [":", '"', "'", "$"] },
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      codeLensProvider: {},
      inlayHintProvider: true,
      executeCommandProvider: { commands: [...commandNames] },
    },
  };
}
