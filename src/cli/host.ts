import { tell } from "./print.js";

/** The parts of the process that commands use. Tests replace them. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export function processHost(): Host {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A program that stops reading early (`dmslint | head`) is not an error.
    if (error.code === "EPIPE") return;
    tell(`The report cannot be written: ${error.message}.`, process);
    // The exit status that the command gives may be set later.
    process.once("exit", () => (process.exitCode = 2));
  });
  // If nobody can read a message, there is nothing left to do about it.
  process.stderr.on("error", () => undefined);
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: readStdin,
    stdout: process.stdout,
    stderr: process.stderr,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
