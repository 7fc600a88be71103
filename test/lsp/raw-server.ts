import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { StreamMessageReader, type Diagnostic, type PublishDiagnosticsParams } from "vscode-languageserver/node.js";

const bin = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

/** A message of the server, whatever it is. */
export interface Received {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
  readonly params?: Partial<PublishDiagnosticsParams>;
}

/** The built server as a process of its own. It is sent bytes, so that they may be wrong. */
export interface RawServer {
  readonly child: ChildProcess;
  readonly received: readonly Received[];
  send(...messages: readonly unknown[]): void;
  sendBytes(bytes: string | Uint8Array): Promise<void>;
  /** Sends a request, and gives its answer. */
  ask(method: string, params?: unknown): Promise<Received>;
  answersTo(id: unknown): readonly Received[];
  /** The last diagnostics of a document, of this version if it is given. */
  published(uri: string, version?: number): readonly Diagnostic[] | undefined;
  exitCode(): Promise<number | null>;
}

/** A message with its header. */
export function frame(message: unknown): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`;
}

/** `program`: the arguments of Node that start the command line. */
export function startRawServer(folder: string, program: readonly string[] = [bin]): RawServer {
  const args = [...program, "lsp", "--stdio"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
  const received: Received[] = [];
  const problems: string[] = [];
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const reader = new StreamMessageReader(child.stdout);
  reader.onError((error) => problems.push(`not a message: ${error.message}`));
  reader.listen((message) => received.push(message as Received));
  child.stderr.setEncoding("utf8").on("data", (text: string) => problems.push(text));
  child.stdin.on("error", () => undefined);
  onTestFinished(() => {
    child.kill("SIGKILL");
    expect(problems.join("")).toBe("");
  });
  const answersTo = (id: unknown): readonly Received[] =>
    received.filter((one) => one.id === id && one.method === undefined);
  let requests = 0;
  return {
    child,
    received,
    answersTo,
    send: (...messages) => void child.stdin.write(messages.map(frame).join("")),
    async sendBytes(bytes) {
      if (!child.stdin.write(bytes)) await once(child.stdin, "drain");
    },
    async ask(method, params) {
      const id = `ask ${String(++requests)}`;
      child.stdin.write(frame({ jsonrpc: "2.0", id, method, params }));
      await expect.poll(() => answersTo(id), { interval: 10, timeout: 15_000 }).toHaveLength(1);
      return answersTo(id)[0] ?? {};
    },
    published: (uri, version) =>
      received.findLast(
        ({ params }) => params?.diagnostics && params.uri === uri && (version ?? params.version) === params.version,
      )?.params?.diagnostics,
    exitCode: () => exited,
  };
}

export async function startInitialized(folder: string, params: object = {}): Promise<RawServer> {
  const server = startRawServer(folder);
  await server.ask("initialize", { processId: null, capabilities: {}, ...params });
  server.send({ jsonrpc: "2.0", method: "initialized", params: {} });
  return server;
}
