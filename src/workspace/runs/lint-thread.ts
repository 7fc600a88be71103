import { parentPort, workerData } from "node:worker_threads";
import { noPart, takePart, type Order } from "../../linter/index.js";
import { isFailure } from "../../source/index.js";
import { lintRunOf } from "./lint-workspace.js";
import type { ThreadStart } from "./lint-threads.js";
import { openWorkspace } from "./workspace.js";

/*
 * The program of a thread that takes a part of a run. src/workspace/runs/lint-threads.ts starts it.
 */
const { number, target, configOptions, isTimed, options } = workerData as ThreadStart;
const part = (async () => {
  const workspace = await openWorkspace(target, configOptions);
  // What the other thread could open is gone. It does the work alone.
  if (isFailure(workspace)) return undefined;
  return takePart(
    lintRunOf(workspace, {
      ...options,
      fix: "none",
      useDirectives: true,
      reportUnusedDirectives: false,
      ...(isTimed && { clock: () => performance.now() }),
    }),
    number,
  );
})();
let before: Promise<void> = Promise.resolve();
parentPort?.on("message", (order: Order) => {
  before = before.then(async () => parentPort?.postMessage((await (await part)?.(order)) ?? noPart));
});
