import { isInside, oncePer, type Location, type TextEdit } from "../../source/index.js";
import type { Entry, List, Mapping, Node } from "../../tree/index.js";
import { childrenOf, indexesOf, isBracketed, withoutComments, type Bracketed } from "./brackets.js";
import { replaceRange } from "./lines.js";
import { gapAt, removeAround, type Gap } from "./remove-around.js";
import { runsOf } from "./rows.js";

/** Removes items or entries from between brackets, each with its comma. At least one must stay. */
export function removeFrom(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined {
  const from = placedChildren(holder);
  const removed = indexesOf(holder, children);
  return from && removed.length < from.children.length
    ? runsOf(removed).flatMap(([first, last]) => removeRun(from, first, last))
    : undefined;
}

/** The children of a holder, if the place of each is known. */
export const placedChildren = oncePer((holder: List | Mapping): Bracketed | undefined => {
  const from = { location: holder.location, children: childrenOf(holder).map(({ location }) => wholeOf(location)) };
  const isKnown =
    isBracketed(from.location) && from.children.every((child) => isInside(child, from.location)) && areApart(from);
  return isKnown ? from : undefined;
});

/**
 * The whole place of a child. Before Terraform 0.12, a value had to be inside `"${` and `}"`: these marks belong to its
 * place.
 */
function wholeOf(location: Location): Location {
  const { file, start, end } = location;
  const isAlone = file.text.endsWith('"${', start) && file.text.startsWith('}"', end);
  return isAlone ? { file, start: start - 3, end: end + 2 } : location;
}

/** Whether there are only commas and comments between the children. Otherwise the place of a child is not known. */
function areApart({ location, children }: Bracketed): boolean {
  const { file, start, end } = location;
  const starts = [...children.map((child) => child.start), end - 1];
  const ends = [start + 1, ...children.map((child) => child.end)];
  return starts.every((next, index) =>
    /^\s*(?:,\s*)?$/.test(withoutComments(file.text.slice(ends[index], next), "hcl")),
  );
}

/** Removes adjacent children. What stays moves to their place, unless comments stand where it would move. */
function removeRun({ children, location }: Bracketed, first: number, last: number): TextEdit[] {
  const { file } = location;
  const removed = children.slice(first, last + 1);
  const [before, next] = [children[first - 1], children[last + 1]];
  const starts = [...removed.map(({ start }) => start), next?.start ?? location.end - 1];
  const ends = [before?.end ?? location.start + 1, ...removed.map(({ end }) => end)];
  const gaps = starts.map((end, index): Gap => gapAt(file, ends[index] ?? end, end));
  const isCommented = (some: readonly Gap[]): boolean => some.some(({ hasComment }) => hasComment);
  const [start, end] = [starts[0] ?? location.start, ends.at(-1) ?? location.end];
  if (next && !isCommented(gaps.slice(1))) return [replaceRange(file, start, next.start, "")];
  if (before && !next && !isCommented(gaps)) return [replaceRange(file, before.end, end, "")];
  return removeAround(removed, gaps, next !== undefined);
}
