import type { Location } from "../../../source/index.js";
import type { OffsetPiece } from "../../../tree/index.js";
import { offsetOf } from "../text-parts.js";

/** The place of a text in another language: a string of Terraform JSON. */
export interface OuterPlace extends Location {
  /** Where the characters of the text stand. Absent: all nodes have the place of the whole text. */
  readonly pieces?: readonly OffsetPiece[] | undefined;
}

/** The place of a range of a text in another language. */
export function placeInside({ file, start, end, pieces }: OuterPlace, from: number, to: number): Location {
  if (!pieces || from < 0) return { file, start, end };
  return { file, start: offsetOf(pieces, from, "start"), end: offsetOf(pieces, to, "end") };
}
