import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { boundsOf, everyRule, usualMegabytes, type Bomb, type Bounds } from "./bomb.js";
import { keepInBounds } from "./bounded.js";
import { crashWatch } from "./crash-watch.js";
import type { Asked, Ended, SharedProcess } from "./shared-process.js";
import type { Usage } from "./usage.js";
import { writeFiles } from "./write-files.js";

/** How a bomb went off. `problem`: why it failed. */
export interface Explosion extends Usage {
  readonly bounds: Bounds;
  readonly problem?: string;
}

/** `keep`: the folder of the files, which is left. `shared`: a process in which bombs run that may take as much memory as most. */
interface Ways {
  readonly keep?: string | undefined;
  readonly shared?: SharedProcess;
}

/** Runs Node with `program` on the files of a bomb, in a folder of their own. */
export async function runBomb(bomb: Bomb, program: readonly string[], { keep, shared }: Ways = {}): Promise<Explosion> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), "dmslint-bomb-"));
  try {
    const stdin = bomb.stdin?.();
    const bytes = writeFiles(folder, bomb.files()) + Buffer.byteLength(stdin ?? "");
    const bounds = boundsOf(bomb, bytes);
    const asked = { args: bomb.args ?? [...everyRule, "."], folder, bounds };
    // Closer bounds leave no room for what earlier lints left.
    const mayShare = stdin === undefined && bounds.megabytes >= usualMegabytes;
    const ended = shared && mayShare ? await shared.lint(asked) : await lintAlone(program, asked, stdin);
    const problem = problemOf(ended, bounds, bomb.statuses ?? [0, 1]);
    return { ...ended.usage, bounds, ...(problem !== undefined && { problem }) };
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function lintAlone(program: readonly string[], { args, bounds, folder }: Asked, stdin = ""): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...program, ...args], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
    const watch = crashWatch();
    const spent = keepInBounds(child, bounds);
    child.stdout.on("data", watch.look);
    child.stderr.on("data", watch.look);
    // A linter that refuses its command line reads no stdin.
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
    child.on("error", fail);
    child.on("close", (status, signal) => done({ ...spent(), status, signal, crash: watch.crash() }));
  });
}

function problemOf(
  { crash, signal, status, stopped, usage }: Ended,
  bounds: Bounds,
  statuses: readonly number[],
): string | undefined {
  if (stopped !== undefined) return stopped;
  if (crash !== undefined) return `crash: ${crash}`;
  if (signal !== null) return `ended by ${signal}`;
  if (status === null || !statuses.includes(status)) return `exit status ${String(status)}`;
  if (usage.seconds > bounds.seconds) return "too slow";
  return usage.megabytes > bounds.megabytes ? "too much memory" : undefined;
}
