import { extended, textOf, type Location, lastIndexUpTo } from "../../source/index.js";
import {
  piecesIn,
  written,
  type LiteralPart,
  type OffsetMap,
  type OffsetPiece,
  type Scalar,
  type TextPart,
} from "../../tree/index.js";

/** A decoded text with its place in a file. */
export interface Placed {
  readonly text: string;
  readonly location: Location;
  readonly map?: OffsetMap | undefined;
}

/** The places of the characters of a decoded text. `undefined`: the text is not written in the file. */
export function offsetPiecesOf(placed: Placed): readonly OffsetPiece[] | undefined {
  const pieces = piecesIn({ text: placed.text, map: mapOf(placed) });
  return pieces.length === 0 ? undefined : pieces;
}

/** A text without a map is in the file as it is, or it is not written there. */
function mapOf({ text, location, map }: Placed): OffsetMap {
  return map ?? (textOf(location) === text ? location.start : []);
}

/** The file offset of an offset in the decoded text, as the start or the end of a range. */
export function offsetOf(pieces: readonly OffsetPiece[], at: number, side: "start" | "end"): number {
  const inside = side === "start" ? at : Math.max(0, at - 1);
  const index = Math.max(
    0,
    lastIndexUpTo(pieces, inside, (piece) => piece.at),
  );
  const piece = pieces[index];
  if (!piece) return 0;
  if (side === "start") return piece.offset + Math.min(at - piece.at, piece.length);
  const next = pieces[index + 1];
  // An escape is longer than its decoded text. It ends where the next piece begins.
  const isEscape = next?.at === at && piece.at + piece.length === at && next.offset > piece.offset + piece.length;
  return isEscape ? next.offset : piece.offset + Math.min(at - piece.at, piece.length);
}

/**
 * The place of a range of the decoded text. If the text is not written in the file, it is the place of the whole text.
 */
export function locationWithin(placed: Placed, from: number, to: number): Location {
  const { location } = placed;
  const map = mapOf(placed);
  if (typeof map === "number") return { file: location.file, start: map + from, end: map + to };
  if (map.length === 0) return location;
  const start = offsetOf(map, from, "start");
  const end = from === to ? start : Math.max(start, offsetOf(map, to, "end"));
  return { file: location.file, start, end };
}

/**
 * A slice of a literal part, with its own place. A slice has no expression text, because the expression gives the whole
 * part.
 */
export function sliceLiteral(part: LiteralPart, from: number, to: number): LiteralPart {
  const { map: _map, expressionText, ...rest } = part;
  const isWhole = from === 0 && to === part.text.length;
  const map = sliceMap(part, from, to);
  return {
    ...rest,
    text: part.text.slice(from, to),
    location: locationWithin(part, from, to),
    ...(map !== undefined && { map }),
    ...(isWhole && expressionText !== undefined && { expressionText }),
  };
}

/** The map of a slice. `undefined`: the slice is unchanged at its location, or it is not in the file. */
function sliceMap(part: Placed, from: number, to: number): OffsetMap | undefined {
  const pieces = offsetPiecesOf(part);
  if (!pieces) return part.map;
  const inside = piecesBetween(pieces, from, to).flatMap(({ at, offset, length }) => {
    const start = Math.max(at, from);
    const end = Math.min(at + length, to);
    const isMark = length === 0 && at > from && at < to;
    return start < end || isMark ? [{ at: start - from, offset: offset + start - at, length: end - start }] : [];
  });
  if (inside.length <= 1 && inside[0]?.length === to - from) return undefined;
  return [...inside, { at: to - from, offset: offsetOf(pieces, to, "end"), length: 0 }];
}

/** Slices of one part as one, without what stands between them. */
export function joinSlices(slices: readonly LiteralPart[]): LiteralPart | undefined {
  const [first] = slices;
  const last = slices.at(-1);
  if (!first || !last || first === last) return first;
  let text = "";
  const map: OffsetPiece[] = [];
  for (const slice of slices) {
    for (const piece of offsetPiecesOf(slice) ?? []) map.push({ ...piece, at: text.length + piece.at });
    text += slice.text;
  }
  return { ...first, text, map, location: { ...first.location, end: last.location.end } };
}

function piecesBetween(pieces: readonly OffsetPiece[], from: number, to: number): readonly OffsetPiece[] {
  const first = lastIndexUpTo(pieces, from, (piece) => piece.at);
  const last = lastIndexUpTo(pieces, to, (piece) => piece.at);
  return pieces.slice(Math.max(0, first), last + 1);
}

/** A part of which many slices are made: whether it is written in the file is found out once. */
export function withPieces(part: LiteralPart): LiteralPart {
  return part.map === undefined ? extended(part, { map: mapOf(part) }) : part;
}

/** A scalar as text parts. Their location does not include the quotes. */
export function scalarParts(scalar: Scalar): readonly LiteralPart[] {
  const { text, location, map, isConditional } = scalar;
  const marks = { ...(map !== undefined && { map }), ...(isConditional && { isConditional }) };
  const part: LiteralPart = { kind: "literal", text, location, origin: written, ...marks };
  return text === "" ? [] : [sliceLiteral(part, 0, text.length)];
}

/** The length of a part in a flattened text, in which each hole is one character. */
function lengthOf(part: TextPart): number {
  return part.kind === "hole" ? 1 : part.text.length;
}

/** The text of parts with one character for each hole, for searching. */
export function flatten(parts: readonly TextPart[]): string {
  return parts.map((part) => (part.kind === "hole" ? "\ufffc" : part.text)).join("");
}

/** A range of a flattened text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The ranges that match a pattern with the flag `g`. */
export function rangesOf(pattern: RegExp, text: string): readonly TextRange[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/**
 * The parts of a text with others in the place of some ranges, which are in ascending order.
 *
 * @param by Gets a range and the parts in it.
 */
export function exchangedParts<T extends TextRange>(
  parts: readonly TextPart[],
  ranges: readonly T[],
  by: (range: T, given: readonly TextPart[]) => readonly TextPart[],
): readonly TextPart[] {
  const slice = slicer(parts);
  const result: TextPart[] = [];
  let at = 0;
  for (const range of ranges) {
    result.push(...slice(at, range.start), ...by(range, slice(range.start, range.end)));
    at = range.end;
  }
  return [...result, ...slice(at, Infinity)];
}

/**
 * Gives the parts between two offsets of the flattened text. If a reference is cut, the rest of it has no expression text.
 */
function slicer(parts: readonly TextPart[]): (from: number, to: number) => readonly TextPart[] {
  let length = 0;
  const placed = parts.map((part) => ({ part, start: length, end: (length += lengthOf(part)) }));
  return (from, to) => {
    const isWhole = ({ start, end }: TextRange): boolean => start >= from && end <= to;
    const first = Math.max(
      0,
      lastIndexUpTo(placed, from, ({ start }) => start),
    );
    const behind = lastIndexUpTo(placed, to, ({ start }) => start) + 1;
    return placed.slice(first, behind).flatMap(({ part, start, end }, index) => {
      if (Math.max(start, from) >= Math.min(end, to)) return [];
      const isCut = referenceAround(parts, first + index).some((at) => placed[at] && !isWhole(placed[at]));
      const slice =
        part.kind === "hole" ? part : sliceLiteral(part, Math.max(start, from) - start, Math.min(end, to) - start);
      return [isCut ? withoutExpressionText(slice) : slice];
    });
  };
}

/**
 * The indexes of the parts that come from the same reference as the part at `index`. They are adjacent and have the
 * same expression text.
 */
function referenceAround(parts: readonly TextPart[], index: number): readonly number[] {
  const expressionText = parts[index]?.expressionText;
  if (expressionText === undefined) return [];
  const isSame = (at: number): boolean => parts[at]?.expressionText === expressionText;
  let first = index;
  while (isSame(first - 1)) first--;
  let last = index;
  while (isSame(last + 1)) last++;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function withoutExpressionText(part: TextPart): TextPart {
  // A pseudo parameter has its own expression text in every place.
  if (part.origin.from === "pseudo") return part;
  const { expressionText: _expressionText, ...rest } = part;
  return rest;
}
