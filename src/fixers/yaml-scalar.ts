import type { SourceFile } from "../source/index.js";
import type { Layout } from "../tree/index.js";
import { subText } from "./json-text.js";
import type { TextPiece, WriteContext } from "./text-pieces.js";

export type Quote = "plain" | "single" | "double";

/** The quotes of an adjacent value, to use the same. */
export function quoteOf(layout: Layout | undefined): Quote {
  return layout?.style === "single" || layout?.style === "double" ? layout.style : "plain";
}

/** Words that YAML 1.1 does not read as text; no number or date has a slash. */
const notTexts = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+.\d][^/]*|)$/i;

/** Characters that are always safe in a plain scalar, in a block and between brackets. */
const plainInBlock = /^[\w./$][^\n\r\t#"'`]*$/;
const plainInFlow = /^[\w./$][^\n\r\t#"'`,[\]{}]*$/;

/** Whether a file writes functions in the short form. A file without functions counts as one that does, as is usual. */
export function writesShort({ text }: SourceFile): boolean {
  const isLong = /(?:^|[\s{-])["']?(?:Ref|Fn::(?!Transform|ForEach)\w+)["']?[ \t]*:/m.test(text);
  return !isLong || /(?:^|[\s[,:])!(?:[A-Z]\w+)[ \t\r\n]/m.test(text);
}

/** A text as a scalar; holes as `!Ref`, `!GetAtt` and `!Sub`, which only CloudFormation has. */
export function yamlScalar(
  pieces: readonly TextPiece[],
  context: WriteContext,
  inFlow: boolean,
  quote: Quote,
): string | undefined {
  if (pieces.every((piece) => "literal" in piece)) {
    const text = pieces.map((piece) => ("literal" in piece ? piece.literal : "")).join("");
    return quoted(text, inFlow, quote, usualQuote(context.file));
  }
  if (context.references !== "functions") return undefined;
  const [only, ...others] = pieces;
  if (only && others.length === 0 && "reference" in only) {
    const { reference } = only;
    return reference.includes(".") ? `!GetAtt ${reference}` : `!Ref ${reference}`;
  }
  return `!Sub ${quoted(subText(pieces), inFlow, quote, usualQuote(context.file))}`;
}

/** The quotes that the file uses most for values. */
function usualQuote({ text }: SourceFile): "single" | "double" {
  const [single, double] = ["'", '"'].map((mark) => text.split(new RegExp(`[:,[-] *${mark}`)).length);
  return (double ?? 0) > (single ?? 0) ? "double" : "single";
}

/** A text with the given quotes; with `usual` quotes if it needs some and none are given. */
export function quoted(text: string, inFlow: boolean, quote: Quote, usual: "single" | "double" = "single"): string {
  if (quote === "plain" && canBePlain(text, inFlow)) return text;
  const mark = quote === "plain" ? usual : quote;
  const isPrintable = !/[\n\r\t\\]/.test(text);
  return mark === "double" || !isPrintable ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/** Whether YAML reads a text without quotes as that text. */
export function canBePlain(text: string, inFlow: boolean): boolean {
  return (inFlow ? plainInFlow : plainInBlock).test(text) && !notTexts.test(text) && !/:(?:\s|$)|\s$/.test(text);
}
