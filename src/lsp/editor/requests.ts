import type { Client } from "./client.js";
import { explainCommand } from "./commands.js";
import { isTooLong, type EditorDocuments } from "./documents.js";
import type { Judging } from "./judging.js";
import { actionParams, commandParams, documentUri, placeParams, referenceParams, symbolQuery } from "./params.js";
import { errorCodes, RpcError } from "./rpc.js";
import type { Asked, OpenDocument } from "./thread-messages.js";

/** Answers one method. The signal is aborted when the editor no longer wants the answer. */
export type RequestHandler = (params: unknown, signal: AbortSignal) => unknown;

/** A question, and the document that it is about. */
type AskedOf = readonly [uri: string, asked: Asked];

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

/** The handlers of the requests about documents, by method. */
export function requestHandlers(
  documents: EditorDocuments,
  judging: Judging,
  { takesCodeActions }: Client,
  show: (words: string) => void,
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
      "workspace/executeCommand",
      async (params, signal) => {
        const page = await ask(explanationAsked(params), signal);
        // Editors that run a command of a lens do nothing with its result.
        if (typeof page === "string") show(page);
        return page;
      },
    ],
    [
      "workspace/symbol",
      (params, signal) => {
        const asked: Asked = { kind: "workspaceSymbols", query: symbolQuery(params) };
        return askAll(documents.judged(), (document) => judging.ask(asked, document, signal));
      },
    ],
  ]);
}

function explanationAsked(params: unknown): AskedOf {
  const { command, given } = commandParams(params);
  const [uri, address] = given;
  if (command !== explainCommand) throw new RpcError(errorCodes.invalidParams, `The server has no command ${command}.`);
  if (uri === undefined || address === undefined)
    throw new RpcError(errorCodes.invalidParams, `${command} needs the URI of a document and an address.`);
  return [uri, { kind: "explain", address }];
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
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
