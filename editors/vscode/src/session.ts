import { workspace, type ExtensionContext, type LogOutputChannel } from "vscode";
import { State, type LanguageClient, type Middleware } from "vscode-languageclient/node";
import { makeClient, placesOf } from "./client.js";
import { readSettings } from "./settings.js";
import type { ServerState } from "./status.js";

/** The server that runs for this window, if one does. */
export interface Session {
  readonly client: () => LanguageClient | undefined;
  readonly state: () => ServerState;
  /** Ends the server that runs, and starts one with the settings of now. */
  restart(): Promise<void>;
  /** Ends the server. Resolves when its process has been told to end. */
  stop(): Promise<void>;
}

export interface SessionOptions {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly onCommand: NonNullable<Middleware["executeCommand"]>;
  readonly onChange: () => void;
}

export function session({ context, onChange, onCommand, output }: SessionOptions): Session {
  let running: { readonly client: LanguageClient; readonly stopListening: () => void } | undefined;
  let state: ServerState = { kind: "off" };
  // A start and an end that are asked for at the same time are done one after the other.
  let last: Promise<void> = Promise.resolve();
  const change = (now: ServerState): void => {
    state = now;
    onChange();
  };
  const inTurn = (work: () => Promise<void>): Promise<void> =>
    (last = last.then(work).catch((error: unknown) => output.error(messageOf(error))));
  const end = async (): Promise<void> => {
    const ending = running;
    running = undefined;
    ending?.stopListening();
    change({ kind: "off" });
    await ending?.client.dispose().catch((error: unknown) => output.warn(messageOf(error)));
  };
  const start = async (): Promise<void> => {
    const settings = readSettings();
    if (!settings.enable) return;
    const onGiveUp = (): void => change({ kind: "failed", message: "The server ended again and again." });
    const client = makeClient({ settings, places: placesOf(context, workspace), output, onCommand, onGiveUp });
    const listener = client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) change({ kind: "running" });
      else if (newState === State.Starting) change({ kind: "starting" });
    });
    running = { client, stopListening: () => listener.dispose() };
    change({ kind: "starting" });
    try {
      await client.start();
    } catch (error) {
      output.error(messageOf(error));
      change({ kind: "failed", message: messageOf(error) });
    }
  };
  return {
    client: () => (state.kind === "running" ? running?.client : undefined),
    state: () => state,
    restart: () => inTurn(() => end().then(start)),
    stop: () => inTurn(end),
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
