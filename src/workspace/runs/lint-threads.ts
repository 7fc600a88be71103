import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import type { ThreadAnswer, Threads } from "../../linter/index.js";
import { failure, messageOf, type Failure } from "../../source/index.js";
import type { ConfigOptions } from "../config/config-options.js";
import type { LintOptions } from "./lint-workspace.js";
import type { LintTarget, Workspace } from "./workspace.js";

/** What a thread is started with: plain data. It opens the workspace by itself. */
export interface ThreadStart {
  /** Its number. The main thread has the number 1. */
  readonly number: number;
  readonly target: LintTarget;
  readonly configOptions: ConfigOptions;
  readonly options: Pick<LintOptions, "errorsOnly" | "policyType">;
  /** Whether it takes the time of the rules. */
  readonly isTimed: boolean;
}

/** Units for each thread. To start a thread and to read all units in it costs more than to judge fewer than these. */
const unitsForThread = 100;

/** How many threads lint. `auto` asks for half of the cores, because V8 needs others to compile and to free memory. */
export function threadCount(wanted: "auto" | number, { plugins, units }: Workspace): number {
  // What a plugin's module does when it is loaded, it does once.
  if (plugins.length > 0) return 1;
  const most = wanted === "auto" ? availableParallelism() >> 1 : wanted;
  return Math.max(1, Math.min(most, wanted === "auto" ? Math.ceil(units.length / unitsForThread) : units.length));
}

/**
 * Does work with other threads beside this one. Fails if one of them ends before the work is done: what it had found is
 * lost.
 */
export async function withThreads<T>(
  count: number,
  start: Omit<ThreadStart, "number">,
  work: (threads: Threads | undefined) => Promise<T>,
): Promise<T | Failure> {
  if (count < 2) return work(undefined);
  // A run in one thread has no use for this module of Node, which takes time to load.
  const { Worker } = await import("node:worker_threads");
  const workers: Worker[] = [];
  const waiting: ((answer: ThreadAnswer) => void)[][] = [];
  const failed = new Promise<Failure>((fail) => {
    for (let index = 0; index < count - 1; index++) {
      const worker = new Worker(programFile(), { workerData: { ...start, number: index + 2 } });
      const asked: ((answer: ThreadAnswer) => void)[] = [];
      worker.on("message", (answer: ThreadAnswer) => asked.shift()?.(answer));
      worker.on("error", (error) => fail(endedEarly(messageOf(error))));
      worker.on("exit", (code) => fail(endedEarly(`it ended with status ${String(code)}`)));
      workers.push(worker);
      waiting.push(asked);
    }
  });
  const threads: Threads = {
    send: (order) =>
      workers.map((worker, index) => {
        worker.postMessage(order);
        return new Promise((answer) => waiting[index]?.push(answer));
      }),
  };
  try {
    return await Promise.race([work(threads), failed]);
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

function endedEarly(words: string): Failure {
  return failure(
    `A thread ended before it had told what it found: ${words}. With --concurrency off, one thread does the work.`,
  );
}

/** The bundle of the thread, beside that of this one. The sources run without bundles. */
function programFile(): URL {
  const beside = new URL("./lint-thread.js", import.meta.url);
  return existsSync(beside) ? beside : new URL("../../../tools/lint-thread-from-source.mjs", import.meta.url);
}
