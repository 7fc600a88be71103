import type { Location, TextEdit } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { lineStartOf, replaceRange, withNewlines } from "../layout/lines.js";
import { asLongForm } from "../syntax/yaml-long-form.js";
import { entryLines, itemLines } from "../syntax/yaml-lines.js";
import { sameQuotes } from "../syntax/yaml-quotes.js";
import type { WriteContext } from "../values/write-context.js";

type Quote = Parameters<typeof sameQuotes>[0];

/**
 * Writes a text with references in the place of another one, as a function on lines of its own. `undefined`: the file
 * does not write functions so, or the old text is neither an item nor the value of a key in block style.
 */
export function onLongFormLines(
  text: Text,
  { file, start, end }: Location,
  context: WriteContext,
  quote: Quote,
): TextEdit[] | undefined {
  const value = asLongForm({ kind: "text", text }, context);
  // Between brackets, which may stand on other lines, nothing is in block style.
  if (!value || /^\s*[,}\]]/.test(file.text.slice(end))) return undefined;
  const before = file.text.slice(lineStartOf(file, start), start);
  const quotes = sameQuotes(quote);
  if (/^ *(?:- )+$/.test(before)) {
    const lines = itemLines(value, before.length - "- ".length, context, quotes);
    return lines && [replaceRange(file, start, end, withNewlines(file, lines).slice(before.length))];
  }
  const [, outer, space = ""] = /^( *(?:- )*)(?:[\w:.-]+|"[^"]*"|'[^']*'):( +)$/.exec(before) ?? [];
  const [, ...inner] = (outer !== undefined && entryLines("key", value, outer.length, context, quotes)) || [];
  return inner.length === 0
    ? undefined
    : [replaceRange(file, start - space.length, end, withNewlines(file, ["", ...inner]))];
}
