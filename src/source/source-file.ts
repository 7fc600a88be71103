import { oncePer } from "./once-per.js";

/** A text with the path that it was read from. Offsets count UTF-16 units from 0. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** What is located here is not written in the file, which only gives it a place. */
  readonly isBorrowed?: true;
}

/** A position as editors show it: lines and columns start at 1, and columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text };
}

/** The offset of the first character of each line. Only places that are shown need it, and most files have none. */
export const lineStartsOf = oncePer(({ text }: SourceFile): readonly number[] => {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isLoneReturn = unit === 13 && text.charCodeAt(at + 1) !== 10;
    if (unit === 10 || isLoneReturn) starts.push(at + 1);
  }
  return starts;
});

/** The line and column of an offset. An offset after the end gives the end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const within = Math.max(0, Math.min(offset, file.text.length));
  const starts = lineStartsOf(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= within) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: within - (starts[low] ?? 0) + 1 };
}

/** The offset of a line and column. A position outside the text gives the nearest position in it. */
export function offsetAt(file: SourceFile, position: Position): number {
  const starts = lineStartsOf(file);
  const line = Math.max(1, Math.min(position.line, starts.length));
  const start = starts[line - 1] ?? 0;
  const end = starts[line] ?? file.text.length;
  return Math.max(start, Math.min(start + position.column - 1, end));
}
