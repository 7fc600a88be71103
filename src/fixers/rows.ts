import type { Location, SourceFile, TextEdit } from "../source/index.js";
import type { Entry, List, Mapping, Node } from "../tree/index.js";
import { childrenOf } from "./brackets.js";
import { contentEnd, isInside, lineEndOf, lineStartOf, previousLineEnd, replaceRange } from "./lines.js";

/** Takes items or entries out that stand on rows of their own: YAML by indentation, attributes of an HCL block. */
export function removeRows(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined {
  const all = childrenOf(holder);
  if (all.every((child) => children.has(child)) || !areApart(all, children)) return undefined;
  const edits = all.map((child, index) =>
    children.has(child) ? removeRow(holder, child.location, all[index + 1]?.location) : [],
  );
  return edits.includes(undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

/** A `dynamic` block stands for several children: one of them cannot go alone. */
function areApart(all: readonly (Node | Entry)[], removed: ReadonlySet<Node | Entry>): boolean {
  const kept = new Set(all.filter((child) => !removed.has(child)).map(({ location }) => location.start));
  return all.every((child) => !removed.has(child) || !kept.has(child.location.start));
}

/** The rows of one child; `next`: the one behind it. */
export function removeRow(holder: List | Mapping, child: Location, next: Location | undefined): TextEdit[] | undefined {
  const { file, start } = child;
  if (!isInside(child, holder.location)) return undefined;
  const rowStart = lineStartOf(file, start);
  const rowEnd = lineEndOf(file, contentEnd(child));
  const before = file.text.slice(rowStart, start);
  const isListItem = holder.kind === "list" && /^[ \t]*-[ \t]+$/.test(before);
  if (!isAlone(file, child, rowEnd)) return undefined;
  if (isListItem || /^[ \t]*$/.test(before))
    return [replaceRange(file, previousLineEnd(file, startWithGap(file, rowStart, rowEnd)), rowEnd, "")];
  // The first entry of a mapping in a list stands behind the dash, where the next one then goes.
  const isBehindDash = holder.kind === "mapping" && /^[ \t]*(?:-[ \t]+)+$/.test(before);
  return isBehindDash && next ? [replaceRange(file, start, next.start, "")] : undefined;
}

/** Nothing but a comment stands behind it. */
function isAlone(file: SourceFile, child: Location, rowEnd: number): boolean {
  return /^[ \t]*(?:(?:#|\/\/).*)?\r?$/.test(file.text.slice(contentEnd(child), rowEnd));
}

/** An empty line before the rows goes as well, where another one or the end of the block is behind them. */
function startWithGap(file: SourceFile, rowStart: number, rowEnd: number): number {
  const before = lineStartOf(file, rowStart - 1);
  const isGap = before > 0 && file.text.slice(before, rowStart).trim() === "";
  return isGap && /^\r?\n[ \t]*(?:\r?\n|\})/.test(file.text.slice(rowEnd)) ? before : rowStart;
}
