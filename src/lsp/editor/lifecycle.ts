import { errorCodes, RpcError } from "./rpc.js";

/** Whether the editor has begun and ended the session. Says which messages the protocol allows when. */
export interface Lifecycle {
  /** Throws unless a request is allowed now. */
  checkRequest(method: string): void;
  takesNotifications(): boolean;
  initialized(): void;
  shutDown(): void;
  /** Ends the process: with 0 after a shutdown request, else with 1. Threads end with it. */
  readonly exit: () => never;
}

export function lifecycle(): Lifecycle {
  let state: "new" | "running" | "shutDown" = "new";
  return {
    checkRequest(method) {
      if (state === "shutDown") throw new RpcError(errorCodes.invalidRequest, "The server is shut down.");
      if (state === "new" && method !== "initialize")
        throw new RpcError(errorCodes.serverNotInitialized, "Send initialize first.");
      if (state === "running" && method === "initialize")
        throw new RpcError(errorCodes.invalidRequest, "The server is initialized already.");
    },
    takesNotifications: () => state === "running",
    initialized: () => void (state = "running"),
    shutDown: () => void (state = "shutDown"),
    exit: () => process.exit(state === "shutDown" ? 0 : 1),
  };
}

/** Milliseconds between two looks whether the editor is still there. */
const interval = 2_000;

/** Calls the function when the process of the editor has ended. */
export function watchEditor(processId: unknown, onEnd: () => void): void {
  if (typeof processId !== "number" || !Number.isSafeInteger(processId) || processId <= 0) return;
  setInterval(() => isRunning(processId) || onEnd(), interval).unref();
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of another user cannot be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
