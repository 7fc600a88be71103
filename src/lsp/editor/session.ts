import { messageOf, visible, visibleLines } from "../../source/index.js";
import type { LintSettings } from "../lint-document.js";
import { clientOf, type Client } from "./client.js";
import { editorDocuments } from "./documents.js";
import { followDocuments, type Publish } from "./follow-documents.js";
import { startJudging, type Judging } from "./judging.js";
import { changedUris } from "./params.js";
import { pluginConsent } from "./plugin-consent.js";
import { pulledDiagnostics } from "./pull-diagnostics.js";
import { requestHandlers } from "./requests.js";
import { errorCodes, RpcError, type Rpc } from "./rpc.js";
import { serverOptions } from "./server-options.js";
import { pathOfUri } from "./uris.js";
import { watchedFiles } from "./watched-files.js";

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
export function startSession(
  { capabilities, initializationOptions }: Readonly<Record<string, unknown>>,
  { graphViewer, rpc, rulePages, settings }: SessionStart,
): EditorSession {
  const client = clientOf(capabilities);
  const { limits, problems, showsResults, trustPlugins } = serverOptions(initializationOptions);
  const show = (message: string): void => rpc.notify("window/showMessage", { type: 1, message: visible(message) });
  const pulled = client.pullsDiagnostics ? pulledDiagnostics(rpc) : undefined;
  const [documents, publish] = [editorDocuments(), pulled?.publish ?? pushTo(rpc)];
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
    publish,
    show,
    log: (message, isError) =>
      rpc.notify("window/logMessage", { type: isError ? 1 : 4, message: visibleLines(message) }),
  });
  problems.forEach(show);
  const requests = new Map([
    ...requestHandlers(documents, judging, client, (page) => showsResults || tell(rpc, page)),
    ...(pulled?.handlers(documents, judging) ?? []),
  ]);
  const notifications = new Map([...followDocuments(documents, judging, publish), ...followDisk(judging, rpc, client)]);
  return {
    request(method, params, signal) {
      const handler = requests.get(method);
      if (!handler) throw new RpcError(errorCodes.methodNotFound, `The server has no method ${method}.`);
      return handler(params, signal);
    },
    notification: (method, params) => notifications.get(method)?.(params),
  };
}

function pushTo(rpc: Rpc): Publish {
  return ({ uri, version }, diagnostics) =>
    rpc.notify("textDocument/publishDiagnostics", { uri, version, diagnostics });
}

/** Shows a page to the user. */
function tell(rpc: Rpc, page: string): void {
  rpc.notify("window/showMessage", { type: 3, message: visibleLines(page) });
}

/** The handlers of the messages about files on disk. The editor is asked to send them when it is ready. */
function followDisk(
  judging: Judging,
  rpc: Rpc,
  { watchesFiles }: Client,
): ReadonlyMap<string, (params: unknown) => void> {
  return new Map<string, (params: unknown) => void>([
    [
      "workspace/didChangeWatchedFiles",
      (params) => judging.changedOnDisk(changedUris(params).flatMap((uri) => pathOfUri(uri) ?? [])),
    ],
    ["initialized", () => void (watchesFiles && watchFiles(rpc))],
  ]);
}

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
