import { complete, isInside, type SourceFile, type TextEdit } from "../../source/index.js";
import { listFrom } from "../layout/additions.js";
import { bracketed, insertAmong, insertLast, type BracketStyle, type WritePlace } from "../layout/brackets.js";
import { exchangeBetween } from "../layout/exchange-between.js";
import { fitsBetweenBrackets } from "../values/form-beside.js";
import { longForm, type NewValue } from "../values/new-value.js";
import { isOneLine, newlineOf, replaceRange } from "../layout/lines.js";
import { fitsInto, isWhole } from "./whole-value.js";
import { removeFrom } from "../layout/remove-between.js";
import { piecesOf } from "../values/text-pieces.js";
import type { WriteContext } from "../values/write-context.js";
import type { SyntaxEditor } from "./syntax-editor.js";
import { keyQuote, quotesBeside, sameQuotes, type Quotes } from "./yaml-quotes.js";
import { listPadding, quoted, quoteOf, usualPadding, writesShort, yamlScalar, type Quote } from "./yaml-scalar.js";

function styleIn(file: SourceFile): BracketStyle {
  return { comments: "yaml", separator: "comma", padding: usualPadding(file) };
}

/** Edits YAML in flow style. */
export const yamlFlow: SyntaxEditor = {
  extend(_holder, entry, items, context) {
    const { value, location } = entry;
    if (!isInside(value.location, location)) return undefined;
    if (value.kind === "list") {
      const last = value.items.at(-1);
      const quotes = last ? quotesBeside(last) : sameQuotes("plain");
      const write = (place: WritePlace): (string | undefined)[] =>
        items.map((item) => writeFlow(item, place, context, quotes));
      return insertLast(bracketed(value), write, styleIn(context.file));
    }
    if (value.kind !== "scalar" && value.kind !== "text" && value.kind !== "mapping") return undefined;
    return isWhole(entry) ? wrap(value.location, items, context, quoteOf(value.layout)) : undefined;
  },
  insert(mapping, key, value, context, at) {
    const into = bracketed(mapping);
    const quote = quoteOf(mapping.entries.find((entry) => entry.value.kind === "scalar")?.value.layout);
    const write = (place: WritePlace): (string | undefined)[] => {
      const text = writeFlow(value, place, context, sameQuotes(quote));
      const name = quoted(key, true, keyQuote(mapping));
      return [text === undefined ? undefined : `${name}: ${text}`];
    };
    return insertAmong(into, write, styleIn(context.file), at);
  },
  replace(_holder, entry, newValue, context) {
    const { value, location } = entry;
    if (!isInside(value.location, location) || !fitsInto(entry, newValue)) return undefined;
    const { file, start, end } = value.location;
    const text = writeFlow(newValue, { kind: "inline" }, context, sameQuotes(quoteOf(value.layout)));
    return text === undefined ? undefined : [replaceRange(file, start, end, text)];
  },
  exchange(list, item, values, context) {
    const quotes = quotesBeside(item);
    return exchangeBetween(
      list,
      item,
      (place) => values.map((value) => writeFlow(value, place, context, quotes)),
      styleIn(context.file),
    );
  },
  remove: removeFrom,
};

/** Turns a single value into a list between brackets. */
export function wrap(
  location: TextEdit["location"],
  items: readonly NewValue[],
  context: WriteContext,
  quote: Quote,
): TextEdit[] | undefined {
  const texts = complete(items.map((item) => writeFlow(item, { kind: "inline" }, context, sameQuotes(quote))));
  return texts && isOneLine(location) ? listFrom(location, texts, { pad: listPadding(context.file) }) : undefined;
}

export function writeFlow(
  newValue: NewValue,
  place: WritePlace,
  context: WriteContext,
  quotes: Quotes,
): string | undefined {
  if (newValue.kind === "text") {
    const pieces = piecesOf(newValue.text, context);
    return pieces && yamlScalar(pieces, context, true, quotes.own);
  }
  if (newValue.kind === "call") {
    if (!writesShort(context.file)) return writeFlow(longForm(newValue), place, context, quotes);
    const argument = writeFlow(newValue.argument, place, context, quotes);
    return argument === undefined ? undefined : `!${newValue.name.replace("Fn::", "")} ${argument}`;
  }
  const short =
    place.kind === "own-line" && newValue.inBrackets && writeFlow(newValue, { kind: "inline" }, context, quotes);
  if (typeof short === "string" && fitsBetweenBrackets(newValue, short)) return short;
  const inner: WritePlace = place.kind === "inline" ? place : { ...place, indent: place.indent + place.unit };
  const parts =
    newValue.kind === "list"
      ? newValue.items.map((item) => writeFlow(item, inner, context, quotes))
      : newValue.entries.map(({ key, value }) => {
          const text = writeFlow(value, inner, context, quotes.at(key));
          return text === undefined ? undefined : `${quoted(key, true, quotes.keys)}: ${text}`;
        });
  if (parts.includes(undefined)) return undefined;
  const [open, close] = newValue.kind === "list" ? ["[", "]"] : ["{", "}"];
  const pad = newValue.kind !== "list" ? usualPadding(context.file) : parts.length > 0 ? listPadding(context.file) : "";
  const isShort = newValue.kind === "list" && newValue.items.every((item) => item.kind === "text");
  if (place.kind === "inline" || inner.kind === "inline" || isShort)
    return `${open}${pad}${parts.join(", ")}${pad}${close}`;
  const newline = newlineOf(context.file);
  const lines = parts.map((part) => `${newline}${inner.indent}${part ?? ""}`);
  return `${open}${lines.join(",")}${newline}${place.indent}${close}`;
}
