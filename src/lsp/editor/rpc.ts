import { isRecord, visibleLines } from "../../source/index.js";

/** The codes of errors in answers, as JSON-RPC and the language server protocol number them. */
export const errorCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  serverNotInitialized: -32002,
  requestCancelled: -32800,
  requestFailed: -32803,
  contentModified: -32801,
} as const;

type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

/** An error that is sent as the answer to a request. */
export class RpcError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export interface RpcHandlers {
  /** Gives the result. The signal is aborted when the editor no longer wants it. */
  readonly onRequest: (method: string, params: unknown, signal: AbortSignal) => unknown;
  readonly onNotification: (method: string, params: unknown) => void;
  /** Something was wrong, but there is no request to answer with it. */
  readonly onProblem: (words: string) => void;
}

/** The server's end of JSON-RPC. */
export interface Rpc {
  receive(message: unknown): void;
  /** Tells the editor that a message could not be read. */
  refuseUnreadable(): void;
  notify(method: string, params: object): void;
  request(method: string, params: object): Promise<unknown>;
}

type Id = string | number;

/** Sends the answer to a request. The id is null if it could not be read. */
type Answer = (id: Id | null, content: { readonly result: unknown } | { readonly error: object }) => void;

/**
 * Sends and receives messages. Every request gets exactly one answer: its result, its error, or that it was cancelled.
 * Nothing that is received makes it throw.
 *
 * The package vscode-languageserver has such a connection too. But it finds no message after a wrong header, it does not
 * answer one of two requests with the ids `1` and `"1"`, and it takes longer to load.
 */
export function startRpc(send: (message: object) => void, handlers: RpcHandlers): Rpc {
  const answer: Answer = (id, content) => send({ jsonrpc: "2.0", id, ...content });
  const received = receivedRequests(answer, handlers.onRequest);
  const sent = sentRequests(send);
  const refuse = (id: unknown, code: ErrorCode, message: string): void =>
    answer(isId(id) ? id : null, { error: { code, message } });

  function receive(message: unknown): void {
    if (Array.isArray(message)) return refuseBatch(message);
    if (!isRecord(message)) return refuse(null, errorCodes.invalidRequest, "A message must be an object.");
    const { id, method, params } = message;
    if (typeof method !== "string") {
      if ("result" in message || "error" in message) sent.receive(message);
      else refuse(id, errorCodes.invalidRequest, "The message has no method.");
    } else if (!("id" in message)) receiveNotification(method, params);
    else if (isId(id)) received.begin(id, method, params);
    else refuse(null, errorCodes.invalidRequest, "The id of a request must be a number or a text.");
  }

  /** The language server protocol has no batches. But who sends one waits for an answer to each request in it. */
  function refuseBatch(messages: readonly unknown[]): void {
    const ids = messages.flatMap((one) => (isRecord(one) && "method" in one && isId(one.id) ? [one.id] : []));
    for (const id of ids.length > 0 ? ids : [null])
      refuse(id, errorCodes.invalidRequest, "Send each message on its own, not in a batch.");
  }

  function receiveNotification(method: string, params: unknown): void {
    if (method === "$/cancelRequest") return received.cancel(isRecord(params) ? params.id : undefined);
    try {
      handlers.onNotification(method, params);
    } catch (error) {
      handlers.onProblem(`${method} is ignored: ${wordsOf(error)}`);
    }
  }

  return {
    receive,
    refuseUnreadable: () =>
      refuse(null, errorCodes.parseError, "The message is not JSON, or its Content-Length is wrong."),
    notify: (method, params) => send({ jsonrpc: "2.0", method, params }),
    request: sent.request,
  };
}

interface ReceivedRequests {
  readonly begin: (id: Id, method: string, params: unknown) => void;
  readonly cancel: (id: unknown) => void;
}

/** The requests of the editor that have no answer yet. */
function receivedRequests(answer: Answer, onRequest: RpcHandlers["onRequest"]): ReceivedRequests {
  const running = new Map<Id, () => void>();
  return {
    begin(id, method, params) {
      const stop = new AbortController();
      const settle = (content: Parameters<Answer>[1]): void => {
        if (stop.signal.aborted) return;
        if (running.get(id) === cancel) running.delete(id);
        answer(id, content);
      };
      const cancel = (): void => {
        settle({ error: { code: errorCodes.requestCancelled, message: "The request was cancelled." } });
        stop.abort();
      };
      running.set(id, cancel);
      const result = new Promise((resolve) => resolve(onRequest(method, params, stop.signal)));
      result.then(
        (value) => settle({ result: value ?? null }),
        (error: unknown) => settle({ error: errorOf(error) }),
      );
    },
    cancel: (id) => isId(id) && running.get(id)?.(),
  };
}

interface SentRequests {
  readonly request: Rpc["request"];
  readonly receive: (response: Readonly<Record<string, unknown>>) => void;
}

/** The requests to the editor. */
function sentRequests(send: (message: object) => void): SentRequests {
  const waiting = new Map<unknown, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  return {
    request(method, params) {
      const id = `dmslint-${String(++count)}`;
      send({ jsonrpc: "2.0", id, method, params });
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    receive({ error, id, result }) {
      const request = waiting.get(id);
      waiting.delete(id);
      if (error === undefined || error === null) request?.resolve(result);
      else request?.reject(new Error(isRecord(error) ? String(error.message) : "the request failed"));
    },
  };
}

function isId(value: unknown): value is Id {
  return typeof value === "string" || typeof value === "number";
}

function errorOf(error: unknown): { readonly code: number; readonly message: string } {
  const code = error instanceof RpcError ? error.code : errorCodes.internalError;
  return { code, message: visibleLines(wordsOf(error)) };
}

function wordsOf(error: unknown): string {
  if (error instanceof RpcError) return error.message;
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in dmslint: ${words}`;
}
