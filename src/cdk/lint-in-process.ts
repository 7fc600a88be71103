import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { answerPipe, type LintAnswer, type LintRequest } from "./lint-request.js";
import type { Violation } from "./plugin-types.js";

/**
 * Lints in a process of its own, and waits for it: aws-cdk-lib wants the answer at once, but dmslint loads what it needs as it
 * goes. Throws if dmslint cannot lint, for example because the config is wrong.
 */
export function lintInProcess(request: LintRequest): Violation[] {
  const program = fileURLToPath(new URL("./cdk-lint.js", import.meta.url));
  const { error, output, signal, status } = spawnSync(process.execPath, [program], {
    input: JSON.stringify(request),
    stdio: ["pipe", "inherit", "inherit", "pipe"],
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error) throw error;
  const text = output[answerPipe] ?? "";
  if (text === "")
    throw new Error(`The process that lints ended without an answer (${signal ?? `status ${String(status)}`}).`);
  const answer = JSON.parse(text) as LintAnswer;
  if (answer.kind === "error") throw new Error(answer.message);
  return answer.violations;
}
