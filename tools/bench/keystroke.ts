import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node.js";
import { busiestTime, threadTimes } from "./thread-time.js";

/** What is open in an editor, and where somebody types. */
export interface TypingCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly file: string;
  /** The number is written after this word, in the second half of the file where it stands there. */
  readonly after: string;
}

/** Milliseconds: on the clock, and of the processor in the thread of the server that judges. */
export interface KeyTimes {
  readonly wall: number;
  readonly judging: number;
}

/** An editor with a language server and open files. */
export interface OpenEditor {
  /**
   * Counts up a number in a name, so that each text is new but none is longer. Ends when the diagnostics of the new text
   * are there.
   */
  press(): Promise<KeyTimes>;
  /** The memory of the server in MB. Only Linux tells it. */
  memory(): number | undefined;
  quit(): Promise<void>;
}

const firstNumber = 10_000;

export async function openEditor(bin: string, folder: string, typing: TypingCase): Promise<OpenEditor> {
  const child = spawn(process.execPath, [bin, "lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const waiting = new Map<string, () => void>();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, version }: PublishDiagnosticsParams) =>
    waiting.get(`${uri} ${String(version)}`)?.(),
  );
  const shown = (uri: string, version: number): Promise<void> =>
    new Promise((resolve) => waiting.set(`${uri} ${String(version)}`, resolve));
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  for (const [file, text] of Object.entries(typing.files)) {
    const textDocument = { uri: uriIn(folder, file), version: 1, languageId: "", text };
    const opened = shown(textDocument.uri, 1);
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    await opened;
  }
  const [uri, at] = [uriIn(folder, typing.file), placeToType(typing)];
  const end = { ...at, character: at.character + String(firstNumber).length };
  let version = 1;
  return {
    async press() {
      const done = shown(uri, ++version);
      const before = threadTimes(child);
      const start = performance.now();
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: at, end: version === 2 ? at : end }, text: String(firstNumber + version) }],
      });
      await done;
      const wall = performance.now() - start;
      return { wall, judging: busiestTime(before, threadTimes(child)) };
    },
    memory: () => memoryOf(child),
    quit: () => quit(connection, child),
  };
}

function uriIn(folder: string, file: string): string {
  return pathToFileURL(join(folder, file)).href;
}

/** The place to type: inside a name, because a name with a number in it is still a name. */
function placeToType({ after, file, files }: TypingCase): Position {
  const text = files[file] ?? "";
  const inSecondHalf = text.indexOf(after, text.length / 2);
  const at = (inSecondHalf < 0 ? text.indexOf(after) : inSecondHalf) + after.length;
  const before = text.slice(0, at).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function memoryOf({ pid }: ChildProcess): number | undefined {
  const status = `/proc/${String(pid)}/status`;
  const size = existsSync(status) ? /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return size === undefined ? undefined : Number(size) / 1024;
}

async function quit(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await ended;
  connection.dispose();
}
