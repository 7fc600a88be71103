import type { Node as SyntaxNode } from "web-tree-sitter";
import { textOf, type Location, type SourceFile } from "../../../source/index.js";
import { placeInside, type OuterPlace } from "./outer-place.js";

/** The text that is parsed. `parsed` has `shift` more characters before the text of the file. */
export interface ParsedText {
  readonly file: SourceFile;
  readonly parsed: string;
  readonly shift: number;
  /** The place of the text, if it is not written in a file as it is. */
  readonly at?: OuterPlace;
}

/** The text whose nodes are converted. */
export interface Conversion extends ParsedText {
  /** The depth of the current node. */
  readonly nesting: { depth: number };
}

/** Deeper nodes are not converted, because the evaluation is recursive. */
const maximumDepth = 400;

/** The maximum number of steps, blocks or items that are followed in one place. */
export const maximumSteps = 100;

/** Converts a nested node. `undefined`: it is nested too deeply. */
export function nested<T>({ nesting }: Conversion, convert: () => T): T | undefined {
  if (nesting.depth >= maximumDepth) return undefined;
  nesting.depth++;
  try {
    return convert();
  } finally {
    nesting.depth--;
  }
}

/** A place inside a text whose own place is not known. It has the place of the surrounding text. */
interface InnerLocation extends Location {
  readonly inner: string;
}

/** The source text of a place, even if only the surrounding text has a known place. */
export function writtenAt(location: Location): string {
  return isInner(location) ? location.inner : textOf(location);
}

/** The source text of a place, to be shown. `undefined`: it contains a call of `sensitive`, whose argument is secret. */
export function shownAt(location: Location): string | undefined {
  const written = writtenAt(location);
  return /\bsensitive\s*\(/.test(written) ? undefined : written;
}

/** The place of an expression that is all of the text at a place: that is exchanged or removed as a whole. */
export function allOf(location: Location, expression: Location): Location {
  return innerLocation(location, writtenAt(expression));
}

function innerLocation(location: Location, inner: string): InnerLocation {
  return { inner, ...location };
}

function isInner(location: Location): location is InnerLocation {
  return "inner" in location;
}

/** The place of a range of the parsed text. */
export function place({ at, file, parsed, shift }: ParsedText, start: number, end: number): Location {
  if (at) return innerLocation(placeInside(at, start - shift, end - shift), parsed.slice(start, end));
  const inside = (offset: number): number => Math.max(0, Math.min(offset - shift, file.text.length));
  return { file, start: inside(start), end: inside(end) };
}

export function locate(conversion: Conversion, node: SyntaxNode, last: SyntaxNode = node): Location {
  return place(conversion, node.startIndex, last.endIndex);
}
