import { parentPort, workerData } from "node:worker_threads";
import type { Batch, JudgeStart, Report } from "./editor/thread-messages.js";
import { startJudge } from "./judge.js";
import { warmUp } from "./warm-up.js";

/*
 * The program of the thread that judges. src/lsp/editor/judge-thread.ts starts it.
 */
const start = workerData as JudgeStart;
const report = (one: Report): void => parentPort?.postMessage(one);
const judge = startJudge(start, report);
let hasDocuments = start.documents.length > 0;
parentPort?.on("message", (batch: Batch) => {
  hasDocuments ||= batch.changed.length > 0;
  judge.take(batch);
  report({ kind: "taken" });
});
report({ kind: "ready" });

/** Milliseconds in which most editors have opened a document. It must not wait for anything else. */
const beforeWarmUp = 100;
setTimeout(() => hasDocuments || void warmUp(start.settings), beforeWarmUp);
