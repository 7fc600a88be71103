import { positionAt, type Position, type SourceFile } from "./source-file.js";

/** A range of a file. `start` is the offset of its first UTF-16 unit, `end` the offset after its last one. */
export interface Location {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** The text of a range, as the file has it. */
export function textOf(location: Location): string {
  return location.file.text.slice(location.start, location.end);
}

/** Whether a range is inside another range or equal to it. */
export function isInside(inner: Location, outer: Location): boolean {
  return inner.file.path === outer.file.path && inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether two ranges begin at one place. */
export function startTogether(one: Location, other: Location): boolean {
  return one.file.path === other.file.path && one.start === other.start;
}

/** The line and the column at which a range begins, both from 1. */
export function startOf(location: Location): Position {
  return positionAt(location.file, location.start);
}

/** The line and the column behind the last character of a range, both from 1. */
export function endOf(location: Location): Position {
  return positionAt(location.file, location.end);
}

/** Where something begins, as JSON and pages say it. Lines and columns start at 1. */
export interface FilePlace extends Position {
  readonly filePath: string;
}

export function filePlaceOf(location: Location): FilePlace {
  return { filePath: location.file.path, ...startOf(location) };
}
