import type { Location } from "./location.js";

/** Replace the text at a location; an empty range inserts. */
export interface TextEdit {
  readonly location: Location;
  readonly text: string;
}

/** True where two edits of one file touch the same units, or insert at the same place. */
export function overlap(one: TextEdit, other: TextEdit): boolean {
  if (one.location.file.path !== other.location.file.path) return false;
  const [first, second] =
    one.location.start <= other.location.start ? [one.location, other.location] : [other.location, one.location];
  return second.start < first.end || second.start === first.start;
}

/** The text after all edits of one file, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.location.start - b.location.start);
  let result = "";
  let at = 0;
  for (const edit of sorted) {
    if (edit.location.start < at) throw new Error(`overlapping edits at offset ${String(edit.location.start)}`);
    result += text.slice(at, edit.location.start) + edit.text;
    at = edit.location.end;
  }
  return result + text.slice(at);
}
