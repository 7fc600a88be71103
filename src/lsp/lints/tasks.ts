import type { JudgeReport, Task } from "../editor/thread-messages.js";

/** Does one task after the other. */
export interface Tasks {
  run<T>(task: () => Task, work: () => Promise<T>): Promise<T>;
}

/**
 * Reports when each task begins and ends. So the thread that watches this one knows which task takes too long. Between
 * two tasks, news is taken in.
 */
export function taskQueue(report: (report: JudgeReport) => void): Tasks {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task, work) {
      const result = last.then(nextTurn).then(async () => {
        report({ kind: "begin", task: task() });
        try {
          return await work();
        } finally {
          report({ kind: "end" });
        }
      });
      last = result.catch(() => undefined);
      return result;
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
