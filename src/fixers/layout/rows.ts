import {
  complete,
  groupBy,
  isInside,
  type Location,
  oncePer,
  type SourceFile,
  type TextEdit,
} from "../../source/index.js";
import type { Entry, List, Mapping, Node } from "../../tree/index.js";
import { childrenOf, indexesOf, withoutComments } from "./brackets.js";
import { contentEnd, lineEndOf, lineStartOf, previousLineEnd, replaceRange } from "./lines.js";

/** Removes items or entries that are on their own lines: in block-style YAML, and attributes of HCL blocks. */
export function removeRows(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined {
  const { byStart, places } = rowsOf(holder);
  const isShared = (child: Node | Entry): boolean =>
    byStart.get(child.location.start)?.some((other) => !children.has(other)) ?? false;
  const removed = indexesOf(holder, children);
  if (removed.length === places.length || [...children].some(isShared)) return undefined;
  const edits = runsOf(removed).map(([first, last]) => {
    const [from, to] = [places[first], places[last]];
    const isPlaced = from && to && places.slice(first, last + 1).every((place) => place !== undefined);
    return isPlaced ? removeRow({ ...from, end: to.end }, places[last + 1], holder) : undefined;
  });
  return complete(edits)?.flat();
}

interface Rows {
  readonly places: readonly (Location | undefined)[];
  /** A `dynamic` block creates several children at one place, and none of them can be removed alone. */
  readonly byStart: ReadonlyMap<number, readonly (Node | Entry)[]>;
}

const rowsOf = oncePer((holder: List | Mapping): Rows => {
  const all = childrenOf(holder);
  const places = all.map((child, index) => placeOf(holder, child, all[index - 1]));
  return { places, byStart: groupBy(all, ({ location }) => location.start) };
});

/** The first and the last of each group of consecutive indexes. */
export function runsOf(indexes: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const ends = indexes.filter((index, at) => indexes[at + 1] !== index + 1);
  const starts = indexes.filter((index, at) => indexes[at - 1] !== index - 1);
  return starts.map((first, at) => [first, ends[at] ?? first]);
}

/** The place of a child. For an item of a YAML list it begins at the dash, which may be on a line before. */
function placeOf(
  holder: List | Mapping,
  { location }: Node | Entry,
  previous: Node | Entry | undefined,
): Location | undefined {
  if (!isInside(location, holder.location)) return undefined;
  if (holder.kind === "mapping" || holder.layout?.syntax === "hcl") return location;
  const { file, start } = location;
  const from = previous ? contentEnd(previous.location) : holder.location.start;
  const before = withoutComments(file.text.slice(from, start), "yaml");
  const dash = /(?<=^|\s)-\s+(?:[&!]\S*\s+)*$/.exec(before);
  return dash ? { ...location, start: from + dash.index } : undefined;
}

/** Removes the lines of one child, or of several adjacent ones. `next` is the child after them. */
export function removeRow(child: Location, next: Location | undefined, holder: List | Mapping): TextEdit[] | undefined {
  const { file, start } = child;
  if (!isInside(child, holder.location)) return undefined;
  const rowStart = lineStartOf(file, start);
  const rowEnd = lineEndOf(file, contentEnd(child));
  const before = file.text.slice(rowStart, start);
  if (!isAlone(file, child, rowEnd)) return undefined;
  if (/^[ \t]*$/.test(before))
    return [replaceRange(file, previousLineEnd(file, startWithGap(file, rowStart, rowEnd)), rowEnd, "")];
  // The first entry of a list item is after the dash. If it is removed, the next entry moves to its place.
  const isBehindDash = /^[ \t]*(?:-[ \t]+)+$/.test(before);
  return isBehindDash && next ? [replaceRange(file, start, next.start, "")] : undefined;
}

/** Whether only a comment follows on the line. */
function isAlone(file: SourceFile, child: Location, rowEnd: number): boolean {
  return /^[ \t]*(?:(?:#|\/\/).*)?\r?$/.test(file.text.slice(contentEnd(child), rowEnd));
}

/**
 * Includes an empty line before the removed lines, if another empty line or the end of the block follows. Otherwise two
 * empty lines would be left.
 */
export function startWithGap(file: SourceFile, rowStart: number, rowEnd: number): number {
  const before = lineStartOf(file, rowStart - 1);
  const isGap = before > 0 && file.text.slice(before, rowStart).trim() === "";
  return isGap && /^\r?\n[ \t]*(?:\r?\n|[\]}])/.test(file.text.slice(rowEnd)) ? before : rowStart;
}
