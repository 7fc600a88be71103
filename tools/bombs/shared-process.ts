import { fork, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Bounds } from "./bomb.js";
import { keepInBounds, type Spent } from "./bounded.js";
import { crashWatch } from "./crash-watch.js";
import { forgetPeak } from "./usage.js";

export interface Asked {
  readonly args: readonly string[];
  readonly folder: string;
  readonly bounds: Bounds;
}

/** How a lint ended. */
export interface Ended extends Spent {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly crash: string | undefined;
}

/**
 * A process that lints one folder after the other, because the start of a process costs more than most bombs. It is
 * started when it is needed, also after it crashed or was stopped.
 *
 * Of memory and stack it is the stricter judge: its memory holds what earlier lints left, and its stack is smaller, because
 * functions that V8 has compiled well need less of it. Such code is also faster, by up to a third, far within the bounds. What
 * is not within the bounds here has to be tried alone.
 */
export interface SharedProcess {
  readonly lint: (asked: Asked) => Promise<Ended>;
  readonly end: () => void;
}

/** In KB. By default it has 984. */
const stackSize = 400;

/** `program`: the script of the built program. */
export function sharedProcess(program: string): SharedProcess {
  let child: ChildProcess | undefined;
  const end = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  return {
    end,
    lint: async (asked) => {
      // What an earlier lint left may have ended it since.
      if (child?.connected !== true) child = start(program);
      const { hasEnded, ...ended } = await lintIn(child, asked);
      if (hasEnded || ended.usage.megabytes > asked.bounds.megabytes / 2) end();
      return ended;
    },
  };
}

function start(program: string): ChildProcess {
  return fork(fileURLToPath(new URL("lint-on-request.cjs", import.meta.url)), [program], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [`--stack-size=${String(stackSize)}`],
  });
}

/** `hasEnded`: the process, not only the lint. */
function lintIn(child: ChildProcess, asked: Asked): Promise<Ended & { readonly hasEnded: boolean }> {
  const { args, bounds, folder } = asked;
  const watch = crashWatch();
  const mark = `ended ${randomUUID()} `;
  forgetPeak(child.pid ?? 0);
  const spent = keepInBounds(child, bounds);
  return new Promise((done) => {
    const finish = (status: number | null, signal: NodeJS.Signals | null, hasEnded: boolean): void => {
      child.off("close", onClose);
      done({ ...spent(), status, signal, crash: watch.crash(), hasEnded });
    };
    const onClose = (status: number | null, signal: NodeJS.Signals | null): void => finish(status, signal, true);
    child.on("close", onClose);
    const outputs = [child.stdout, child.stderr].map((output) => readToMark(output, mark, watch.look));
    void Promise.all(outputs).then(([status]) => finish(Number(status), null, false));
    child.send({ args, folder, mark });
  });
}

/** What stands behind the mark. `look` is given what comes before it. */
function readToMark(output: Readable | null, mark: string, look: (chunk: Buffer) => void): Promise<string> {
  let tail = "";
  return new Promise((done) => {
    const read = (chunk: Buffer): void => {
      const at = chunk.indexOf(mark);
      look(at < 0 ? chunk : chunk.subarray(0, at));
      tail = (tail + chunk.toString("latin1")).slice(-2 * mark.length);
      const [, status] = tail.endsWith("\n") ? tail.split(mark) : [];
      if (status === undefined) return;
      output?.off("data", read);
      done(status);
    };
    output?.on("data", read);
  });
}
