import { type Location, type SourceFile, type SyntaxProblem, lineStartsOf, positionAt } from "../../../source/index.js";
import type { Node } from "../../../tree/index.js";
import type { TagTable } from "./short-tags.js";

/** The state while one file is parsed. */
export interface Reading {
  readonly file: SourceFile;
  /** The text of the file, with a line feed instead of a carriage return that ends a line alone. */
  readonly source: string;
  readonly tags: TagTable;
  readonly problems: SyntaxProblem[];
  /** The offsets of the tags in the file, in ascending order. */
  readonly tagOffsets: readonly number[];
  readonly anchors: Map<string, Node>;
  readonly sharedValues: Set<Node>;
  /** The indents of the lines, by line number. */
  readonly indents: Map<number, number>;
  /** Whether lines with a wrong indent were joined before the library parsed the text. */
  readonly isRepaired: boolean;
  expanded: number;
}

/** The location of a range. For some errors, the library counts one character too many at the end of a file. */
export function locate({ file }: Reading, start: number, end: number): Location {
  const { length } = file.text;
  return { file, start: Math.min(start, length), end: Math.min(end, length) };
}

/** Adds the first problem only. Later errors mostly follow from the first one. */
export function addProblem(reading: Reading, message: string, start: number, end: number): void {
  if (reading.problems.length > 0) return;
  reading.problems.push({ message, location: locate(reading, start, endOfCharacter(Math.max(start, end), reading)) });
}

/** The library ends an error behind one unit; a character of two units is not split. */
function endOfCharacter(end: number, { file }: Reading): number {
  return (file.text.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
}

export function rangeOf(node: unknown): [number, number] {
  const range =
    typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range) ? node.range : [];
  const [start, end] = range.map(Number);
  return [start ?? 0, end ?? start ?? 0];
}

export function columnAt(offset: number, { file }: Reading): number {
  return positionAt(file, offset).column - 1;
}

/** The indent of the line at an offset. */
export function indentAt(offset: number, { file, indents }: Reading): number {
  const { line, column } = positionAt(file, offset);
  const known = indents.get(line);
  if (known !== undefined) return Math.min(known, column - 1);
  const start = lineStartsOf(file)[line - 1] ?? 0;
  let at = start;
  while (file.text[at] === " " || file.text[at] === "\t") at++;
  indents.set(line, at - start);
  return Math.min(at - start, column - 1);
}
