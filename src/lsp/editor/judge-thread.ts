import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { messageOf } from "../../source/index.js";
import { keepCompiledCode } from "../../v8/index.js";
import type { Batch, JudgeStart, JudgeReport, Task } from "./thread-messages.js";

/** How much the thread that judges may use. */
export interface Limits {
  /** The longest time without a report while there is something to do, in milliseconds. */
  readonly time: number;
  /** The longest time until it is ready for work, in milliseconds. */
  readonly start: number;
  /** The size of its heap, in megabytes. */
  readonly memory: number;
}

/** How a thread ended that was not told to. */
export interface ThreadEnd {
  readonly cause: "time" | "memory" | "crash";
  /** What it was doing. */
  readonly task: Task | undefined;
  /** Whether it was ready for work. */
  readonly wasReady: boolean;
  readonly words: string;
}

export interface JudgeThread {
  /** Whether it waits for news. While it works, news is kept back, so that only the latest texts are sent. */
  isIdle(): boolean;
  send(batch: Batch): void;
}

export interface ThreadEvents {
  readonly onReport: (report: JudgeReport) => void;
  readonly onIdle: () => void;
  /** What code of plugins prints. */
  readonly onOutput: (text: string, isError: boolean) => void;
  readonly onEnd: (end: ThreadEnd) => void;
}

/**
 * Starts the thread that judges, and watches it. When it reports nothing for too long, needs too much memory or fails, it
 * is ended. It cannot be asked to stop, because it hears nothing while it works.
 */
export function startThread(start: JudgeStart, limits: Limits, events: ThreadEvents): JudgeThread {
  const work = { isReady: false, batches: 0, task: undefined as Task | undefined };
  let isOver = false;
  const isIdle = (): boolean => work.isReady && work.task === undefined && work.batches === 0;
  const time = (): number => (work.isReady ? limits.time : limits.start);
  const watch = watchdog(time, () => finish("time", ""));
  const finish = (cause: ThreadEnd["cause"], words: string): void => {
    if (isOver) return;
    isOver = true;
    watch.off();
    void worker?.terminate();
    events.onEnd({ cause, task: work.task, wasReady: work.isReady, words });
  };
  const hear = (report: JudgeReport): void => {
    if (isOver) return;
    if (report.kind === "ready") work.isReady = true;
    else if (report.kind === "taken") work.batches--;
    else if (report.kind === "begin") work.task = report.task;
    else if (report.kind === "end") work.task = undefined;
    watch.on();
    events.onReport(report);
    if (!isIdle()) return;
    watch.off();
    events.onIdle();
  };
  const worker = startWorker(start, limits, (error) => setImmediate(() => finish("crash", messageOf(error))));
  worker?.on("message", hear);
  worker?.on("error", (error) => finish(isOutOfMemory(error) ? "memory" : "crash", error.stack ?? error.message));
  worker?.on("exit", (code) => finish("crash", `the thread ended with status ${String(code)}`));
  if (worker) passOutput(worker, events);
  watch.on();
  return {
    isIdle,
    send(batch) {
      work.batches++;
      watch.on();
      worker?.postMessage(batch);
    },
  };
}

function startWorker(
  workerData: JudgeStart,
  { memory }: Limits,
  onError: (error: unknown) => void,
): Worker | undefined {
  try {
    keepCompiledCode();
    // Output of plugins would break the protocol on stdout, so it is taken.
    return new Worker(workerFile(), {
      workerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
  } catch (error) {
    onError(error);
    return undefined;
  }
}

function passOutput({ stderr, stdout }: Worker, { onOutput }: ThreadEvents): void {
  stdout.on("data", (text: Buffer) => onOutput(text.toString().trimEnd(), false));
  stderr.on("data", (text: Buffer) => onOutput(text.toString().trimEnd(), true));
}

/** The bundle of the thread that judges, beside that of this thread. The sources run without bundles. */
function workerFile(): URL {
  const beside = new URL("./judge.js", import.meta.url);
  return existsSync(beside) ? beside : new URL("../../../tools/judge-from-source.mjs", import.meta.url);
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

interface Watchdog {
  /** Starts to count the time, from zero. */
  on(): void;
  off(): void;
}

function watchdog(time: () => number, onLate: () => void): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let rounds = 0;
  return {
    on() {
      const round = ++rounds;
      clearTimeout(timer);
      // A report may have arrived while this thread was busy. It is heard before `setImmediate` calls.
      timer = setTimeout(() => setImmediate(() => round === rounds && onLate()), time());
    },
    off() {
      rounds++;
      clearTimeout(timer);
    },
  };
}
