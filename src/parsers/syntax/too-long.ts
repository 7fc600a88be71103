import type { SourceFile, SyntaxProblem } from "../../source/index.js";

/**
 * The problem of a text that the lean reader declines and that is too long for the other one.
 *
 * @param doubtAt The offset where the lean reader stopped.
 * @param maximumLength In characters.
 */
export function tooLong(file: SourceFile, doubtAt: number, maximumLength: number): SyntaxProblem {
  const characters = maximumLength.toLocaleString("en");
  const start = Math.min(doubtAt, file.text.length);
  return {
    message:
      `dmslint reads a text of more than ${characters} characters only if its syntax is plain, and stopped here. ` +
      "If this is a syntax error, correct it; else split the file.",
    location: { file, start, end: Math.min(start + 1, file.text.length) },
  };
}
