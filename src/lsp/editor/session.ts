import { messageOf, visible, visibleLines } from "../../source/index.js";
import type { LintSettings } from "../lints/lint-document.js";
import { clientOf, type Client } from "./client.js";
import { editorDocuments, type EditorDocuments } from "./documents.js";
import { followDocuments, type Publish } from "./follow-documents.js";
import { followSettings } from "./follow-settings.js";
import { startJudging, type Judging } from "./judging.js";
import { changedUris } from "./params.js";
import { pluginConsent } from "./plugin-consent.js";
import { noProgress, showProgress } from "./progress.js";
import { pulledDiagnostics } from "./pull-diagnostics.js";
import { refreshingViews } from "./refreshing-views.js";
import { requestHandlers } from "./requests.js";
import { errorCodes, RpcError, type Rpc } from "./rpc.js";
import { serverOptions, type ServerOptions } from "./server-options.js";
import { pathOfUri } from "./uris.js";
import { watchedFiles } from "./watched-files.js";
import { workspaceFolders } from "./workspace-folders.js";

/** A session with an editor, from `initialize` to the end. */
export interface EditorSession {
  request(method: string, params: unknown, signal: AbortSignal): unknown;
  notification(method: string, params: unknown): void;
}

export interface SessionStart {
  readonly rpc: Rpc;
  readonly settings: LintSettings;
  /** The URL of the folder with the pages of the built-in rules. */
  readonly rulePages: string | undefined;
  /** The URL of the script of the page that shows a graph. */
  readonly graphViewer: string | undefined;
}

/** Starts a session with the parameters of `initialize`. */
export function startEditorSession(params: Readonly<Record<string, unknown>>, start: SessionStart): EditorSession {
  const { rpc } = start;
  const client = clientOf(params.capabilities);
  const options = serverOptions(params.initializationOptions);
  const [folders, live] = [workspaceFolders(params), followSettings(rpc, client, options.showsHints)];
  const pulled = client.pullsDiagnostics ? pulledDiagnostics(rpc) : undefined;
  const documents = editorDocuments(folders.first);
  const publish = refreshingViews(rpc, client, live.showsHints, pulled?.publish ?? pushTo(rpc));
  const judging = judgingFor(start, client, options, documents, publish);
  for (const problem of options.problems) showError(rpc, problem);
  const requests = new Map([
    ...requestHandlers(documents, judging, client, {
      showsHints: live.showsHints,
      show: (page) => options.showsResults || tell(rpc, page),
    }),
    ...(pulled?.handlers(documents, judging) ?? []),
  ]);
  const ready = (): void => {
    if (client.watchesFiles) void watchFiles(rpc);
    live.start();
  };
  const notifications = new Map<string, (params: unknown) => void>([
    ...followDocuments(documents, judging, publish),
    ["workspace/didChangeWatchedFiles", (changes) => judging.changedOnDisk(pathsOf(changedUris(changes)))],
    ["workspace/didChangeConfiguration", live.changed],
    ["workspace/didChangeWorkspaceFolders", folders.changed],
    ["initialized", ready],
  ]);
  return {
    request(method, given, signal) {
      const handler = requests.get(method);
      if (!handler) throw new RpcError(errorCodes.methodNotFound, `The server has no method ${method}.`);
      return handler(given, signal);
    },
    notification: (method, given) => notifications.get(method)?.(given),
  };
}

function judgingFor(
  { graphViewer, rpc, rulePages, settings }: SessionStart,
  client: Client,
  { limits, trustPlugins }: ServerOptions,
  documents: EditorDocuments,
  publish: Publish,
): Judging {
  const consent = pluginConsent({
    rpc,
    isOff: settings.configOptions.plugins.use === "none",
    trust: trustPlugins,
    onConsent: (place) => judging.trusted(place),
  });
  const judging = startJudging({
    start: { settings, client, rulePages, graphViewer },
    limits,
    documents,
    consent,
    progress: client.showsProgress ? showProgress(rpc) : noProgress,
    publish,
    show: (message) => showError(rpc, message),
    log: (message, isError) =>
      rpc.notify("window/logMessage", { type: isError ? 1 : 4, message: visibleLines(message) }),
  });
  return judging;
}

function showError(rpc: Rpc, message: string): void {
  rpc.notify("window/showMessage", { type: 1, message: visibleLines(message) });
}

function pushTo(rpc: Rpc): Publish {
  return ({ uri, version }, diagnostics) =>
    rpc.notify("textDocument/publishDiagnostics", { uri, version, diagnostics });
}

/** Shows a page to the user. */
function tell(rpc: Rpc, page: string): void {
  rpc.notify("window/showMessage", { type: 3, message: visibleLines(page) });
}

function pathsOf(uris: readonly string[]): readonly string[] {
  return uris.flatMap((uri) => pathOfUri(uri) ?? []);
}

/** Asks the editor to tell which files change on disk. */
async function watchFiles(rpc: Rpc): Promise<void> {
  const registerOptions = { watchers: [{ globPattern: watchedFiles }] };
  const registrations = [{ id: "dmslint-files", method: "workspace/didChangeWatchedFiles", registerOptions }];
  try {
    await rpc.request("client/registerCapability", { registrations });
  } catch (error) {
    const message = visible(`The editor does not watch files: ${messageOf(error)}`);
    rpc.notify("window/logMessage", { type: 2, message });
  }
}
