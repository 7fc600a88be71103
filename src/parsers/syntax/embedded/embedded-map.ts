import { lastIndexUpTo } from "../../../source/index.js";
import type { OffsetPiece } from "../../../tree/index.js";
import type { Segment } from "./embedded-source.js";
import { offsetOf } from "../text-parts.js";

/** The offset in the decoded text for an offset in the plain text. */
export function decodedOffset(inner: readonly OffsetPiece[], offset: number): number {
  const piece = inner[lastIndexUpTo(inner, offset, (candidate) => candidate.offset)];
  return piece ? piece.at + Math.min(offset - piece.offset, piece.length) : 0;
}

type PlacedSegment = Pick<Segment, "start" | "end" | "pieces">;

/**
 * Maps a decoded text to the file. `inner` maps the decoded text to the plain text, and the segment maps the plain text
 * to the file. The resulting offsets count from `from`, and only the part inside the segment is mapped.
 */
export function mapThrough(
  inner: readonly OffsetPiece[],
  segment: PlacedSegment,
  from: number,
  to: number,
): readonly OffsetPiece[] {
  const { start, end, pieces = [] } = segment;
  const found: OffsetPiece[] = [];
  let stop = Math.max(start, inner[0]?.offset ?? start);
  for (const [index, piece] of inner.entries()) {
    const { at, offset, length } = piece;
    const next = inner[index + 1];
    if (length === 0 || at >= to || at + length <= from || offset >= end) continue;
    if (next && next.offset > offset + length) {
      // An escape: its decoded text gets the place of the whole escape.
      stop = next.offset;
      found.push({ at: at - from, offset: offsetOf(pieces, offset - start, "start"), length });
      found.push({ at: at - from + length, offset: offsetOf(pieces, stop - start, "end"), length: 0 });
    } else {
      stop = Math.min(offset + length, end);
      found.push(...mapCopy(piece, segment, from));
    }
  }
  const side = stop === inner[0]?.offset ? "start" : "end";
  return [...found, { at: to - from, offset: offsetOf(pieces, stop - start, side), length: 0 }];
}

/** A piece that is one in the plain text may be several pieces in the file. */
function mapCopy(
  { at, offset, length }: OffsetPiece,
  { start, end, pieces = [] }: PlacedSegment,
  from: number,
): readonly OffsetPiece[] {
  const [first, stop] = [Math.max(offset, start), Math.min(offset + length, end)];
  const found: OffsetPiece[] = [];
  const begin = lastIndexUpTo(pieces, first - start, (piece) => piece.at);
  for (let index = Math.max(0, begin); index < pieces.length; index++) {
    const outer = pieces[index];
    const outerStart = start + (outer?.at ?? 0);
    if (!outer || outerStart >= stop) break;
    const pieceStart = Math.max(first, outerStart);
    const pieceEnd = Math.min(stop, outerStart + outer.length);
    // An empty piece inside marks the end of the piece before it.
    const isMark = outer.length === 0 && outerStart > first;
    if (pieceStart >= pieceEnd && !isMark) continue;
    const place = outer.offset + pieceStart - outerStart;
    found.push({ at: at + pieceStart - offset - from, offset: place, length: pieceEnd - pieceStart });
  }
  return found;
}
