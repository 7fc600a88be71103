import type { ExtensionContext, LogOutputChannel, TextDocument } from "vscode";
import {
  CloseAction,
  CodeLensRequest,
  ErrorAction,
  LanguageClient,
  type ErrorHandler,
  type Middleware,
} from "vscode-languageclient/node";
import { documentSelector } from "./languages.js";
import { chooseServer, initializationOptions, serverOptions, type Places } from "./server.js";
import { showsLenses, type Settings } from "./settings.js";

export interface ClientOptions {
  readonly settings: Settings;
  readonly places: Places;
  readonly output: LogOutputChannel;
  /** Runs a command of the server that somebody clicked, for example a code lens. */
  readonly onCommand: NonNullable<Middleware["executeCommand"]>;
  /** The server ended again and again, and is not started again. */
  readonly onGiveUp: () => void;
}

/** Makes the client of a server that is not started yet. */
export function makeClient({ onCommand, onGiveUp, output, places, settings }: ClientOptions): LanguageClient {
  const server = chooseServer(settings, places);
  output.info(`The server is ${server.file} (${server.origin}).`);
  return new LanguageClient("dmslint", "dmslint", serverOptions(server, settings, places), {
    documentSelector,
    outputChannel: output,
    initializationOptions: initializationOptions(settings),
    initializationFailedHandler: () => false,
    errorHandler: restarts(onGiveUp),
    middleware: {
      executeCommand: onCommand,
      provideCodeLenses: (document, token, next) => (showsLenses() ? next(document, token) : []),
    },
  });
}

/** Has VS Code ask for the code lenses of these documents again. By itself it asks where somebody types. */
export function askLensesAgain(client: LanguageClient, documents: readonly TextDocument[]): void {
  const feature = client.getFeature(CodeLensRequest.method);
  const providers = new Set(documents.map((document) => feature.getProvider(document)));
  for (const provider of providers) provider?.onDidChangeCodeLensEmitter.fire();
}

/** A server that ends so often within this time is not started again. */
const mostEnds = 4;
const withinMilliseconds = 3 * 60_000;

function restarts(onGiveUp: () => void): ErrorHandler {
  let ends: readonly number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed() {
      const now = Date.now();
      ends = [...ends.filter((end) => now - end < withinMilliseconds), now];
      if (ends.length < mostEnds) return { action: CloseAction.Restart, handled: true };
      onGiveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

export function placesOf(
  { extensionPath }: ExtensionContext,
  {
    isTrusted,
    workspaceFolders,
  }: {
    readonly isTrusted: boolean;
    readonly workspaceFolders: readonly { readonly uri: { readonly fsPath: string } }[] | undefined;
  },
): Places {
  return { extension: extensionPath, isTrusted, folders: (workspaceFolders ?? []).map(({ uri }) => uri.fsPath) };
}
