import type { Node as SyntaxNode } from "web-tree-sitter";
import type { Location, SourceFile } from "../source/index.js";

/** From which text nodes are converted: `parsed` has `shift` units before the text of the file. */
export interface Conversion {
  readonly file: SourceFile;
  readonly parsed: string;
  readonly shift: number;
  /** Where everything stands when the text is spelled by no file. */
  readonly at?: Location;
}

export function locate({ file, shift, at }: Conversion, node: SyntaxNode, last: SyntaxNode = node): Location {
  if (at) return at;
  const inside = (offset: number): number => Math.max(0, Math.min(offset - shift, file.text.length));
  return { file, start: inside(node.startIndex), end: inside(last.endIndex) };
}
