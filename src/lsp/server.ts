import { messageOf, visible } from "../source/index.js";
import { basename } from "node:path";
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from "vscode-languageserver/node.js";
import { configNames } from "../workspace/index.js";
import { clientOf } from "./client.js";
import { codeActions, fixAllKind } from "./code-actions.js";
import { openDocuments } from "./documents.js";
import { pluginConsent, trustOption } from "./plugin-consent.js";
import { hoverAt } from "./hover.js";
import type { LintSettings } from "./lint-document.js";
import { startSession } from "./session.js";
import { pathOfUri } from "./uris.js";
import { watchedFiles } from "./watched-files.js";

/** What the server needs to know about the package itself. */
export interface ServerInfo {
  readonly version: string;
  /** The URL of the page of a built-in rule. */
  readonly pageOf: (rule: string) => string | undefined;
}

/**
 * Runs the language server on stdin and stdout, until the editor sends `exit` or closes the connection. Then the
 * process ends: with 0 after a shutdown request, else with 1.
 */
export function serve(given: LintSettings, product: ServerInfo): void {
  // Without given streams, the library follows `--stdio` and keeps console output away from stdout.
  const connection = createConnection(ProposedFeatures.all);
  let client = clientOf({}, product.pageOf);
  const consent = pluginConsent(connection, given, () => session.changedAll());
  const { settings } = consent;
  connection.onInitialize(({ capabilities, initializationOptions }) => {
    client = clientOf(capabilities, product.pageOf);
    consent.start(trustOption(initializationOptions));
    return initializeResult(product.version);
  });
  connection.onInitialized(() => {
    if (client.watchesFiles) void watchFiles(connection);
  });
  const documents = openDocuments(connection, {
    onChange: ({ path }) => session.changed(path),
    // The saved file may be a config, or a file that is read but not open in the editor.
    onSave: () => session.changedAll(),
    onClose: (document) => session.closed(document),
  });
  const session = startSession({ connection, documents, settings, consent, client: () => client });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOfUri(uri) ?? []);
    if (paths.some(isConfig)) session.changedAll();
    else paths.forEach((path) => session.changed(path));
  });
  connection.onCodeAction(async ({ context, range, textDocument }) => {
    const document = documents.of(textDocument.uri);
    if (!document || !client.takesCodeActions) return [];
    const shown = await session.messagesFor(document);
    return [...(await codeActions({ context, range }, document, shown, { documents, settings, client }))];
  });
  connection.onHover(async ({ position, textDocument }) => {
    const document = documents.of(textDocument.uri);
    const snapshot = document && (await session.snapshotFor(document));
    return (snapshot && hoverAt(position, document, snapshot, client.takesMarkdown)) ?? null;
  });
  connection.listen();
}

function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: "dmslint", version },
    capabilities: {
      // All positions count UTF-16 units. Every editor must support this.
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      hoverProvider: true,
    },
  };
}

async function watchFiles(connection: Connection): Promise<void> {
  try {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: watchedFiles }],
    });
  } catch (error) {
    connection.console.warn(visible(`The editor does not watch files: ${messageOf(error)}`));
  }
}

function isConfig(path: string): boolean {
  return configNames.some((name) => name === basename(path));
}
