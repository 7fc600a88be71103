import type { Node as SyntaxNode } from "web-tree-sitter";
import type { Location, SourceFile } from "../source/index.js";

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

export function locate({ file, shift, at }: Conversion, node: SyntaxNode, last: SyntaxNode = node): Location {
  if (at) return at;
  const inside = (offset: number): number => Math.max(0, Math.min(offset - shift, file.text.length));
  return { file, start: inside(node.startIndex), end: inside(last.endIndex) };
}
