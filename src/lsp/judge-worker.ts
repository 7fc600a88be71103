import { parentPort, workerData } from "node:worker_threads";
import type { Batch, JudgeStart, Report } from "./editor/thread-messages.js";
import { startJudge } from "./judge.js";

/*
 * The program of the thread that judges. src/lsp/editor/judge-thread.ts starts it.
 */
const report = (one: Report): void => parentPort?.postMessage(one);
const judge = startJudge(workerData as JudgeStart, report);
parentPort?.on("message", (batch: Batch) => {
  judge.take(batch);
  report({ kind: "taken" });
});
report({ kind: "ready" });
