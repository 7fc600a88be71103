import type { FileEdit, LintMessage } from "../../linter/index.js";
import { offsetAt, positionAt, sourceFile } from "../../source/index.js";
import type { Place } from "./positions.js";
import { changeBetween, moved, type Offsets, type ChangedRange } from "./text-change.js";

/** A text with a syntax error, the last text of the file that could be parsed, and all changes between them. */
export interface BrokenText {
  readonly before: string;
  readonly changes: readonly ChangedRange[];
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

/**
 * Whether somebody has written in the place of a finding since it was found. Then nobody knows whether it is still true.
 * What is written in front of a place only moves it.
 */
export function isTouched(place: Place, { before, changes }: BrokenText): boolean {
  let range = offsetsOf(place, before);
  for (const change of changes) {
    const { end, start } = change;
    const isInsertion = start === end.before;
    if (
      start < range.end
        ? end.before > range.start || (isInsertion && start > range.start)
        : isInsertion && start === range.end
    )
      return true;
    range = moved(range, change);
  }
  return false;
}

function offsetsOf({ line, column, endLine, endColumn }: Place, text: string): Offsets {
  const file = sourceFile("", text);
  return { start: offsetAt(file, { line, column }), end: offsetAt(file, { line: endLine, column: endColumn }) };
}

function heldPlace({ line, column, endLine, endColumn }: Place, text: BrokenText | undefined): Place {
  if (!text) return { line, column, endLine, endColumn };
  const after = sourceFile("", text.after);
  const now = text.changes.reduce(moved, offsetsOf({ line, column, endLine, endColumn }, text.before));
  const start = positionAt(after, now.start);
  const end = positionAt(after, now.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
