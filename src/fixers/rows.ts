import type { Location, SourceFile, TextEdit } from "../source/index.js";
import type { Entry, List, Mapping, Node } from "../tree/index.js";
import { childrenOf } from "./brackets.js";
import { contentEnd, isInside, lineEndOf, lineStartOf, replaceRange } from "./lines.js";

/** Takes items or entries out that stand on rows of their own: YAML by indentation, attributes of an HCL block. */
export function removeRows(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined {
  const all = childrenOf(holder);
  if (all.every((child) => children.has(child))) return undefined;
  const edits = all.map((child, index) =>
    children.has(child) ? removeRow(holder, child.location, all[index + 1]?.location) : [],
  );
  return edits.includes(undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

function removeRow(holder: List | Mapping, child: Location, next: Location | undefined): TextEdit[] | undefined {
  const { file, start } = child;
  if (!isInside(child, holder.location)) return undefined;
  const rowStart = lineStartOf(file, start);
  const rowEnd = lineEndOf(file, contentEnd(child));
  const before = file.text.slice(rowStart, start);
  const isListItem = holder.kind === "list" && /^[ \t]*-[ \t]+$/.test(before);
  if (!isAlone(file, child, rowEnd)) return undefined;
  if (isListItem || /^[ \t]*$/.test(before))
    return [replaceRange(file, previousRowEnd(file.text, rowStart), rowEnd, "")];
  // The first entry of a mapping in a list stands behind the dash, where the next one then goes.
  const isBehindDash = holder.kind === "mapping" && /^[ \t]*(?:-[ \t]+)+$/.test(before);
  return isBehindDash && next ? [replaceRange(file, start, next.start, "")] : undefined;
}

/** Nothing but a comment stands behind it. */
function isAlone(file: SourceFile, child: Location, rowEnd: number): boolean {
  return /^[ \t]*(?:(?:#|\/\/).*)?\r?$/.test(file.text.slice(contentEnd(child), rowEnd));
}

function previousRowEnd(text: string, lineStart: number): number {
  return text.slice(0, lineStart).endsWith("\r\n") ? lineStart - 2 : Math.max(0, lineStart - 1);
}
