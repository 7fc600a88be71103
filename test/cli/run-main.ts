import { main } from "../../src/cli/main.js";

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, in a folder. */
export async function runMain(
  cwd: string,
  argv: readonly string[],
  {
    env = {},
    stdin = "",
  }: { readonly env?: Readonly<Record<string, string>>; readonly stdin?: string | Uint8Array } = {},
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
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { status, ...written };
}
