import type { Diagnostic } from "vscode-languageserver/node.js";
import { visible } from "../../source/index.js";
import type { Limits, ThreadEnd } from "./judge-thread.js";

/** The only diagnostic of a text that is not judged: it says why. */
export function unjudgedDiagnostic(text: string, message: string): Diagnostic {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: firstLine } },
    severity: 1,
    source: "dmslint",
    message: visible(message),
  };
}

const untilChange = "It is judged again when it changes.";

/** Why a file has no findings: the thread that judged it was stopped. */
export function stopMessage(end: ThreadEnd, limits: Limits): string {
  const causes = {
    time: `dmslint does not judge this file, because it has no result after ${seconds(limits.time)}. ${untilChange}`,
    memory: `dmslint does not judge this file, because that needs more than ${String(limits.memory)} MB of memory. ${untilChange}`,
    crash: failureMessage(end.words),
  };
  return causes[end.cause];
}

/** Why a file has no findings: dmslint failed. */
export function failureMessage(words: string): string {
  const [first = ""] = words.split("\n");
  return `dmslint failed on this file (${first}). This is a bug in dmslint or in a plugin, not an error in the file. Please report it with the file and the log of the language server.`;
}

/** Why the editor gets no answer. */
export function refusal(end: ThreadEnd, limits: Limits): string {
  const causes = {
    time: `dmslint has no answer after ${seconds(end.wasReady ? limits.time : limits.start)}.`,
    memory: `The answer needs more than ${String(limits.memory)} MB of memory.`,
    crash: `dmslint failed (${end.words.split("\n")[0] ?? ""}).`,
  };
  return causes[end.cause];
}

function seconds(milliseconds: number): string {
  return milliseconds === 1000 ? "1 second" : `${String(milliseconds / 1000)} seconds`;
}
