import { dirname, resolve } from "node:path";
import { isSystemError, makeFolder, unwrittenReason } from "../../disk/index.js";
import { failure, type Failure } from "../../source/index.js";
import { linkProblem, writeWhole } from "../../workspace/index.js";
import type { Host } from "../process/host.js";
import { print } from "../process/print.js";

interface ReportPlace {
  /** `undefined`: stdout. */
  readonly file: string | undefined;
  readonly hasColors: boolean;
}

/** Writes the report to stdout or to a file. Gives a failure if the file cannot be written. */
export function writeReport(text: string, { file, hasColors }: ReportPlace, host: Host): Failure | undefined {
  if (file === undefined) {
    print(text, host, hasColors);
    return undefined;
  }
  const path = resolve(host.cwd, file);
  const problem = linkProblem(path, host.cwd);
  if (problem !== undefined) return failure(`The report cannot be written to "${file}": ${problem}.`);
  try {
    makeFolder(dirname(path));
    writeWhole(path, text);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failure(`The report cannot be written to "${file}": ${unwrittenReason(error)}.`);
  }
}
