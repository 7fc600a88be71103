import type { FileEdit } from "../../linter/index.js";
import { visible } from "../../source/index.js";

/**
 * What a fix does, in the words of its text: `Fix: insert "DependsOn: DmsVpcRole"`. Where it changes several places, only
 * what is fixed is said.
 */
export function fixTitle(
  edits: readonly FileEdit[],
  textOf: (path: string) => string | undefined,
  rule: string,
): string {
  const [edit, ...others] = edits;
  const before = edit && others.length === 0 ? textOf(edit.filePath)?.slice(...edit.range) : undefined;
  if (!edit || before === undefined) return `Fix this ${rule} finding`;
  if (before === "") return `Fix: insert ${quoted(edit.text)}`;
  if (edit.text === "") return `Fix: remove ${quoted(before)}`;
  return `Fix: replace ${quoted(before)} with ${quoted(edit.text)}`;
}

const longestQuote = 60;

/** A text on one line. A long one is cut. */
function quoted(text: string): string {
  const line = visible(text.trim().replace(/\s+/g, " "));
  return `"${line.length > longestQuote ? `${line.slice(0, longestQuote - 1).trimEnd()}…` : line}"`;
}
