import { readFileSync, writeFileSync } from "node:fs";
import { messageOf } from "../source/index.js";
import { answerPipe, type LintAnswer, type LintRequest } from "./lint-request.js";
import { lintTemplates } from "./lint-templates.js";

/*
 * The program of the process that lints. src/cdk/lint-in-process.ts starts it.
 */
const request = JSON.parse(readFileSync(0, "utf8")) as LintRequest;
writeFileSync(answerPipe, JSON.stringify(await answerTo(request)));

async function answerTo(one: LintRequest): Promise<LintAnswer> {
  try {
    return { kind: "violations", violations: await lintTemplates(one) };
  } catch (error) {
    return { kind: "error", message: messageOf(error) };
  }
}
