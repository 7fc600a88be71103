import { messageOf } from "./failure.js";
import type { Location } from "./location.js";
import type { SourceFile } from "./source-file.js";

/** A place where a file cannot be parsed. */
export interface SyntaxProblem {
  readonly message: string;
  readonly location: Location;
}

/** The problem of a file on which dmslint itself fails. The other files are still linted. */
export function faultIn(file: SourceFile, error: unknown): SyntaxProblem {
  const isTooDeep = error instanceof RangeError && error.message.includes("call stack");
  const message = isTooDeep
    ? "This file is nested too deeply to be read. It is not judged."
    : `dmslint failed on this file: ${messageOf(error)}. It is not judged. Please report this mistake of dmslint.`;
  return { message, location: { file, start: 0, end: 0 } };
}

/** A comment of a file. */
export interface Comment {
  readonly location: Location;
  /** The text without the comment marks. */
  readonly text: string;
}
