import type { WorkspaceDiagnosticReport } from "vscode-languageserver/node.js";
import { isTooLong, type EditorDocuments } from "./documents.js";
import type { Publish } from "./follow-documents.js";
import type { Judging } from "./judging.js";
import { documentUri, knownResult, knownResults } from "./params.js";
import type { RequestHandler } from "./requests.js";
import type { Rpc } from "./rpc.js";
import { shownDiagnostics, type ShownDiagnostics } from "./shown-diagnostics.js";
import type { OpenDocument } from "./thread-messages.js";

/** Answers editors that ask for diagnostics, and tells them when there are others. To these, nothing is sent unasked. */
export interface PulledDiagnostics {
  readonly publish: Publish;
  handlers(documents: EditorDocuments, judging: Judging): ReadonlyMap<string, RequestHandler>;
}

export function pulledDiagnostics(rpc: Pick<Rpc, "request">): PulledDiagnostics {
  const shown = shownDiagnostics();
  /** The documents that an answer is being made for. What is found meanwhile is in the answer. */
  const asked = new Map<string, number>();
  const count = (uri: string, by: number): void => void asked.set(uri, (asked.get(uri) ?? 0) + by);
  const refresh = async (): Promise<void> => {
    // An editor that cannot be told asks by itself some time.
    await rpc.request("workspace/diagnostic/refresh", {}).catch(() => undefined);
  };

  async function wait(document: OpenDocument, judging: Judging, signal: AbortSignal): Promise<void> {
    count(document.uri, 1);
    try {
      await judging.ask({ kind: "diagnostics" }, document, signal);
    } catch {
      // The judging was stopped. Then one diagnostic says so.
    } finally {
      count(document.uri, -1);
    }
  }

  return {
    publish({ uri, version }, diagnostics) {
      if (version === undefined) return shown.close(uri);
      if (shown.set(uri, diagnostics) && (asked.get(uri) ?? 0) === 0) void refresh();
    },
    handlers: (documents, judging) =>
      pullHandlers(documents, shown, (document, signal) => wait(document, judging, signal)),
  };
}

type Wait = (document: OpenDocument, signal: AbortSignal) => Promise<void>;

function pullHandlers(
  documents: EditorDocuments,
  shown: ShownDiagnostics,
  wait: Wait,
): ReadonlyMap<string, RequestHandler> {
  return new Map<string, RequestHandler>([
    [
      "textDocument/diagnostic",
      async (params, signal) => {
        const [uri, known] = [documentUri(params), knownResult(params)];
        const document = documents.of(uri);
        if (document && !isTooLong(document)) await wait(document, signal);
        return shown.reportOf(document?.uri ?? uri, known);
      },
    ],
    [
      "workspace/diagnostic",
      async (params, signal): Promise<WorkspaceDiagnosticReport> => {
        const known = knownResults(params);
        await Promise.all(documents.judged().map((document) => wait(document, signal)));
        const open = documents.judged().map(({ uri, version }) => ({ uri, version }));
        const closed = shown
          .closed()
          .filter((uri) => !documents.of(uri))
          .map((uri) => ({ uri, version: null }));
        return {
          items: [...open, ...closed].map((one) => ({ ...one, ...shown.reportOf(one.uri, known.get(one.uri)) })),
        };
      },
    ],
  ]);
}
