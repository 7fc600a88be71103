import { visibleJson } from "../../source/index.js";
import type { WritePlace } from "../layout/brackets.js";
import { fitsBetweenBrackets } from "../values/form-beside.js";
import type { NewValue, NewEntry } from "../values/new-value.js";
import { newlineOf } from "../layout/lines.js";
import { piecesOf, type TextPiece } from "../values/text-pieces.js";
import type { ColonStyle, WriteContext } from "../values/write-context.js";

/** A new value as an HCL expression. */
export function writeHcl(newValue: NewValue, place: WritePlace, context: WriteContext): string | undefined {
  if (place.kind === "own-line" && newValue.kind !== "text" && newValue.kind !== "call" && newValue.inBrackets) {
    const short = writeHcl(newValue, inline, context);
    if (short !== undefined && fitsBetweenBrackets(newValue, short)) return short;
  }
  switch (newValue.kind) {
    case "text": {
      const pieces = piecesOf(newValue.text, context);
      return pieces && writeText(pieces);
    }
    case "list":
      return writeTuple(newValue.items, place, context);
    case "mapping":
      return writeObject(newValue.entries, place, context);
    case "call":
      return undefined;
  }
}

/** A new value on the line of its key, or on lines of its own if it is a list that would make the line long. */
export function writeHclBehind(
  newValue: NewValue,
  column: number,
  place: Extract<WritePlace, { kind: "own-line" }>,
  context: WriteContext,
): string | undefined {
  const short = writeHcl(newValue, inline, context);
  const isLong = short !== undefined && !fitsBetweenBrackets(newValue, short, column);
  return isLong ? writeHcl(newValue, place, context) : short;
}

/** Writes a single reference without quotes, and anything else as a quoted template. */
function writeText(pieces: readonly TextPiece[]): string {
  const [only, ...others] = pieces;
  if (only && others.length === 0 && "reference" in only) return only.reference;
  return quotedTemplate(pieces);
}

export function quotedTemplate(pieces: readonly TextPiece[]): string {
  return `"${templateText(pieces, literalInside)}"`;
}

export function literalInside(text: string): string {
  return withoutTemplate(visibleJson(text).slice(1, -1).replace(surrogates, hclEscapeOf));
}

/** HCL writes a character beyond the first plane as one escape, and JSON as two. */
const surrogates = /\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})/g;

function hclEscapeOf(_pair: string, high: string, low: string): string {
  const code = String.fromCharCode(parseInt(high, 16), parseInt(low, 16)).codePointAt(0) ?? 0;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** A text that Terraform reads as a template without quotes: what a string of Terraform JSON holds. */
export function templateText(pieces: readonly TextPiece[], written = withoutTemplate): string {
  const texts = pieces.map((piece) =>
    "literal" in piece ? written(piece.literal) : "reference" in piece ? `\${${piece.reference}}` : piece.filledIn,
  );
  return texts.join("");
}

/** `${` and `%{` are doubled where they do not begin an expression. */
function withoutTemplate(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}

function writeTuple(items: readonly NewValue[], place: WritePlace, context: WriteContext): string | undefined {
  const isShort = items.length < 2 && items.every((item) => item.kind === "text");
  const inner = isShort ? inline : deeper(place);
  const parts = items.map((item) => writeHcl(item, inner, context));
  if (parts.includes(undefined)) return undefined;
  if (place.kind === "inline" || inner.kind === "inline") return `[${parts.join(", ")}]`;
  const newline = newlineOf(context.file);
  const lines = parts.map((part) => `${newline}${inner.indent}${part ?? ""},`);
  return `[${lines.join("")}${newline}${place.indent}]`;
}

function writeObject(entries: readonly NewEntry[], place: WritePlace, context: WriteContext): string | undefined {
  const inner = deeper(place);
  const values = entries.map(({ value }) => writeHcl(value, inner, context));
  if (values.includes(undefined)) return undefined;
  const { colons } = context;
  const texts = entries.map(({ key }, index) => ({ key: objectKey(key, colons), text: values[index] ?? "" }));
  const joined = texts.map(({ key, text }) => `${key}${colons?.sign ?? " = "}${text}`);
  if (place.kind === "inline" || inner.kind === "inline") return `{ ${joined.join(", ")} }`;
  const newline = newlineOf(context.file);
  const lines = (colons ? joined : alignedLines(texts)).map((line) => `${newline}${inner.indent}${line}`);
  return `{${lines.join(colons?.separator ?? "")}${newline}${place.indent}}`;
}

export function objectKey(key: string, colons: ColonStyle | undefined): string {
  return colons?.isQuoted ? JSON.stringify(key) : hclKey(key);
}

/** An argument of a block, with its value as it is written. */
export interface Argument {
  readonly key: string;
  readonly text: string;
}

/** Lines of `key = text`. The `=` of adjacent one-line entries are aligned, as in `terraform fmt`. */
export function alignedLines(entries: readonly Argument[]): string[] {
  const isSingle = entries.map(({ text }) => !text.includes("\n"));
  return entries.map(({ key, text }, index) => {
    if (!isSingle[index]) return `${key} = ${text}`;
    let first = index;
    let last = index;
    while (isSingle[first - 1]) first--;
    while (isSingle[last + 1]) last++;
    const width = Math.max(...entries.slice(first, last + 1).map((entry) => entry.key.length));
    return `${key.padEnd(width)} = ${text}`;
  });
}

/** A key in HCL. A key that is not an identifier needs quotes. */
export function hclKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : `"${literalInside(key)}"`;
}

const inline: WritePlace = { kind: "inline" };

function deeper(place: WritePlace): WritePlace {
  return place.kind === "inline" ? place : { ...place, indent: place.indent + place.unit };
}
