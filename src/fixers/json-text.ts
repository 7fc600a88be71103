import type { Location } from "../source/index.js";
import type { Embedding } from "../tree/index.js";
import type { Place } from "./brackets.js";
import { longForm, type Draft } from "./draft.js";
import { lineEndOf, lineStartOf, newlineOf } from "./lines.js";
import { piecesOf, type Piece, type Scope } from "./spelling.js";

/** How the text around is written. */
export interface Ink {
  readonly scope: Scope;
  readonly comma: "," | ", ";
  readonly colon: ":" | ": ";
}

/** What is written without any white space is kept so. */
export function inkAt(location: Location, scope: Scope): Ink {
  return isCompact(location) ? { scope, comma: ",", colon: ":" } : { scope, comma: ", ", colon: ": " };
}

export function isCompact({ file, start }: Location): boolean {
  const line = file.text.slice(lineStartOf(file, start), lineEndOf(file, start));
  return /":\S/.test(line) && !/":\s|,\s/.test(line);
}

/** A draft as JSON, spelled as the texts around it ask for. */
export function writeJson(draft: Draft, place: Place, ink: Ink): string | undefined {
  const text = writePlain(draft, place, ink);
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
  const text = writePlain(value, place, ink);
  return text === undefined ? undefined : encode(`${JSON.stringify(key)}${ink.colon}${text}`, scope.within);
}

function writePlain(draft: Draft, place: Place, ink: Ink): string | undefined {
  if (draft.kind === "text") {
    const pieces = piecesOf(draft.text, ink.scope);
    return pieces && writeText(pieces, ink);
  }
  if (draft.kind === "call") return writePlain(longForm(draft), place, ink);
  const inner: Place = place.kind === "inline" ? place : { ...place, indent: place.indent + place.unit };
  const parts =
    draft.kind === "list"
      ? draft.items.map((item) => writePlain(item, inner, ink))
      : draft.entries.map(({ key, value }) => {
          const text = writePlain(value, inner, ink);
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
  const isTemplate = inHcl || scope.references === "in-texts";
  if (isTemplate) return `"${pieces.map(hclPiece).join("")}"`;
  const [only, ...others] = pieces;
  if (pieces.every((piece) => "literal" in piece)) {
    const text = pieces.map((piece) => ("literal" in piece ? piece.literal : "")).join("");
    // Inside a block that Fn::Sub reads, `${` would mean something else.
    return scope.within.length > 0 && text.includes("${") ? undefined : JSON.stringify(text);
  }
  if (scope.references !== "functions" || scope.within.length > 0) return undefined;
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
