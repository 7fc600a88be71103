import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node.js";

/**
 * The time from `didChange` to the `publishDiagnostics` of the same version, for each keystroke. In milliseconds and in
 * ascending order.
 */
export type KeystrokeTimes = readonly number[];

export interface KeystrokeCase {
  readonly bin: string;
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  readonly keystrokes: number;
}

/** Types into the middle of a file. Waits for the diagnostics after each key. */
export async function measureKeystrokes(given: KeystrokeCase): Promise<KeystrokeTimes> {
  const child = spawn(process.execPath, [given.bin, "lsp", "--stdio", "--no-config"], {
    cwd: given.folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  try {
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification("initialized", {});
    return await typeInto(connection, given);
  } finally {
    await quit(connection, child);
  }
}

async function typeInto(connection: ProtocolConnection, given: KeystrokeCase): Promise<KeystrokeTimes> {
  const { file, folder, keystrokes, text } = given;
  const uri = pathToFileURL(join(folder, file)).href;
  const waiting = new Map<number, () => void>();
  connection.onNotification("textDocument/publishDiagnostics", ({ version }: PublishDiagnosticsParams) => {
    if (version !== undefined) waiting.get(version)?.();
  });
  const shown = (version: number): Promise<void> => new Promise((resolve) => waiting.set(version, resolve));
  const opened = shown(1);
  const textDocument = { uri, version: 1, languageId: "", text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  await opened;
  const at = placeInTheMiddle(text);
  const times: number[] = [];
  for (let key = 0; key < keystrokes; key++) {
    const version = key + 2;
    const done = shown(version);
    const start = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: at, end: at }, text: "x" }],
    });
    await done;
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

/** The place to type: inside the name of a bucket, because a name with one more letter is still a name. */
function placeInTheMiddle(text: string): { readonly line: number; readonly character: number } {
  const at = text.indexOf("data-", text.length / 2) + "data-".length;
  const before = text.slice(0, at).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function quit(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await ended;
  connection.dispose();
}
