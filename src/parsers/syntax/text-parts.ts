import { textOf, type Location } from "../../source/index.js";
import type { LiteralPart, OffsetMap, Scalar, Text, TextPart } from "../../tree/index.js";
import { lastIndexUpTo } from "./sorted.js";

/** A decoded text with a place in a file. */
export interface Placed {
  readonly text: string;
  readonly location: Location;
  readonly map?: OffsetMap;
}

/** The places of a decoded text's units; `undefined` if it is not written in the file. */
export function piecesOf({ text, location, map }: Placed): OffsetMap | undefined {
  if (map) return map.length === 0 ? undefined : map;
  const isWritten = textOf(location) === text;
  return isWritten ? [{ at: 0, offset: location.start, length: text.length }] : undefined;
}

/** File offset of a decoded offset: at the beginning of a range, or at its end. */
export function offsetOf(pieces: OffsetMap, at: number, side: "start" | "end"): number {
  const inside = side === "start" ? at : Math.max(0, at - 1);
  const index = Math.max(
    0,
    lastIndexUpTo(pieces, inside, (piece) => piece.at),
  );
  const piece = pieces[index];
  if (!piece) return 0;
  if (side === "start") return piece.offset + Math.min(at - piece.at, piece.length);
  const next = pieces[index + 1];
  // An escape is longer than its decoded text: it ends where the next piece begins.
  const isEscape = next?.at === at && piece.at + piece.length === at && next.offset > piece.offset + piece.length;
  return isEscape ? next.offset : piece.offset + Math.min(at - piece.at, piece.length);
}

/** The place of a range of decoded offsets; the place of the whole text if it is not written in the file. */
export function locationWithin(placed: Placed, from: number, to: number): Location {
  const pieces = piecesOf(placed);
  if (!pieces) return placed.location;
  const start = offsetOf(pieces, from, "start");
  const end = from === to ? start : Math.max(start, offsetOf(pieces, to, "end"));
  return { file: placed.location.file, start, end };
}

/**
 * A literal part between two decoded offsets, at its own place. The expression text cannot write a piece of a
 * reference.
 */
export function sliceLiteral(part: LiteralPart, from: number, to: number): LiteralPart {
  const { map: _map, expressionText, ...rest } = part;
  const isWhole = from === 0 && to === part.text.length;
  const map = sliceMap(part, from, to);
  return {
    ...rest,
    text: part.text.slice(from, to),
    location: locationWithin(part, from, to),
    ...(map && { map }),
    ...(isWhole && expressionText !== undefined && { expressionText }),
  };
}

/** No map if the units run in parallel from the beginning of the slice's location, or are not in the file. */
function sliceMap(part: Placed, from: number, to: number): OffsetMap | undefined {
  const pieces = piecesOf(part);
  if (!pieces) return part.map;
  const inside = pieces.flatMap(({ at, offset, length }) => {
    const start = Math.max(at, from);
    const end = Math.min(at + length, to);
    const isMark = length === 0 && at > from && at < to;
    return start < end || isMark ? [{ at: start - from, offset: offset + start - at, length: end - start }] : [];
  });
  if (inside.length <= 1 && inside[0]?.length === to - from) return undefined;
  return [...inside, { at: to - from, offset: offsetOf(pieces, to, "end"), length: 0 }];
}

/** The text of a scalar, its location without the quotes. */
export function partsOf(scalar: Scalar): readonly LiteralPart[] {
  const { text, location, map, isConditional } = scalar;
  const marks = { ...(map && { map }), ...(isConditional && { isConditional }) };
  const part: LiteralPart = { kind: "literal", text, location, origin: { from: "written" }, ...marks };
  return text === "" ? [] : [sliceLiteral(part, 0, text.length)];
}

/** How many units a part has in a text that counts a hole as one. */
function lengthOf(part: TextPart): number {
  return part.kind === "hole" ? 1 : part.text.length;
}

/** Parts with one character for every hole, to look for something in a text. */
export function flatten(parts: readonly TextPart[]): string {
  return parts.map((part) => (part.kind === "hole" ? "\ufffc" : part.text)).join("");
}

/** The parts between two offsets of the flattened text. The rest of a cut reference loses its expression text. */
export function sliceParts(parts: readonly TextPart[], from: number, to: number): readonly TextPart[] {
  let end = 0;
  const placed = parts.map((part) => ({ part, start: end, end: (end += lengthOf(part)) }));
  const isWhole = (one: (typeof placed)[number]): boolean => one.start >= from && one.end <= to;
  return placed.flatMap((one, index) => {
    const { part, start } = one;
    if (Math.max(start, from) >= Math.min(one.end, to)) return [];
    const isCut = referenceAround(parts, index).some((at) => placed[at] && !isWhole(placed[at]));
    const slice =
      part.kind === "hole" ? part : sliceLiteral(part, Math.max(start, from) - start, Math.min(one.end, to) - start);
    return [isCut ? withoutExpressionText(slice) : slice];
  });
}

/**
 * The indexes of the parts that came from the same reference as a part: they are adjacent and have one expression text.
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
  // A pseudo parameter has its own expression text everywhere.
  if (part.origin.from === "pseudo") return part;
  const { expressionText: _expressionText, ...rest } = part;
  return rest;
}

/** A text of parts, at the place of its expression. */
export function textFrom(parts: readonly TextPart[], location: Location, layout?: Text["layout"]): Text {
  return { kind: "text", parts, location, ...(layout && { layout }) };
}
