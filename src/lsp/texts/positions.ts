import type { Position, Range } from "vscode-languageserver/node.js";
import { offsetAt, positionAt, type SourceFile } from "../../source/index.js";

/** A range as results have it: lines and columns start at 1, and columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The protocol counts from 0. It counts UTF-16 units too. */
export function rangeOfPlace({ line, column, endLine, endColumn }: Place): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

export function rangeOfOffsets(file: SourceFile, start: number, end: number): Range {
  return { start: positionOfOffset(file, start), end: positionOfOffset(file, end) };
}

export function offsetOfPosition(file: SourceFile, { line, character }: Position): number {
  return offsetAt(file, { line: line + 1, column: character + 1 });
}

/** Whether two ranges overlap or touch. */
export function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function positionOfOffset(file: SourceFile, offset: number): Position {
  const { line, column } = positionAt(file, offset);
  return { line: line - 1, character: column - 1 };
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
