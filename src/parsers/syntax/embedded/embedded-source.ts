import { type Location, lastIndexUpTo } from "../../../source/index.js";
import { display, type HolePart, type OffsetPiece, type Text, type TextPart } from "../../../tree/index.js";
import { offsetOf, offsetPiecesOf } from "../text-parts.js";

/** A text with holes as a plain text that a parser can read, with the places in the file. */
export interface EmbeddedSource {
  readonly text: string;
  /** The character before and after the number of a hole. The text does not contain it. */
  readonly mark: string;
  /** The place in the file for a range of the plain text. */
  locate(start: number, end: number): Location;
  /** Whether both ends of a range are written in the file. */
  isInSource(start: number, end: number): boolean;
  /** The first hole whose mark is in a word. */
  holeIn(word: string): HolePart | undefined;
  /** A message about the plain text, with each hole as messages show it. */
  shown(message: string): string;
  /** The parts of the text in a range of the plain text. */
  segments(start: number, end: number): readonly Segment[];
}

/** A part of the text, with its place in the plain text. */
export interface Segment {
  readonly part: TextPart;
  readonly start: number;
  readonly end: number;
  /** Where its characters are in the file. Absent for holes and for text that is not written there. */
  readonly pieces?: readonly OffsetPiece[];
  /** Where a part of another file stands in the file of the text: between those of this file. */
  readonly between?: Pick<Location, "start" | "end">;
}

export function embeddedSource(outer: Text): EmbeddedSource {
  const mark = freeMark(outer);
  const found: Segment[] = [];
  let text = "";
  for (const [index, part] of outer.parts.entries()) {
    const start = text.length;
    text += part.kind === "literal" ? part.text : `${mark}${String(index)}${mark}`;
    const pieces = part.kind === "literal" && isInFile(part, outer) ? offsetPiecesOf(part) : undefined;
    found.push({ part, start, end: text.length, ...(pieces && { pieces }) });
  }
  const segments = placed(found, outer.location);
  const holeAt = (number: string): HolePart | undefined => {
    const part = /^\d+$/.test(number) ? outer.parts[Number(number)] : undefined;
    return part?.kind === "hole" ? part : undefined;
  };
  return {
    text,
    mark,
    locate: (start, end) => locate(segments, outer.location, start, end),
    isInSource: (start, end) =>
      [segmentAt(segments, start), segmentAt(segments, Math.max(start, end - 1))].every((segment) => segment?.pieces),
    holeIn: (word) => holeAt(word.split(mark)[1] ?? ""),
    shown(message) {
      // Between marks are the numbers of holes.
      const pieces = message.split(mark).map((piece, index) => {
        const hole = index % 2 === 1 ? holeAt(piece) : undefined;
        return hole ? display({ ...outer, parts: [hole] }) : piece;
      });
      return pieces.join("");
    },
    segments: (start, end) => segmentsIn(segments, start, end),
  };
}

/**
 * Whether the characters of a part are at its place: in this file, in a file that is read, or in a default or a file of values
 * that gives all of the text.
 */
function isInFile({ origin }: TextPart, { parts }: Text): boolean {
  const isGiven = origin.from === "default" || (origin.from === "setting" && origin.at !== undefined);
  return origin.from === "written" || origin.from === "file" || (isGiven && parts.length === 1);
}

/** A private-use character that the text does not contain. */
function freeMark({ parts }: Text): string {
  let code = 0xe000;
  while (parts.some((part) => part.kind === "literal" && part.text.includes(String.fromCharCode(code)))) code++;
  return String.fromCharCode(code);
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  return segments[
    Math.max(
      0,
      lastIndexUpTo(segments, offset, ({ start }) => start),
    )
  ];
}

function segmentsIn(segments: readonly Segment[], start: number, end: number): readonly Segment[] {
  const first = Math.max(
    0,
    lastIndexUpTo(segments, start, (segment) => segment.start),
  );
  const last = lastIndexUpTo(segments, end - 1, (segment) => segment.start);
  return segments.slice(first, last + 1).filter((segment) => segment.end > start);
}

/** A part that another file says, as an argument of `templatefile` does, stands between its neighbours in this one. */
function locate(segments: readonly Segment[], whole: Location, start: number, end: number): Location {
  const first = segmentAt(segments, start);
  const last = segmentAt(segments, Math.max(start, end - 1));
  if (!first || !last) return whole;
  const from = first.between?.start ?? startIn(first, start - first.start);
  if (start === end) return { file: whole.file, start: from, end: from };
  const stop = last.between?.end ?? endIn(last, end - last.start);
  // A block text of YAML ends with a line break, also where the file ends without one.
  const to = Math.min(stop, whole.file.text.length);
  return from <= to ? { file: whole.file, start: from, end: to } : whole;
}

function startIn({ part, pieces }: Segment, offset: number): number {
  return pieces ? offsetOf(pieces, offset, "start") : part.location.start;
}

function endIn({ part, pieces }: Segment, offset: number): number {
  return pieces ? offsetOf(pieces, offset, "end") : part.location.end;
}

/** Says of the parts of other files where they stand in the file of the whole text. */
function placed(segments: readonly Segment[], whole: Location): readonly Segment[] {
  const isHere = ({ part }: Segment): boolean => part.location.file === whole.file;
  if (segments.every(isHere)) return segments;
  const ends: number[] = [];
  for (const segment of [...segments].reverse())
    ends.push(isHere(segment) ? startIn(segment, 0) : (ends.at(-1) ?? whole.end));
  let before = whole.start;
  return segments.map((segment, index) => {
    if (!isHere(segment))
      return { ...segment, between: { start: before, end: ends[ends.length - 1 - index] ?? whole.end } };
    before = endIn(segment, segment.end - segment.start);
    return segment;
  });
}
