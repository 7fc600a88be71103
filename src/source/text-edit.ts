import type { Location } from "./location.js";

/** Replace the text at a location; an empty range inserts. */
export interface TextEdit {
  readonly location: Location;
  readonly text: string;
  /** What must stay as it is in the same pass: the keys beside one that is written. */
  readonly unchangedPlaces?: readonly Location[];
  /** What must not go in the same pass: what is left of a list after others went. */
  readonly keptPlaces?: readonly Location[];
}

/** True where two edits of one file cannot be made in one pass: each was right with the text as it stood. */
export function overlap(one: TextEdit, other: TextEdit): boolean {
  return meet(one.location, other.location) || disturbs(one, other) || disturbs(other, one);
}

/** Touch the same units, or insert at the same place. */
function meet(one: Location, other: Location): boolean {
  if (one.file.path !== other.file.path) return false;
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return second.start < first.end || second.start === first.start;
}

function disturbs({ location }: TextEdit, { unchangedPlaces = [], keptPlaces = [] }: TextEdit): boolean {
  return unchangedPlaces.some((place) => meet(place, location)) || keptPlaces.some((place) => covers(location, place));
}

function covers(outer: Location, inner: Location): boolean {
  return outer.file.path === inner.file.path && outer.start <= inner.start && outer.end >= inner.end;
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
