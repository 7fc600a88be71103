import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface ToolRun {
  readonly status: number;
  readonly output: string;
}

/** The arguments for Node to run a tool of this folder. */
export function toolCommand(name: string, ...args: readonly string[]): readonly string[] {
  return [`${root}node_modules/tsx/dist/cli.mjs`, `${root}tools/${name}.ts`, ...args];
}

/** Runs Node in the repository and collects its output. */
export function runNode(command: readonly string[]): Promise<ToolRun> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", fail);
    child.on("close", (status) => {
      done({ status: status ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}
