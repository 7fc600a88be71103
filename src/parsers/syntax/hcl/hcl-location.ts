import type { Node as SyntaxNode } from "web-tree-sitter";
import { textOf, type Location, type SourceFile } from "../../../source/index.js";

/** From which text nodes are converted: `parsed` has `shift` units before the text of the file. */
export interface Conversion {
  readonly file: SourceFile;
  readonly parsed: string;
  readonly shift: number;
  /** Where everything stands when the text is spelled by no file. */
  readonly at?: Location;
  /** How deep the node that is being converted stands. */
  readonly nesting: { depth: number };
}

/** Nodes deeper than this are not read: what walks over expressions and values recurses. */
const maximumDepth = 400;

/** The chain of steps, blocks or items that is followed at one place. */
export const maximumSteps = 100;

/** Converts something inside another; `undefined` where it stands too deep. */
export function nested<T>({ nesting }: Conversion, convert: () => T): T | undefined {
  if (nesting.depth >= maximumDepth) return undefined;
  nesting.depth++;
  try {
    return convert();
  } finally {
    nesting.depth--;
  }
}

/** A place of which only the text around it has one: all that is written there. */
interface InnerLocation extends Location {
  readonly inner: string;
}

/** What is written at a place, also where a text around it is all that stands somewhere. */
export function writtenAt(location: Location): string {
  return isInner(location) ? location.inner : textOf(location);
}

function innerLocation(location: Location, inner: string): InnerLocation {
  return { ...location, inner };
}

function isInner(location: Location): location is InnerLocation {
  return "inner" in location;
}

export function locate(conversion: Conversion, node: SyntaxNode, last: SyntaxNode = node): Location {
  const { file, shift, at } = conversion;
  if (at) return innerLocation(at, conversion.parsed.slice(node.startIndex, last.endIndex));
  const inside = (offset: number): number => Math.max(0, Math.min(offset - shift, file.text.length));
  return { file, start: inside(node.startIndex), end: inside(last.endIndex) };
}
