import type { FileEdit, LintMessage } from "../linter/index.js";
import { offsetAt, positionAt, sourceFile } from "../source/index.js";
import type { Place } from "./positions.js";
import { changeBetween, moved, type TextChange } from "./text-change.js";

/** A text with a syntax error, the last text of the file that could be parsed, and all changes between them. */
export interface BrokenText {
  readonly before: string;
  readonly changes: readonly TextChange[];
  readonly after: string;
}

export function withCurrentText(text: string, held: BrokenText): BrokenText {
  if (text === held.after) return held;
  return { before: held.before, changes: [...held.changes, changeBetween(held.after, text)], after: text };
}

/**
 * Moves a finding to its place in the current texts. Edits of a file with a syntax error are removed, because their
 * result is not known.
 */
export function messageInCurrentText(
  path: string,
  message: LintMessage,
  held: ReadonlyMap<string, BrokenText>,
): LintMessage {
  const { fix: _, fixes, suggestions, ...rest } = message;
  const isOffered = (edits: readonly FileEdit[]): boolean => !edits.some(({ filePath }) => held.has(filePath));
  const offered = suggestions?.filter((suggestion) => isOffered(suggestion.fixes)) ?? [];
  return {
    ...rest,
    ...heldPlace(message, held.get(path)),
    related: message.related.map((related) => ({ ...related, ...heldPlace(related, held.get(related.filePath)) })),
    ...(fixes && isOffered(fixes) && { fixes }),
    ...(offered.length > 0 && { suggestions: offered }),
  };
}

function heldPlace({ line, column, endLine, endColumn }: Place, text: BrokenText | undefined): Place {
  if (!text) return { line, column, endLine, endColumn };
  const before = sourceFile("", text.before);
  const after = sourceFile("", text.after);
  const range = {
    start: offsetAt(before, { line, column }),
    end: offsetAt(before, { line: endLine, column: endColumn }),
  };
  const now = text.changes.reduce(moved, range);
  const start = positionAt(after, now.start);
  const end = positionAt(after, now.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
