import { main } from "../../src/cli/main.js";

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** The width of the terminal that shows stdout. By default, stdout is no terminal. */
  readonly columns?: number;
}

/** Runs the command line in this process, in a folder. */
export async function runMain(
  cwd: string,
  argv: readonly string[],
  { columns, env = {}, stdin = "" }: Surroundings = {},
): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const status = await main(argv, {
    cwd,
    env,
    stdin: (limit) => {
      const bytes = typeof stdin === "string" ? Buffer.from(stdin) : stdin;
      return Promise.resolve(bytes.length > limit ? undefined : bytes);
    },
    onInterrupt: () => undefined,
    stdout: { write: (text) => (written.stdout += text), columns, isTTY: columns !== undefined },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { status, ...written };
}
