import type { Location } from "../source/index.js";
import type { OffsetMap, OffsetPiece } from "./nodes.js";

/** A decoded text, and where it stands. */
interface MappedText {
  readonly text: string;
  readonly map?: OffsetMap | undefined;
}

/** The pieces of a decoded text in the file. There are none if it does not stand there, or if it has no map. */
export function piecesIn({ map = [], text }: MappedText): readonly OffsetPiece[] {
  return typeof map === "number" ? [{ at: 0, offset: map, length: text.length }] : map;
}

/** The place of a text without its quotes. */
export function placeInQuotes({ location, map, text }: MappedText & { readonly location: Location }): Location {
  if (typeof map === "number") return { file: location.file, start: map, end: map + text.length };
  const first = map?.[0];
  const last = map?.at(-1);
  return first && last ? { file: location.file, start: first.offset, end: last.offset + last.length } : location;
}
