import { textOf, type Location } from "../source/index.js";
import type { Embedding, List, Mapping } from "../tree/index.js";
import { insertBehind, insertLast, removeChildren, type BracketStyle, type Place } from "./brackets.js";
import type { Draft } from "./draft.js";
import {
  indentUnit,
  insertAt,
  isFirstOnLine,
  isInside,
  leadingSpace,
  lineEndOf,
  lineStartOf,
  newlineOf,
  replaceRange,
} from "./lines.js";
import { piecesOf, type Piece, type Scope } from "./spelling.js";
import type { Syntax } from "./syntax.js";

const style: BracketStyle = {
  comments: "none",
  separator: "comma",
  padding: "",
  between: (location) => (isCompact(location) ? "," : ", "),
};

/** JSON, in a file of its own or inside another text. */
export const json: Syntax = {
  extend(_holder, entry, items, scope) {
    const { value, location } = entry;
    if (!isInside(value.location, location)) return undefined;
    const ink = inkAt(value.location, scope);
    if (value.kind === "list") {
      return insertLast(bracketedList(value), (place) => items.map((item) => written(item, place, ink)), style);
    }
    if (value.kind === "choice" || value.kind === "unknown" || value.kind === "null") return undefined;
    const { file, start, end } = value.location;
    const texts = items.map((item) => written(item, { kind: "inline" }, ink));
    if (!isValue(value.location) || texts.includes(undefined)) return undefined;
    return [insertAt(file, start, "["), insertAt(file, end, `${ink.comma}${texts.join(ink.comma)}]`)];
  },
  insert(mapping, key, value, scope, after) {
    const into = bracketedMapping(mapping);
    const write = (place: Place): (string | undefined)[] => [
      writeJsonEntry(key, value, place, mapping.location, scope),
    ];
    return after ? insertBehind(into, after.location, write, style) : insertLast(into, write, style);
  },
  replace(_holder, { value, location }, draft, scope) {
    if (!isInside(value.location, location) || !isValue(value.location)) return undefined;
    const { file, start, end } = value.location;
    const text = written(draft, valuePlace(value.location), inkAt(value.location, scope));
    return text === undefined ? undefined : [replaceRange(file, start, end, text)];
  },
  remove(list, items) {
    const removed = list.items.filter((item) => items.has(item)).map((item) => item.location);
    return removeChildren(bracketedList(list), new Set(removed));
  },
};

function bracketedList(list: List): { location: Location; children: Location[] } {
  return { location: list.location, children: list.items.map((item) => item.location) };
}

function bracketedMapping(mapping: Mapping): { location: Location; children: Location[] } {
  return { location: mapping.location, children: mapping.entries.map((entry) => entry.location) };
}

/** Guards against trees whose places are not those of values. */
function isValue(location: Location): boolean {
  const text = textOf(location);
  return /^(?:"[^]*"|\\"[^]*\\"|\{[^]*\}|\[[^]*\]|[\w.+-]+)$/.test(text);
}

function valuePlace({ file, start, end }: Location): Place {
  if (!file.text.slice(start, end).includes("\n") && !isFirstOnLine(file, start)) {
    const isOwnLine = /^[ \t]*"(?:[^"\\]|\\.)*"\s*:\s*$/.test(file.text.slice(lineStartOf(file, start), start));
    if (!isOwnLine) return { kind: "inline" };
  }
  return { kind: "own-line", indent: leadingSpace(file, start), unit: indentUnit(file) };
}

/** How the text around is written. */
interface Ink {
  readonly scope: Scope;
  readonly comma: "," | ", ";
  readonly colon: ":" | ": ";
}

/** What is written without any white space is kept so. */
function inkAt(location: Location, scope: Scope): Ink {
  return isCompact(location) ? { scope, comma: ",", colon: ":" } : { scope, comma: ", ", colon: ": " };
}

function isCompact({ file, start }: Location): boolean {
  const line = file.text.slice(lineStartOf(file, start), lineEndOf(file, start));
  return /":\S/.test(line) && !/":\s|,\s/.test(line);
}

function written(draft: Draft, place: Place, ink: Ink): string | undefined {
  const text = writeJson(draft, place, ink);
  return text === undefined ? undefined : encode(text, ink.scope.within);
}

/** `"key": value`, written like what stands at a place. */
export function writeJsonEntry(
  key: string,
  value: Draft,
  place: Place,
  like: Location,
  scope: Scope,
): string | undefined {
  const ink = inkAt(like, scope);
  const text = writeJson(value, place, ink);
  return text === undefined ? undefined : encode(`${JSON.stringify(key)}${ink.colon}${text}`, scope.within);
}

function writeJson(draft: Draft, place: Place, ink: Ink): string | undefined {
  if (draft.kind === "text") {
    const pieces = piecesOf(draft.text, ink.scope);
    return pieces && writeText(pieces, ink);
  }
  const inner: Place = place.kind === "inline" ? place : { ...place, indent: place.indent + place.unit };
  const parts =
    draft.kind === "list"
      ? draft.items.map((item) => writeJson(item, inner, ink))
      : draft.entries.map(({ key, value }) => {
          const text = writeJson(value, inner, ink);
          return text === undefined ? undefined : `${JSON.stringify(key)}${ink.colon}${text}`;
        });
  if (parts.includes(undefined)) return undefined;
  const [open, close] = draft.kind === "list" ? ["[", "]"] : ["{", "}"];
  const isShort = draft.kind === "list" && draft.items.length < 2 && draft.items.every((item) => item.kind === "text");
  if (place.kind === "inline" || inner.kind === "inline" || isShort) return `${open}${parts.join(ink.comma)}${close}`;
  const newline = newlineOf(ink.scope.file);
  const lines = parts.map((part) => `${newline}${inner.indent}${part ?? ""}`);
  return `${open}${lines.join(",")}${newline}${place.indent}${close}`;
}

/** CloudFormation writes a hole by its functions, HCL inside the string; a bare policy cannot. */
function writeText(pieces: readonly Piece[], { scope, colon }: Ink): string | undefined {
  const inHcl = scope.within.some(({ style: outer }) => outer.startsWith("hcl"));
  const isTemplate = inHcl || /\.(?:tf|tofu)\.json$/.test(scope.file.path);
  if (isTemplate) return `"${pieces.map(hclPiece).join("")}"`;
  const [only, ...others] = pieces;
  if (pieces.every((piece) => "literal" in piece)) {
    const text = pieces.map((piece) => ("literal" in piece ? piece.literal : "")).join("");
    // Inside a block that Fn::Sub reads, `${` would mean something else.
    return scope.within.length > 0 && text.includes("${") ? undefined : JSON.stringify(text);
  }
  if (scope.language !== "cloudformation" || scope.within.length > 0) return undefined;
  if (only && others.length === 0 && "reference" in only) return referenceText(only.reference, colon);
  return `{"Fn::Sub"${colon}${JSON.stringify(subText(pieces))}}`;
}

function hclPiece(piece: Piece): string {
  if ("reference" in piece) return `\${${piece.reference}}`;
  return JSON.stringify(piece.literal)
    .slice(1, -1)
    .replace(/[$%](?=\{)/g, "$&$&");
}

/** The text of `Fn::Sub`; what looks like a variable and is none gets its `!`. */
export function subText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ("reference" in piece ? `\${${piece.reference}}` : piece.literal.replace(/\$\{(?!!)/g, "${!")))
    .join("");
}

function referenceText(reference: string, colon: string): string {
  const [name = "", ...attribute] = reference.split(".");
  const quoted = JSON.stringify(name);
  return attribute.length === 0
    ? `{"Ref"${colon}${quoted}}`
    : `{"Fn::GetAtt"${colon}[${quoted},${colon.slice(1)}${JSON.stringify(attribute.join("."))}]}`;
}

/** A text as the texts around it spell it, the innermost first. */
function encode(text: string, within: readonly Embedding[]): string | undefined {
  return within.reduceRight<string | undefined>((inner, { style: outer }) => inner && encodeOnce(inner, outer), text);
}

function encodeOnce(text: string, outer: Embedding["style"]): string | undefined {
  switch (outer) {
    case "json-string":
    case "yaml-double":
      return JSON.stringify(text).slice(1, -1);
    case "yaml-single":
      return text.replaceAll("'", "''");
    case "hcl-quoted":
      return JSON.stringify(text).slice(1, -1);
    case "yaml-block":
    case "hcl-heredoc":
      return text;
  }
}
