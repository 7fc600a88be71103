import { siteOf, type Addition } from "./additions.js";
import type { Location } from "./location.js";

/** Replaces the text at a location. An empty range inserts text. */
export interface TextEdit {
  readonly location: Location;
  readonly text: string;
  /**
   * Text that no other edit of the same pass may change: for example the other keys of the mapping to which a key is
   * added.
   */
  readonly unchangedPlaces?: readonly Location[];
  /**
   * The edits of one pass must leave one of these texts: for example the items of a list from which this edit removes
   * some. All edits of the list have the same array.
   */
  readonly keepsOneOf?: readonly Location[];
  /** How more can be added at the same place in the same pass. Without others, `text` is what the addition says. */
  readonly adds?: Addition;
}

/** Whether two edits conflict, so that they cannot be made in one pass. */
export function overlap(one: TextEdit, other: TextEdit): boolean {
  return meet(one.location, other.location) || disturbs(one, other) || disturbs(other, one);
}

/** Whether two ranges share text or begin at the same place. */
function meet(one: Location, other: Location): boolean {
  if (one.file.path !== other.file.path) return false;
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return second.start < first.end || second.start === first.start;
}

function disturbs({ location }: TextEdit, { unchangedPlaces = [] }: TextEdit): boolean {
  return unchangedPlaces.some((place) => meet(place, location));
}

/** Whether two edits are one: they write the same text to the same place. */
export function isSameEdit(one: TextEdit, other: TextEdit): boolean {
  const [a, b] = [one.location, other.location];
  const isSamePlace = a.start === b.start && a.end === b.end && a.file.path === b.file.path;
  return isSamePlace && one.text === other.text && siteOf(one) === siteOf(other);
}

/** The text after all edits of one file. Throws if edits overlap. */
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

/** A text that is the same for equal edits. */
export function editsKey(edits: readonly TextEdit[]): string {
  return JSON.stringify(edits.map(({ location, text }) => [location.file.path, location.start, location.end, text]));
}
