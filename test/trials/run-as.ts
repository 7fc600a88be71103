import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Run } from "../cli/run-main.js";
import { temporaryFolder } from "../workspace/workspace.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

export const isRoot = process.getuid?.() === 0;

/** A user without rights. */
const nobody = 65_534;

/** The users as whom a trial runs, for `it.each`. Only root can become another one. */
export const users: [string, number | undefined][] = isRoot
  ? [
      ["as root", undefined],
      ["as a user without rights", nobody],
    ]
  : [["as a user", undefined]];

/** Gives a folder and all that is in it to a user. */
export function giveTo(uid: number | undefined, folder: string): void {
  if (uid !== undefined) spawnSync("chown", ["-hR", `${String(uid)}:${String(uid)}`, folder]);
}

/** One call of the command line. */
export interface Call {
  readonly cwd: string;
  readonly argv: readonly string[];
}

/** The source of a process that makes all calls, one after the other. A process for each of them takes too long. */
const caller = `
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";
const [, script] = process.argv;
const start = runInThisContext(readFileSync(script, "latin1"), { filename: script });
const { main } = start(createRequire(script), (address) => import(address), pathToFileURL(script).href);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
for (const { cwd, argv } of JSON.parse(Buffer.concat(chunks).toString())) {
  const run = { status: 0, stdout: "", stderr: "" };
  const stdout = { write: (text) => (run.stdout += text) };
  const stderr = { write: (text) => (run.stderr += text) };
  run.status = await main(argv, { cwd, env: {}, stdin: async () => new Uint8Array(), stdout, stderr });
  process.stdout.write(JSON.stringify(run) + "\\n");
}
`;

/**
 * Makes the calls with the built program, as another user if one is given. A call that does not end in time ends all of
 * them: the runs after it are missing.
 */
export async function runAll(calls: readonly Call[], uid?: number): Promise<readonly Run[]> {
  const program = builtProgram(uid);
  try {
    const child = spawn(process.execPath, ["--input-type=module", "-e", caller, join(program.path, "dist/cli.cjs")], {
      ...(uid !== undefined && { uid, gid: uid }),
      cwd: "/",
      stdio: ["pipe", "pipe", "inherit"],
      timeout: 100_000,
      killSignal: "SIGKILL",
    });
    let written = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (written += text));
    child.stdin.end(JSON.stringify(calls));
    await new Promise((done) => child.on("close", done));
    return written
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Run);
  } finally {
    program.remove();
  }
}

/** The folder with the built program. If the user has no permission to read it, a copy is made for the user. */
function builtProgram(uid: number | undefined): { readonly path: string; readonly remove: () => void } {
  accessSync(join(project, "dist/cli.cjs"), constants.R_OK);
  const isReadable =
    uid === undefined ||
    spawnSync("cat", [join(project, "dist/cli.cjs")], { uid, gid: uid, stdio: "ignore", cwd: "/" }).status === 0;
  if (isReadable) return { path: project, remove: () => undefined };
  const copy = temporaryFolder();
  for (const name of ["dist", "package.json"]) cpSync(join(project, name), join(copy.path, name), { recursive: true });
  spawnSync("chmod", ["-R", "a+rX", dirname(join(copy.path, "dist"))]);
  return copy;
}
