import type { Node as SyntaxNode } from "web-tree-sitter";
import { textOf, type Location, type SourceFile } from "../../../source/index.js";

/** The text that is parsed. `parsed` has `shift` more characters before the text of the file. */
export interface ParsedText {
  readonly file: SourceFile;
  readonly parsed: string;
  readonly shift: number;
  /** The place for all nodes, if the text is not written in a file. */
  readonly at?: Location;
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

function innerLocation(location: Location, inner: string): InnerLocation {
  return { inner, ...location };
}

function isInner(location: Location): location is InnerLocation {
  return "inner" in location;
}

/** The place of a range of the parsed text. */
export function place({ at, file, parsed, shift }: ParsedText, start: number, end: number): Location {
  if (at) return innerLocation(at, parsed.slice(start, end));
  const inside = (offset: number): number => Math.max(0, Math.min(offset - shift, file.text.length));
  return { file, start: inside(start), end: inside(end) };
}

export function locate(conversion: Conversion, node: SyntaxNode, last: SyntaxNode = node): Location {
  return place(conversion, node.startIndex, last.endIndex);
}
