import { isInside, type Location, type SourceFile, type TextEdit } from "../source/index.js";
import type { Entry, List, Mapping, Node } from "../tree/index.js";
import { childrenOf, withoutComments } from "./brackets.js";
import { contentEnd, lineEndOf, lineStartOf, previousLineEnd, replaceRange } from "./lines.js";

/** Removes items or entries that are on their own lines: in block-style YAML, and attributes of HCL blocks. */
export function removeRows(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined {
  const all = childrenOf(holder);
  if (all.every((child) => children.has(child)) || !areApart(all, children)) return undefined;
  const places = all.map((child, index) => placeOf(holder, child, all[index - 1]));
  const edits: (TextEdit[] | undefined)[] = [];
  for (let at = 0; at < all.length; at++) {
    const first = all[at];
    if (!first || !children.has(first)) continue;
    const start = at;
    while (all[at + 1] && children.has(all[at + 1] ?? first)) at++;
    const [from, to] = [places[start], places[at]];
    const isPlaced = from && to && places.slice(start, at + 1).every((place) => place !== undefined);
    edits.push(isPlaced ? removeRow({ ...from, end: to.end }, places[at + 1], holder) : undefined);
  }
  return edits.includes(undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

/**
 * Whether no removed child shares its place with one that stays. A `dynamic` block creates several children, and none
 * of them can be removed alone.
 */
function areApart(all: readonly (Node | Entry)[], removed: ReadonlySet<Node | Entry>): boolean {
  const kept = new Set(all.filter((child) => !removed.has(child)).map(({ location }) => location.start));
  return all.every((child) => !removed.has(child) || !kept.has(child.location.start));
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
function startWithGap(file: SourceFile, rowStart: number, rowEnd: number): number {
  const before = lineStartOf(file, rowStart - 1);
  const isGap = before > 0 && file.text.slice(before, rowStart).trim() === "";
  return isGap && /^\r?\n[ \t]*(?:\r?\n|\})/.test(file.text.slice(rowEnd)) ? before : rowStart;
}
