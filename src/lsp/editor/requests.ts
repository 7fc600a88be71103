import type { Client } from "./client.js";
import { commandAsked, type AskedOf } from "./commands.js";
import { isTooLong, type EditorDocuments } from "./documents.js";
import type { Judging } from "./judging.js";
import { actionParams, documentUri, placeParams, referenceParams, symbolQuery } from "./params.js";
import { isRecord, uniqueBy } from "../../source/index.js";
import type { Asked, OpenDocument } from "./thread-messages.js";

/** Answers one method. The signal is aborted when the editor no longer wants the answer. */
export type RequestHandler = (params: unknown, signal: AbortSignal) => unknown;

/** How the parameters of each method become a question for the thread that judges. */
const questions = new Map<string, (params: unknown) => AskedOf>([
  ["textDocument/hover", atPlace("hover")],
  ["textDocument/definition", atPlace("definition")],
  ["textDocument/completion", atPlace("completion")],
  [
    "textDocument/references",
    (params) => {
      const { uri, ...asked } = referenceParams(params);
      return [uri, { kind: "references", ...asked }];
    },
  ],
  ["textDocument/documentSymbol", (params) => [documentUri(params), { kind: "documentSymbols" }]],
  ["textDocument/documentLink", (params) => [documentUri(params), { kind: "documentLinks" }]],
  ["textDocument/codeLens", (params) => [documentUri(params), { kind: "codeLenses" }]],
]);

function atPlace(kind: "hover" | "definition" | "completion"): (params: unknown) => AskedOf {
  return (params) => {
    const { position, uri } = placeParams(params);
    return [uri, { kind, position }];
  };
}

/** What is shown of answers. */
interface ShownResults {
  readonly showsHints: () => boolean;
  /** Shows a page to the user. */
  readonly show: (words: string) => void;
}

/** The handlers of the requests about documents, by method. */
export function requestHandlers(
  documents: EditorDocuments,
  judging: Judging,
  { takesCodeActions }: Client,
  { show, showsHints }: ShownResults,
): ReadonlyMap<string, RequestHandler> {
  const ask = async ([uri, asked]: AskedOf, signal: AbortSignal): Promise<unknown> => {
    const document = documents.of(uri);
    return document && !isTooLong(document) ? judging.ask(asked, document, signal) : null;
  };
  return new Map<string, RequestHandler>([
    ...[...questions].map(([method, read]): [string, RequestHandler] => [
      method,
      (params, signal) => ask(read(params), signal),
    ]),
    [
      "textDocument/codeAction",
      async (params, signal) => {
        const { uri, ...asked } = actionParams(params);
        const actions = takesCodeActions ? await ask([uri, { kind: "codeActions", ...asked }], signal) : undefined;
        return actions ?? [];
      },
    ],
    [
      "textDocument/inlayHint",
      async (params, signal) => {
        const { range, uri } = actionParams(params);
        return showsHints() ? ask([uri, { kind: "inlayHints", range }], signal) : [];
      },
    ],
    ["workspace/executeCommand", (params, signal) => runCommand(params, (asked) => ask(asked, signal), show)],
    [
      "workspace/symbol",
      (params, signal) => {
        const asked: Asked = { kind: "workspaceSymbols", query: symbolQuery(params) };
        return askAll(documents.judged(), (document) => judging.ask(asked, document, signal));
      },
    ],
  ]);
}

async function runCommand(
  params: unknown,
  ask: (asked: AskedOf) => Promise<unknown>,
  show: (words: string) => void,
): Promise<unknown> {
  const [uri, asked] = commandAsked(params);
  const result = await ask([uri, asked]);
  // Editors that run a command of a lens do nothing with its result.
  const page = isRecord(result) && asked.kind === "leastPolicy" ? result.text : result;
  if (typeof page === "string" && asked.kind !== "graph") show(page);
  return result;
}

/** The answers about all open documents together. A document whose judging was stopped has none. */
async function askAll(
  documents: readonly OpenDocument[],
  ask: (document: OpenDocument) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const answers = await Promise.allSettled(documents.map(ask));
  const found = answers.flatMap((answer): readonly unknown[] =>
    answer.status === "fulfilled" && Array.isArray(answer.value) ? answer.value : [],
  );
  // Two documents of one unit have the same answer.
  return uniqueBy(found, (one) => JSON.stringify(one));
}
