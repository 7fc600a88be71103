import { complete, oncePer, type Location, type SourceFile, onceIn } from "../../source/index.js";
import type { Embedding, Text } from "../../tree/index.js";
import type { WritePlace } from "../layout/brackets.js";
import { quotedTemplate, templateText } from "./hcl-text.js";
import { fitsBetweenBrackets } from "../values/form-beside.js";
import { longForm, type NewValue } from "../values/new-value.js";
import { lineEndOf, lineStartOf, newlineOf } from "../layout/lines.js";
import { piecesOf, textWithoutReference, type TextPiece } from "../values/text-pieces.js";
import { variablesAround, type WriteContext } from "../values/write-context.js";

/** The style of the JSON around a place. */
export interface JsonStyle {
  readonly context: WriteContext;
  readonly comma: "," | ", ";
  readonly colon: ":" | ": " | " : ";
  /** White space inside the braces of an object that is on one line. */
  readonly padding: "" | " ";
  /** The same for the brackets of a list. */
  readonly listPadding: "" | " ";
}

const spaced = { comma: ", ", colon: ": " } as const;
const compact = { comma: ",", colon: ":", padding: "", listPadding: "" } as const;

/** JSON without white space stays without white space, and `{ "Ref" : "Bucket" }` gets more of its kind beside it. */
export function jsonStyleAt(location: Location, context: WriteContext): JsonStyle {
  if (isCompact(location)) return { context, ...compact };
  const listPadding = usualListPadding(location.file);
  const padding = usualPadding(location.file);
  return {
    context,
    ...spaced,
    listPadding,
    padding,
    ...(hasSpacedColons(location) ? { colon: " : ", padding: " " } : {}),
  };
}

/** What most objects on one line have inside their braces: `{ "Ref": "Bucket" }` or `{"Ref": "Bucket"}`. */
const usualPadding = oncePer(({ text }: SourceFile): "" | " " => {
  let balance = 0;
  for (const [, space] of text.matchAll(/\{( ?)"/g)) balance += space ? 1 : -1;
  return balance > 0 ? " " : "";
});

/** What most lists of texts on one line have inside their brackets: `[ "a" ]` or `["a"]`. */
const usualListPadding = oncePer(({ text }: SourceFile): "" | " " => {
  let balance = 0;
  for (const [, space] of text.matchAll(/\[( ?)"/g)) balance += space ? 1 : -1;
  return balance > 0 ? " " : "";
});

/** Whether the first key on the line where a place begins, or behind that line, has a space before its colon. */
function hasSpacedColons({ file, start }: Location): boolean {
  const from = lineStartOf(file, start);
  return onceIn(
    spacedColons(file),
    from,
    () => /"\s*:/.exec(file.text.slice(from, from + searchedCharacters))?.[0] === '" :',
  );
}

/** How many characters behind the start of a line show its style. */
const searchedCharacters = 500;

const spacedColons = oncePer((_file: SourceFile) => new Map<number, boolean>());

export function isCompact({ file, start }: Location): boolean {
  const from = lineStartOf(file, start);
  return onceIn(compactLines(file), from, () => {
    const line = file.text.slice(from, lineEndOf(file, start));
    // Before a text that holds JSON, the style is that of the text around it.
    const own = line.slice(Math.max(0, line.search(/["'][{[]\\?"/)));
    return /":\S/.test(own) && !/":\s|,\s/.test(own);
  });
}

/** Lines by their starts: a whole template may stand on one. */
const compactLines = oncePer((_file: SourceFile) => new Map<number, boolean>());

/** Writes a new value as JSON, escaped for the texts around it. */
export function writeJson(newValue: NewValue, place: WritePlace, style: JsonStyle): string | undefined {
  const text = writePlain(newValue, place, style);
  return text === undefined ? undefined : encode(text, style.context.within);
}

/** Writes `"key": value` in the style of a place. */
export function writeJsonEntry(
  key: string,
  value: NewValue,
  place: WritePlace,
  like: Location,
  context: WriteContext,
): string | undefined {
  const style = jsonStyleAt(like, context);
  const text = writePlain(value, place, style);
  return text === undefined ? undefined : encode(`${JSON.stringify(key)}${style.colon}${text}`, context.within);
}

function writePlain(newValue: NewValue, place: WritePlace, style: JsonStyle): string | undefined {
  if (newValue.kind === "text") {
    const pieces = piecesOf(newValue.text, style.context);
    return pieces && writeText(pieces, place, style);
  }
  if (newValue.kind === "call") return writePlain(longForm(newValue), place, style);
  const short = place.kind === "own-line" && newValue.inBrackets && writePlain(newValue, { kind: "inline" }, style);
  if (typeof short === "string" && fitsBetweenBrackets(newValue, short)) return short;
  const isShort =
    newValue.kind === "list" &&
    newValue.items.length < 2 &&
    newValue.items.every((item) => item.kind === "text" && !isOnLines(item.text, style)) &&
    !spreadsLists(style.context.file);
  const inner = isShort ? ({ kind: "inline" } as const) : within(place);
  const parts =
    newValue.kind === "list"
      ? newValue.items.map((item) => writePlain(item, inner, style))
      : newValue.entries.map(({ key, value }) => {
          const text = writePlain(value, inner, style);
          return text === undefined ? undefined : `${JSON.stringify(key)}${style.colon}${text}`;
        });
  const texts = complete(parts);
  if (!texts) return undefined;
  if (texts.length === 0) return newValue.kind === "list" ? "[]" : "{}";
  const own: WritePlace = inner.kind === "inline" ? inner : place;
  return newValue.kind === "list" ? between("[", texts, "]", own, style) : between("{", texts, "}", own, style);
}

/**
 * Writes a text with holes: with functions in CloudFormation, inside the string in HCL. A bare policy cannot have
 * holes.
 */
function writeText(pieces: readonly TextPiece[], place: WritePlace, style: JsonStyle): string | undefined {
  const { context } = style;
  const inHcl = context.within.some(({ style: outer }) => outer.startsWith("hcl"));
  const isTemplate = inHcl || context.references === "in-texts";
  // In Terraform JSON itself, a string holds a template. JSON inside of a template is made with its quotes.
  if (isTemplate) return context.within.length > 0 ? quotedTemplate(pieces) : JSON.stringify(templateText(pieces));
  const variables = variablesAround(context);
  if (variables) return pieces.some((piece) => isOneOf(variables, piece)) ? undefined : JSON.stringify(subText(pieces));
  const [only, ...others] = pieces;
  const text = textWithoutReference(pieces);
  if (text !== undefined) return JSON.stringify(text);
  if (context.references !== "functions" || context.within.length > 0) return undefined;
  if (only && others.length === 0 && "reference" in only) return referenceText(only.reference, place, style);
  return functionText("Fn::Sub", JSON.stringify(subText(pieces)), place, style);
}

/** Whether a reference would be the value that an `Fn::Sub` has for this name itself. */
function isOneOf(variables: readonly string[], piece: TextPiece): boolean {
  return "reference" in piece && variables.includes(piece.reference);
}

/** The text for `Fn::Sub`. A literal `${` gets a `!`, so that it is not read as a variable. */
export function subText(pieces: readonly TextPiece[]): string {
  return pieces.map(pieceInSub).join("");
}

function pieceInSub(piece: TextPiece): string {
  if ("reference" in piece) return `\${${piece.reference}}`;
  return "literal" in piece ? piece.literal.replace(/\$\{(?!!)/g, "${!") : piece.filledIn;
}

function referenceText(reference: string, place: WritePlace, style: JsonStyle): string {
  const [name = "", ...attribute] = reference.split(".");
  if (attribute.length === 0) return functionText("Ref", JSON.stringify(name), place, style);
  const names = [name, attribute.join(".")].map((one) => JSON.stringify(one));
  const list = between("[", names, "]", within(rowsOf(place, style)), style);
  return functionText("Fn::GetAtt", list, place, style);
}

function functionText(name: string, argument: string, place: WritePlace, style: JsonStyle): string {
  return between("{", [`${JSON.stringify(name)}${style.colon}${argument}`], "}", rowsOf(place, style), style);
}

/** Whether a text is written as a function on lines of its own. */
function isOnLines({ parts }: Text, { context }: JsonStyle): boolean {
  const isFunction = context.references === "functions" && parts.some(({ kind }) => kind === "hole");
  return isFunction && spreadsFunctions(context.file);
}

/** The place of a function: many tools write each on lines of its own. */
function rowsOf(place: WritePlace, { context }: JsonStyle): WritePlace {
  return spreadsFunctions(context.file) ? place : { kind: "inline" };
}

/** Whether each text of a list mostly has a line of its own, as most tools write JSON. */
export const spreadsLists = oncePer(({ text }: SourceFile) => linesIn(text, /\[(\s*)"/g) > 0);

/** The same of functions. Where there is none, the other brackets of the file show it. */
const spreadsFunctions = oncePer((file: SourceFile): boolean => {
  const lines = linesIn(file.text, /\{(\s*)"(?:Ref|Fn::\w+)"/g);
  return lines > 0 || (lines === 0 && spreadsAll(file));
});

/** How many more opening brackets have a new line behind them than not. */
function linesIn(text: string, opening: RegExp): number {
  let balance = 0;
  for (const [, space = ""] of text.matchAll(opening)) balance += space.includes("\n") ? 1 : -1;
  return balance;
}

/** Whether no object or list with something in it stands on one line. */
const spreadsAll = oncePer(({ text }: SourceFile) => !/(?:^|[[{:,])\s*(?:\{[^\S\n]*"|\[[^\S\n]*["{[\d])/.test(text));

function within(place: WritePlace): WritePlace {
  return place.kind === "inline" ? place : { ...place, indent: place.indent + place.unit };
}

/** Texts between brackets: on one line, or each on a line of its own. */
function between(
  open: "[" | "{",
  parts: readonly string[],
  close: "]" | "}",
  place: WritePlace,
  { comma, context, listPadding, padding }: JsonStyle,
): string {
  if (place.kind === "inline") {
    const pad = open === "{" ? padding : listPadding;
    return `${open}${pad}${parts.join(comma)}${pad}${close}`;
  }
  const newline = newlineOf(context.file);
  const lines = parts.map((part) => `${newline}${place.indent}${place.unit}${part}`);
  return `${open}${lines.join(",")}${newline}${place.indent}${close}`;
}

/** Escapes a text for each text around it, the innermost first. */
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
