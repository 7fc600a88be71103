import { parentPort, workerData } from "node:worker_threads";
import type { Batch, JudgeStart, JudgeReport, Task } from "./editor/thread-messages.js";
import { startJudge } from "./judge.js";
import { practisedUnit, spareTime } from "./spare-time.js";
import { warmUp } from "./warm-up.js";

/*
 * The program of the thread that judges. src/lsp/editor/judge-thread.ts starts it.
 */
const start = workerData as JudgeStart;
const spare = spareTime();

const unitAfter = practisedUnit();
let begun: { readonly task: Task; readonly at: number } | undefined;
const report = (one: JudgeReport): void => {
  if (one.kind === "begin") {
    spare.end();
    begun = { task: one.task, at: performance.now() };
  }
  parentPort?.postMessage(one);
  if (one.kind !== "end" || !begun) return;
  const unit = unitAfter(begun.task, performance.now() - begun.at);
  spare.begin(unit === undefined ? undefined : () => judge.practise(unit));
};
const judge = startJudge(start, report);
let hasDocuments = start.documents.length > 0;
parentPort?.on("message", (batch: Batch) => {
  spare.end();
  hasDocuments ||= batch.changed.length > 0;
  judge.take(batch);
  report({ kind: "taken" });
});
report({ kind: "ready" });

/** Milliseconds in which most editors have opened a document. It must not wait for anything else. */
const beforeWarmUp = 100;
setTimeout(() => hasDocuments || void warmUp(start.settings), beforeWarmUp);
