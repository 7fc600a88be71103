import { oncePer, type SourceFile, visibleJson } from "../../source/index.js";
import type { Layout } from "../../tree/index.js";
import { subText } from "./json-text.js";
import { textWithoutReference, type TextPiece } from "../values/text-pieces.js";
import type { WriteContext } from "../values/write-context.js";

export type Quote = "plain" | "single" | "double";

/** The quotes of another value, to write a new value in the same style. */
export function quoteOf(layout: Layout | undefined): Quote {
  return layout?.style === "single" || layout?.style === "double" ? layout.style : "plain";
}

/** The quotes that begin with a character. Every other one begins a text without quotes. */
export function quoteBeginningWith(mark: string | undefined): Quote {
  return mark === '"' ? "double" : mark === "'" ? "single" : "plain";
}

/** Texts that YAML 1.1 does not read as text without quotes. Numbers and dates contain no slash. */
const notTexts = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+.\d][^/]*|)$/i;

/** Texts that are safe without quotes, in block style and in flow style. */
const plainInBlock = /^[\w./$][^\n\r\t#"'`]*$/;
const plainInFlow = /^[\w./$][^\n\r\t#"'`,[\]{}]*$/;

/**
 * Whether a file writes functions in the short form. It is also true for a file without functions, because the short
 * form is usual.
 */
export const writesShort = oncePer(({ text }: SourceFile): boolean => {
  const isLong = /^(?:[^#\r\n\u2028\u2029]*[\s{-])?["']?(?:Ref|Fn::(?!Transform|ForEach)\w+)["']?[ \t]*:/m.test(text);
  return !isLong || /(?:^|[\s[,:])!(?:[A-Z]\w+)[ \t\r\n]/m.test(text);
});

/** Writes a text as a scalar. Holes are written with `Ref`, `Fn::GetAtt` and `Fn::Sub`, which only CloudFormation has. */
export function yamlScalar(
  pieces: readonly TextPiece[],
  context: WriteContext,
  inFlow: boolean,
  quote: Quote,
): string | undefined {
  const text = textWithoutReference(pieces);
  if (text !== undefined) return quoted(text, inFlow, quote, usualQuote(context.file));
  if (context.references !== "functions") return undefined;
  const isShort = writesShort(context.file);
  const [only, ...others] = pieces;
  if (only && others.length === 0 && "reference" in only) {
    const { reference } = only;
    const [name = "", ...attribute] = reference.split(".");
    const names = [name, attribute.join(".")].map((one) => quoted(one, true, quote));
    if (attribute.length === 0) return isShort ? `!Ref ${name}` : longFunction("Ref", names[0] ?? "", quote, context);
    const pad = listPadding(context.file);
    const list = `[${pad}${names.join(", ")}${pad}]`;
    return isShort ? `!GetAtt ${reference}` : longFunction("Fn::GetAtt", list, quote, context);
  }
  const argument = quoted(subText(pieces), inFlow || !isShort, quote, usualQuote(context.file));
  return isShort ? `!Sub ${argument}` : longFunction("Fn::Sub", argument, quote, context);
}

/** A function in flow style, which has a place on any line. Among double quotes it is JSON as well. */
function longFunction(name: string, argument: string, quote: Quote, { file }: WriteContext): string {
  const pad = usualPadding(file);
  return `{${pad}${quote === "double" ? JSON.stringify(name) : name}: ${argument}${pad}}`;
}

/** What most braces of the file have inside: `{ Ref: Bucket }` or `{Ref: Bucket}`. Keys of code in it are not in capitals. */
export const usualPadding = oncePer(({ text }: SourceFile): "" | " " => {
  let balance = 0;
  for (const [, space] of text.matchAll(/(?<![\w${])\{( ?)["']?[A-Z][\w:]*["']?: /g)) balance += space ? 1 : -1;
  return balance < 0 ? "" : " ";
});

/** What most of its lists have inside their brackets: `[ One, Two ]` or `[One, Two]`. The brackets of a shell stand behind no colon. */
export const listPadding = oncePer(({ text }: SourceFile): "" | " " => {
  let balance = 0;
  for (const [, space] of text.matchAll(/(?::|![A-Z]\w*)[ \t]+\[( ?)(?=[^\s\]])/g)) balance += space ? 1 : -1;
  return balance > 0 ? " " : "";
});

/** The quotes that the file uses most. */
const usualQuote = oncePer(({ text }: SourceFile): "single" | "double" => {
  let balance = 0;
  for (const [quoted] of text.matchAll(/[:,[-] *["']/g)) balance += quoted.endsWith('"') ? 1 : -1;
  return balance > 0 ? "double" : "single";
});

/** A text in the given quotes. Without given quotes, it gets the `usual` ones if it needs quotes. */
export function quoted(text: string, inFlow: boolean, quote: Quote, usual: "single" | "double" = "single"): string {
  // Only double quotes have escapes: for line ends, and for what a terminal or a CI server would obey.
  const escaped = visibleJson(text);
  const isSeen = escaped === JSON.stringify(text);
  if (quote === "plain" && isSeen && canBePlain(text, inFlow)) return text;
  const mark = quote === "plain" ? usual : quote;
  const isPrintable = isSeen && !/[\n\r\t\\]/.test(text);
  return mark === "double" || !isPrintable ? escaped : `'${text.replaceAll("'", "''")}'`;
}

/** Whether YAML reads a text without quotes as that text. */
export function canBePlain(text: string, inFlow: boolean): boolean {
  return (inFlow ? plainInFlow : plainInBlock).test(text) && !notTexts.test(text) && !/:(?:\s|$)|\s$/.test(text);
}
