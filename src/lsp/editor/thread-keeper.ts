import type { JudgeThread, ThreadEnd } from "./judge-thread.js";

/** Keeps a thread running: one that ends is replaced. */
export interface ThreadKeeper {
  /** The thread that runs now. `undefined`: none can be started. */
  readonly thread: () => JudgeThread | undefined;
  /** Something is new, so a thread that has failed before may succeed now. */
  readonly hope: () => void;
}

export interface KeeperOptions {
  readonly begin: (onEnd: (end: ThreadEnd) => void) => JudgeThread;
  readonly onEnd: (end: ThreadEnd) => void;
  /** No thread can be started. */
  readonly onGiveUp: (end: ThreadEnd) => void;
}

/** A thread that fails so often without a task, and with nothing new in between, is not started again. */
const mostFailures = 3;

/** Milliseconds until something new is a reason to try again. */
const millisecondsToRetry = 30_000;

export function keepThread({ begin, onEnd, onGiveUp }: KeeperOptions): ThreadKeeper {
  let failures = 0;
  let gaveUpAt = 0;
  let thread: JudgeThread | undefined = begin(replace);

  function replace(end: ThreadEnd): void {
    thread = undefined;
    onEnd(end);
    // A task that was stopped is not begun again. So each of them is a step forward.
    if (!end.task) failures++;
    if (end.wasReady && failures < mostFailures) {
      thread = begin(replace);
      return;
    }
    gaveUpAt = performance.now();
    onGiveUp(end);
  }

  return {
    thread: () => thread,
    hope() {
      failures = 0;
      if (!thread && performance.now() - gaveUpAt > millisecondsToRetry) thread = begin(replace);
    },
  };
}
