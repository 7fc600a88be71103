import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { boundsOf, everyRule, type Bomb, type Bounds } from "./bomb.js";
import { crashWatch } from "./crash-watch.js";
import { usageOf, type Usage } from "./usage.js";
import { writeFiles } from "./write-files.js";

/** How a bomb went off. `problem`: why it failed. */
export interface Explosion extends Usage {
  readonly bounds: Bounds;
  readonly problem?: string;
}

/** A child that goes so far over a bound is stopped: the machine has other work. */
const patience = 2;

/** Seconds of the clock, for each second of work that is allowed, in which a child may wait for something. */
const waitPatience = 4;

const pollMilliseconds = 10;

/** Runs Node with `program` on the files of a bomb, in a folder of their own. `keep`: leaves the folder there. */
export async function runBomb(bomb: Bomb, program: readonly string[], keep?: string): Promise<Explosion> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), "dmslint-bomb-"));
  try {
    const stdin = bomb.stdin?.();
    const bytes = writeFiles(folder, bomb.files()) + Buffer.byteLength(stdin ?? "");
    const bounds = boundsOf(bomb, bytes);
    const args = bomb.args ?? [...everyRule, "."];
    const ended = await runChild([...program, ...args], { folder, stdin, bounds });
    const problem = problemOf(ended, bounds, bomb.statuses ?? [0, 1]);
    return { ...ended.usage, bounds, ...(problem !== undefined && { problem }) };
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface Setting {
  readonly folder: string;
  readonly stdin: string | undefined;
  readonly bounds: Bounds;
}

interface Ended {
  readonly usage: Usage;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it was stopped. */
  readonly stopped: string | undefined;
  readonly crash: string | undefined;
}

function runChild(command: readonly string[], { bounds, folder, stdin }: Setting): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
    const watch = crashWatch();
    let usage: Usage = { seconds: 0, megabytes: 0, isWaiting: false };
    let waited = 0;
    let before = performance.now();
    let stopped: string | undefined;
    const poll = setInterval(() => {
      const now = usageOf(child.pid ?? 0) ?? usage;
      const time = performance.now();
      // A child that others keep from its work does not wait: it is ready to run.
      if (now.isWaiting && now.seconds === usage.seconds) waited += (time - before) / 1000;
      before = time;
      usage = now;
      stopped ??= stopReason(usage, bounds, waited);
      if (stopped !== undefined) child.kill("SIGKILL");
    }, pollMilliseconds);
    child.stdout.on("data", watch.look);
    child.stderr.on("data", watch.look);
    // A linter that refuses its command line reads no stdin.
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
    child.on("error", fail);
    child.on("close", (status, signal) => {
      clearInterval(poll);
      done({ usage, status, signal, stopped, crash: watch.crash() });
    });
  });
}

function stopReason({ megabytes, seconds }: Usage, bounds: Bounds, waited: number): string | undefined {
  if (seconds > bounds.seconds * patience) return "stopped, it took too long";
  if (megabytes > bounds.megabytes * patience) return "stopped, it took too much memory";
  return waited > bounds.seconds * waitPatience ? "stopped, it waits" : undefined;
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
