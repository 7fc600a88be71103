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

interface Sent {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Sends and receives messages. Every request gets exactly one answer: its result, its error, or that it was cancelled.
 * Nothing that is received makes it throw.
 *
 * The package vscode-languageserver has such a connection too. But it does not find the next message after a wrong
 * header, loses one of two requests with the ids `1` and `"1"`, and ends the process at a `$/cancelRequest` without
 * parameters.
 */
export function startRpc(send: (message: object) => void, handlers: RpcHandlers): Rpc {
  const running = new Map<Id, () => void>();
  const sent = new Map<Id, Sent>();
  const answer = (id: Id | null, content: object): void => send({ jsonrpc: "2.0", id, ...content });
  const refuse = (id: Id | null, code: ErrorCode, message: string): void => answer(id, { error: { code, message } });
  let requests = 0;

  function receiveRequest(id: Id, method: string, params: unknown): void {
    const stop = new AbortController();
    let isAnswered = false;
    const settle = (content: object): void => {
      if (isAnswered) return;
      isAnswered = true;
      if (running.get(id) === cancel) running.delete(id);
      answer(id, content);
    };
    const cancel = (): void => {
      settle({ error: { code: errorCodes.requestCancelled, message: "The request was cancelled." } });
      stop.abort();
    };
    running.set(id, cancel);
    const run = async (): Promise<unknown> => handlers.onRequest(method, params, stop.signal);
    run().then(
      (result) => settle({ result: result ?? null }),
      (error: unknown) => settle({ error: errorOf(error) }),
    );
  }

  function receiveNotification(method: string, params: unknown): void {
    if (method === "$/cancelRequest") {
      const id = isRecord(params) ? params.id : undefined;
      if (isId(id)) running.get(id)?.();
      return;
    }
    try {
      handlers.onNotification(method, params);
    } catch (error) {
      handlers.onProblem(`${method} is ignored: ${wordsOf(error)}`);
    }
  }

  function receiveResponse(id: unknown, { error, result }: Readonly<Record<string, unknown>>): void {
    const waiting = isId(id) ? sent.get(id) : undefined;
    if (!waiting || !isId(id)) return;
    sent.delete(id);
    if (error === undefined || error === null) waiting.resolve(result);
    else waiting.reject(new Error(isRecord(error) && typeof error.message === "string" ? error.message : "it failed"));
  }

  function receive(message: unknown): void {
    if (Array.isArray(message)) return refuseBatch(message);
    if (!isRecord(message)) return refuse(null, errorCodes.invalidRequest, "A message must be an object.");
    const { id, method, params } = message;
    if (typeof method !== "string") {
      if ("result" in message || "error" in message) receiveResponse(id, message);
      else refuse(isId(id) ? id : null, errorCodes.invalidRequest, "The message has no method.");
    } else if (!("id" in message)) receiveNotification(method, params);
    else if (isId(id)) receiveRequest(id, method, params);
    else refuse(null, errorCodes.invalidRequest, "The id of a request must be a number or a text.");
  }

  /** The language server protocol has no batches. But who sends one waits for an answer to each request in it. */
  function refuseBatch(messages: readonly unknown[]): void {
    const ids = messages.flatMap((one) => (isRecord(one) && "method" in one && isId(one.id) ? [one.id] : []));
    for (const id of ids.length > 0 ? ids : [null])
      refuse(id, errorCodes.invalidRequest, "Send each message on its own, not in a batch.");
  }

  return {
    receive,
    refuseUnreadable: () => refuse(null, errorCodes.parseError, "The message is not JSON, or its length is wrong."),
    notify: (method, params) => send({ jsonrpc: "2.0", method, params }),
    request(method, params) {
      const id = `dmslint-${String(++requests)}`;
      send({ jsonrpc: "2.0", id, method, params });
      return new Promise((resolve, reject) => sent.set(id, { resolve, reject }));
    },
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is Id {
  return typeof value === "string" || typeof value === "number";
}

function errorOf(error: unknown): { readonly code: number; readonly message: string } {
  const code = error instanceof RpcError ? error.code : errorCodes.internalError;
  return { code, message: wordsOf(error) };
}

function wordsOf(error: unknown): string {
  if (error instanceof RpcError) return error.message;
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in dmslint: ${words}`;
}
