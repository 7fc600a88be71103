import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { program } from "../cli/program.js";
import { temporaryFolder, writeFiles } from "../workspace/workspace.js";

/** In CI strace is installed and may trace, and a test that is skipped would prove nothing. */
export const isTraced = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status === 0 || Boolean(process.env.CI);

/** What the operating system saw of a run. */
export interface Seen {
  /** The files and folders that were opened, after links are followed. */
  readonly opened: readonly string[];
  /** Those that were opened for writing. */
  readonly written: readonly string[];
  /** Calls that concern the network, other processes, or reads that a trace of open files does not see. */
  readonly others: readonly string[];
}

const opens = ["open", "openat", "openat2", "creat"];
const others = [
  ...["socket", "socketpair", "connect", "bind", "listen", "sendto", "sendmsg"],
  ...["execve", "execveat", "fork", "vfork", "clone", "clone3"],
  ...["io_uring_setup", "open_by_handle_at"],
];

/** A run of the built program. */
export interface Trace extends Seen {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a traced run is started. `-y` gives each opened file its path, after links are followed. */
export function traceCommand(argv: readonly string[], log: string): readonly string[] {
  const calls = [...opens, ...others].map((name) => `?${name}`).join(",");
  const options = ["-f", "-qq", "-y", "--seccomp-bpf", "-s", "4096", "-e", `trace=${calls}`, "-o", log];
  return [...options, process.execPath, program, ...argv];
}

/** The environment of a traced run: nothing of the one in which the tests run. */
export function traceEnvironment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, TMPDIR: home, UV_USE_IO_URING: "0" };
}

/** The code that the first run left in its cache folder: to compile all of it again in each run takes longer than the run. */
const compiled: Record<string, Uint8Array> = {};

export function trace(cwd: string, argv: readonly string[], stdin = ""): Trace {
  const { path: home, remove } = temporaryFolder();
  const log = join(home, "trace");
  const caches = join(home, ".cache/dmslint");
  try {
    writeFiles(caches, compiled);
    const { error, status, stderr, stdout } = spawnSync("strace", traceCommand(argv, log), {
      cwd,
      env: traceEnvironment(home),
      input: stdin,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (error) throw error;
    for (const name of existsSync(caches) ? readdirSync(caches) : [])
      compiled[name] ??= readFileSync(join(caches, name));
    return { status, stdout, stderr, ...readTrace(log, home) };
  } finally {
    remove();
  }
}

/** Reads what strace wrote. What is in the folder of the kept code is left out, and that folder. */
export function readTrace(log: string, home: string): Seen {
  const calls = wholeCalls(readFileSync(log, "utf8"));
  const done = calls.flatMap((call) => {
    const [, name = "", path] = /^(\w+)\(.* = \d+<(.*)>$/.exec(call) ?? [];
    return path !== undefined && opens.includes(name) && !isKeptCode(path, home) ? [{ call, path }] : [];
  });
  const unusual = calls.filter((call) => !opens.some((name) => call.startsWith(`${name}(`)));
  return {
    opened: [...new Set(done.map(({ path }) => path))],
    written: done.filter(({ call }) => /O_WRONLY|O_RDWR|O_CREAT|^creat/.test(call)).map(({ path }) => path),
    // The start of the program itself, and its threads.
    others: unusual.filter(
      (call, index) => !(index === 0 && call.startsWith("execve(")) && !call.includes("CLONE_THREAD"),
    ),
  };
}

function isKeptCode(path: string, home: string): boolean {
  const folder = join(home, ".cache/dmslint");
  return path === folder || path.startsWith(`${folder}/`);
}

/** The calls of a trace. A call that another thread interrupted is on two lines. */
function wholeCalls(text: string): readonly string[] {
  const begun = new Map<string, string>();
  const calls: string[] = [];
  for (const line of text.split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const [, start] = /^(.*) <unfinished \.\.\.>$/.exec(rest) ?? [];
    const [, end] = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest) ?? [];
    if (start !== undefined) begun.set(thread, start);
    else if (end !== undefined) calls.push((begun.get(thread) ?? "") + end);
    else if (/^\w+\(/.test(rest)) calls.push(rest);
  }
  return calls;
}
