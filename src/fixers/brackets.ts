import { isInside, oncePer, type Location, type TextEdit } from "../source/index.js";
import type { Entry, List, Mapping, Node } from "../tree/index.js";
import {
  indentUnit,
  insertAt,
  isFirstOnLine,
  leadingSpace,
  lineEndOf,
  lineStartOf,
  newlineOf,
  previousLineEnd,
  replaceRange,
} from "./lines.js";

/** A list or mapping between brackets, in any syntax. */
export interface Bracketed {
  /** Including the brackets. */
  readonly location: Location;
  /** The items of a list, or the entries of a mapping from key to value. */
  readonly children: readonly Location[];
}

export interface BracketStyle {
  readonly comments: "none" | "yaml" | "hcl";
  /** The text between two children on one line, for a list or mapping that does not show it itself. */
  readonly between?: (location: Location) => string;
  /** In HCL objects, a new line separates entries like a comma. */
  readonly separator: "comma" | "comma-or-line";
  /** White space inside the braces of a mapping that is on one line. */
  readonly padding: "" | " ";
}

/** Where new text is written: on the same line as the other children, or on its own lines with an indent. */
export type WritePlace =
  { readonly kind: "inline" } | { readonly kind: "own-line"; readonly indent: string; readonly unit: string };

/** Makes the texts to insert, one for each new child. `undefined`: it cannot be written. */
export type WriteChildren = (place: WritePlace) => readonly (string | undefined)[];

/** Inserts new children after a given child, before the first child, or after the last one. */
export function insertAmong(
  into: Bracketed,
  write: WriteChildren,
  style: BracketStyle,
  at: { readonly location: Location } | "first" | undefined,
): TextEdit[] | undefined {
  if (at === undefined) return insertLast(into, write, style);
  return at === "first" ? insertFirst(into, write, style) : insertAfter(into, at.location, write, style);
}

function insertFirst(into: Bracketed, write: WriteChildren, style: BracketStyle): TextEdit[] | undefined {
  const [first, second] = into.children;
  if (!first) return insertOnly(into, write, style);
  const { file, end } = into.location;
  const gap = file.text.slice(into.location.start + 1, first.start);
  if (!isBracketed(into.location) || !isInside(first, into.location)) return undefined;
  if (withoutComments(gap, style.comments).trim() !== "") return undefined;
  const place = placeOf(into, first);
  const written = write(place);
  if (written.includes(undefined)) return undefined;
  if (place.kind === "inline") return [insertAt(file, first.start, `${written.join("")}${separatorOf(into, style)}`)];
  const behind = withoutComments(file.text.slice(first.end, second?.start ?? end - 1), style.comments);
  const comma = style.separator === "comma" || behind.includes(",") ? "," : "";
  return [insertAt(file, first.start, `${written.join("")}${comma}${newlineOf(file)}${place.indent}`)];
}

/** Inserts new children after the last one. `undefined`: there is unexpected text between the brackets. */
export function insertLast(into: Bracketed, write: WriteChildren, style: BracketStyle): TextEdit[] | undefined {
  // A child with a place outside the brackets is the value of a reference. The check below finds the text of that
  // reference between the brackets.
  const last = into.children.findLast((child) => isInside(child, into.location));
  return last ? insertAfter(into, last, write, style) : insertOnly(into, write, style);
}

/** Inserts new children after a given child. */
export function insertAfter(
  into: Bracketed,
  child: Location,
  write: WriteChildren,
  style: BracketStyle,
): TextEdit[] | undefined {
  const { file, end } = into.location;
  const isHeredoc = file.text.startsWith("<<", child.start);
  if (!isBracketed(into.location) || isHeredoc || !isInside(child, into.location)) return undefined;
  const next =
    into.children.find((other) => isInside(other, into.location) && other.start >= child.end)?.start ?? end - 1;
  const gap = withoutComments(file.text.slice(child.end, next), style.comments);
  // If there is other text here, it is a child whose place is not known.
  if (!/^\s*(?:,\s*)?$/.test(gap)) return undefined;
  const comma = gap.indexOf(",");
  const isHanging = isFirstOnLine(file, child.end - 1) && !isFirstOnLine(file, child.start);
  const place = isHanging ? hangingPlace(child) : placeOf(into, child);
  const written = write(place);
  if (written.includes(undefined)) return undefined;
  const separator = separatorOf(into, style);
  if (place.kind === "inline" || isHanging)
    return [insertAt(file, child.end, written.map((text) => `${separator}${text ?? ""}`).join(""))];
  const hasComma = comma !== -1;
  const newline = `${newlineOf(file)}${place.indent}`;
  const line = newline + written.join(style.separator === "comma" || hasComma ? `,${newline}` : newline);
  const rowEnd = lineEndOf(file, hasComma ? child.end + comma : child.end);
  // A comment on the same line belongs to the child, so the new text comes after it.
  const at = rowEnd < next ? rowEnd : child.end;
  if (rowEnd >= next) return [insertAt(file, child.end, `,${line}`)];
  if (hasComma) return [insertAt(file, at, `${line},`)];
  if (style.separator === "comma-or-line") return [insertAt(file, at, line)];
  return at === child.end
    ? [insertAt(file, at, `,${line}`)]
    : [insertAt(file, child.end, ","), insertAt(file, at, line)];
}

function insertOnly({ location }: Bracketed, write: WriteChildren, { padding }: BracketStyle): TextEdit[] | undefined {
  const { file, start, end } = location;
  const inside = file.text.slice(start + 1, end - 1);
  if (!isBracketed(location) || inside.trim() !== "") return undefined;
  const written = write({ kind: "inline" });
  const pad = file.text[start] === "{" ? padding : "";
  return written.includes(undefined)
    ? undefined
    : [replaceRange(file, start + 1, end - 1, `${pad}${written.join(", ")}${pad}`)];
}

function isBracketed({ file, start, end }: Location): boolean {
  const open = file.text[start];
  const close = file.text[end - 1];
  return (open === "[" && close === "]") || (open === "{" && close === "}");
}

function placeOf({ location }: Bracketed, child: Location): WritePlace {
  const { file, start } = location;
  if (!isFirstOnLine(file, child.start) || !file.text.slice(start, child.start).includes("\n"))
    return { kind: "inline" };
  const indent = leadingSpace(file, child.start);
  const outer = leadingSpace(file, start);
  const isDeeper = indent.length > outer.length && indent.startsWith(outer);
  return { kind: "own-line", indent, unit: isDeeper ? indent.slice(outer.length) : indentUnit(file) };
}

/**
 * For an object that opens on the line of another bracket, `[{`. The new text begins on the line on which that object
 * is closed, and gets the indent of that line.
 */
function hangingPlace({ file, start, end }: Location): WritePlace {
  const indent = leadingSpace(file, end - 1);
  const first = /\n([ \t]*)\S/.exec(file.text.slice(start, end - 1))?.[1] ?? "";
  const isDeeper = first.length > indent.length && first.startsWith(indent);
  return { kind: "own-line", indent, unit: isDeeper ? first.slice(indent.length) : indentUnit(file) };
}

/** The text between the first two children, or the default of the syntax. */
function separatorOf({ location, children }: Bracketed, style: BracketStyle): string {
  const [first, second] = children;
  const between = first && second ? location.file.text.slice(first.end, second.start) : "";
  return /^, *$/.test(between) ? between : (style.between?.(location) ?? ", ");
}

/** Replaces comments with blanks. In JSON inside a string, it replaces escaped line breaks instead. */
export function withoutComments(gap: string, comments: BracketStyle["comments"]): string {
  if (comments === "none") return gap.replace(/\\[nrt]/g, "  ");
  const comment = comments === "yaml" ? /(?<=\s)#[^\n]*/g : /(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//g;
  return gap.replace(comment, (text) => text.replace(/[^\n]/g, " "));
}

/** The children of a list or a mapping. */
export function childrenOf(holder: List | Mapping): readonly (Node | Entry)[] {
  return holder.kind === "list" ? holder.items : holder.entries;
}

/** A list or mapping with the places of its children, as they are in its text. */
export function bracketed(holder: List | Mapping): Bracketed {
  return { location: holder.location, children: childrenOf(holder).map(({ location }) => location) };
}

/** Removes items or entries from between brackets, each with its comma. At least one must stay. */
export function removeFrom(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined {
  const from = removableIn(holder);
  const removed = indexesOf(holder, children);
  return from && removed.length < from.children.length ? removeChildren(from, removed) : undefined;
}

/** Where some children are among those of their holder, in ascending order. */
export function indexesOf(holder: List | Mapping, children: ReadonlySet<Node | Entry>): readonly number[] {
  return [...children].flatMap((child) => indexesIn(holder).get(child) ?? []).sort((one, other) => one - other);
}

const indexesIn = oncePer(
  (holder: List | Mapping): ReadonlyMap<Node | Entry, number> =>
    new Map(childrenOf(holder).map((child, index) => [child, index])),
);

/** The children of a holder, if the place of each is known. */
const removableIn = oncePer((holder: List | Mapping): Bracketed | undefined => {
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

function removeChildren(from: Bracketed, removed: readonly number[]): TextEdit[] {
  const { children, location } = from;
  const rows = removed.map((index) => ownRows(from, index));
  if (!rows.includes(undefined)) return rows.flatMap((row) => row ?? []);
  const gone = new Set(removed);
  const lastKept = children.findLastIndex((_, index) => !gone.has(index));
  return removed.flatMap((index) => {
    const [before, child, next] = [children[index - 1], children[index], children[index + 1]];
    if (!child) return [];
    if (index < lastKept && next) return [replaceRange(location.file, child.start, next.start, "")];
    return before ? [replaceRange(location.file, before.end, child.end, "")] : [];
  });
}

/**
 * Removes the whole lines of a child, if no other child is on them and there are comments around it. So the comments of
 * the other children stay.
 */
function ownRows({ location, children }: Bracketed, index: number): TextEdit | undefined {
  const child = children[index] ?? location;
  const { file, start, end } = child;
  const from = children[index - 1]?.end ?? location.start + 1;
  const to = children[index + 1]?.start ?? location.end - 1;
  const around = `${file.text.slice(from, start)}\n${file.text.slice(end, to)}`;
  const rowEnd = lineEndOf(file, end);
  const isAlone = isFirstOnLine(file, start) && rowEnd <= to;
  if (!isAlone || withoutComments(around, "hcl") === around) return undefined;
  return replaceRange(file, previousLineEnd(file, lineStartOf(file, start)), rowEnd, "");
}
