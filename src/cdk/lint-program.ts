import { readFileSync, writeFileSync } from "node:fs";
import { messageOf, visible } from "../source/index.js";
import { answerPipe, type LintAnswer, type LintRequest } from "./lint-request.js";
import { lintTemplates } from "./lint-templates.js";

/*
 * The program of the process that lints. src/cdk/lint-in-process.ts starts it.
 */
const request = JSON.parse(readFileSync(0, "utf8")) as LintRequest;
writeFileSync(answerPipe, JSON.stringify(await answerTo(request)));

async function answerTo(one: LintRequest): Promise<LintAnswer> {
  try {
    const { notes, violations } = await lintTemplates(one);
    for (const note of notes) process.stderr.write(`dmslint: ${visible(note)}\n`);
    return { kind: "violations", violations };
  } catch (error) {
    return { kind: "error", message: messageOf(error) };
  }
}
