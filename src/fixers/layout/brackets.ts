import { complete, isInside, oncePer, type Location, type TextEdit } from "../../source/index.js";
import type { Entry, List, Mapping, Node } from "../../tree/index.js";
import { addItems, alone, madeOnce } from "./additions.js";
import {
  indentUnit,
  insertAt,
  isFirstOnLine,
  isOneLine,
  leadingSpace,
  lineEndOf,
  lineStartOf,
  newlineOf,
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

/** Inserts an entry into a mapping: after another one, before the first one, or after the last one. */
export function insertAmong(
  into: Bracketed,
  write: WriteChildren,
  style: BracketStyle,
  at: { readonly location: Location } | "first" | undefined,
): TextEdit[] | undefined {
  if (at === "first") return insertFirst(into, write, style);
  const edits = at ? insertAfter(into, at.location, write, style) : insertLast(into, write, style);
  // Two edits may want to add the same key.
  return edits?.map(alone);
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
  const next = startOfNext(into, child) ?? end - 1;
  const gap = withoutComments(file.text.slice(child.end, next), style.comments);
  // If there is other text here, it is a child whose place is not known.
  if (!/^\s*(?:,\s*)?$/.test(gap)) return undefined;
  const comma = gap.indexOf(",");
  const isHanging = isFirstOnLine(file, child.end - 1) && !isFirstOnLine(file, child.start);
  const place = isHanging ? hangingPlace(child) : placeOf(into, child);
  const items = complete(write(place));
  if (!items) return undefined;
  const add = (at: number, head: string, between: string, tail = ""): TextEdit =>
    addItems({ file, start: at, end: at }, { head, items, between, tail });
  const separator = separatorOf(into, style);
  if (place.kind === "inline" || isHanging) return [add(child.end, separator, separator)];
  const hasComma = comma !== -1;
  const newline = `${newlineOf(file)}${place.indent}`;
  const between = style.separator === "comma" || hasComma ? `,${newline}` : newline;
  const rowEnd = lineEndOf(file, hasComma ? child.end + comma : child.end);
  // A comment on the same line belongs to the child, so the new text comes after it.
  const at = rowEnd < next ? rowEnd : child.end;
  if (rowEnd >= next) return [add(child.end, `,${newline}`, between)];
  if (hasComma) return [add(at, newline, between, ",")];
  if (style.separator === "comma-or-line" && !hasCommaBefore(into, child, style)) return [add(at, newline, between)];
  return at === child.end
    ? [add(at, `,${newline}`, between)]
    : [madeOnce(insertAt(file, child.end, ",")), add(at, newline, between)];
}

/** Most children are added at the end, so it is looked for from there. */
function startOfNext({ children, location }: Bracketed, child: Location): number | undefined {
  let next: number | undefined;
  for (let at = children.length - 1, other = children[at]; other && at >= 0; other = children[--at]) {
    if (!isInside(other, location)) continue;
    if (other.start < child.end) break;
    next = other.start;
  }
  return next;
}

/** Whether a comma separates a child from the one before it. */
function hasCommaBefore({ children, location }: Bracketed, child: Location, { comments }: BracketStyle): boolean {
  const before = children[children.indexOf(child) - 1];
  const gap = before ? location.file.text.slice(before.end, child.start) : "";
  return withoutComments(gap, comments).includes(",");
}

function insertOnly(into: Bracketed, write: WriteChildren, style: BracketStyle): TextEdit[] | undefined {
  const { location } = into;
  const { file, start, end } = location;
  const inside = file.text.slice(start + 1, end - 1);
  if (!isBracketed(location) || inside.trim() !== "") return undefined;
  const between = { file, start: start + 1, end: end - 1 };
  const outer = leadingSpace(file, start);
  const unit = indentUnit(file, outer);
  const lines = isAloneOnLine(location) ? complete(write({ kind: "own-line", indent: outer + unit, unit })) : undefined;
  if (lines?.some((text) => text.includes("\n"))) {
    const newline = `${newlineOf(file)}${outer}`;
    const inner = `${newline}${unit}`;
    return [addItems(between, { head: inner, items: lines, between: `,${inner}`, tail: newline })];
  }
  const items = complete(write({ kind: "inline" }));
  const pad = file.text[start] === "{" ? style.padding : "";
  return items && [addItems(between, { head: pad, items, between: separatorOf(into, style), tail: pad })];
}

/** Whether only a key stands before a place on its line, and only a comma behind it. */
function isAloneOnLine({ file, start, end }: Location): boolean {
  const before = file.text.slice(lineStartOf(file, start), start);
  const behind = file.text.slice(end, lineEndOf(file, end));
  return /^[ \t]*"?[\w-]+"?[ \t]*[:=][ \t]*$/.test(before) && /^,?[ \t]*$/.test(behind);
}

/** Whether a place begins and ends with brackets that belong together. */
export function isBracketed({ file, start, end }: Location): boolean {
  const open = file.text[start];
  const close = file.text[end - 1];
  return (open === "[" && close === "]") || (open === "{" && close === "}");
}

export function placeOf({ location }: Bracketed, child: Location): WritePlace {
  const { file, start } = location;
  if (!isFirstOnLine(file, child.start) || !file.text.slice(start, child.start).includes("\n"))
    return { kind: "inline" };
  return { kind: "own-line", indent: leadingSpace(file, child.start), unit: unitIn(location, child) };
}

/** The indent step between the line on which brackets open and the line of something in them. */
export function unitIn({ file, start }: Location, child: Location): string {
  const indent = leadingSpace(file, child.start);
  const outer = leadingSpace(file, start);
  const isDeeper = indent.length > outer.length && indent.startsWith(outer);
  return isDeeper ? indent.slice(outer.length) : indentUnit(file, indent);
}

/**
 * For an object that opens on the line of another bracket, `[{`. The new text begins on the line on which that object
 * is closed, and gets the indent of that line.
 */
function hangingPlace({ file, start, end }: Location): WritePlace {
  const indent = leadingSpace(file, end - 1);
  const first = /\n([ \t]*)\S/.exec(file.text.slice(start, end - 1))?.[1] ?? "";
  const isDeeper = first.length > indent.length && first.startsWith(indent);
  return { kind: "own-line", indent, unit: isDeeper ? first.slice(indent.length) : indentUnit(file, indent) };
}

/** Where new children stand behind one that gets brackets around it together with them. */
export function placeBehind(child: Location): WritePlace {
  const isClosedBelow = !isOneLine(child) && isFirstOnLine(child.file, child.end - 1);
  return isClosedBelow ? hangingPlace(child) : { kind: "inline" };
}

/** The text between the first two children, or the default of the syntax. */
export function separatorOf({ location, children }: Bracketed, style: BracketStyle): string {
  const [first, second] = children;
  const between = first && second ? location.file.text.slice(first.end, second.start) : "";
  return /^, *$/.test(between) ? between : (style.between?.(location) ?? ", ");
}

/** Replaces comments with blanks. In JSON inside a string, it replaces escaped line breaks instead. */
export function withoutComments(
  gap: string,
  comments: BracketStyle["comments"],
  isReplaced: (comment: string) => boolean = () => true,
): string {
  if (comments === "none") return gap.replace(/\\[nrt]/g, "  ");
  const comment = comments === "yaml" ? /(?<=\s)#[^\n]*/g : /(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//g;
  return gap.replace(comment, (text) => (isReplaced(text) ? blank(text) : text));
}

/** As many spaces as a text has letters, on as many lines. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** The children of a list or a mapping. */
export function childrenOf(holder: List | Mapping): readonly (Node | Entry)[] {
  return holder.kind === "list" ? holder.items : holder.entries;
}

/** A list or mapping with the places of its children, as they are in its text. */
export const bracketed = oncePer((holder: List | Mapping): Bracketed => ({
  location: holder.location,
  children: childrenOf(holder).map(({ location }) => location),
}));

/** Where some children are among those of their holder, in ascending order. */
export function indexesOf(holder: List | Mapping, children: ReadonlySet<Node | Entry>): readonly number[] {
  return [...children].flatMap((child) => indexesIn(holder).get(child) ?? []).sort((one, other) => one - other);
}

const indexesIn = oncePer(
  (holder: List | Mapping): ReadonlyMap<Node | Entry, number> =>
    new Map(childrenOf(holder).map((child, index) => [child, index])),
);
