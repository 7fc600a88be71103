import { sole, textOf } from "../../source/index.js";
import type { Mapping, Node } from "../../tree/index.js";
import { canBePlain, quoteBeginningWith, quoteOf, type Quote } from "./yaml-scalar.js";

/** The quotes of a new value, of its keys between brackets, and of what it has at a key. */
export interface Quotes {
  readonly own: Quote;
  readonly keys: Quote;
  readonly at: (key: string) => Quotes;
}

/** The same quotes everywhere in a value. Single ones are not usual for keys. */
export function sameQuotes(quote: Quote): Quotes {
  const quotes: Quotes = { own: quote, keys: quote === "double" ? "double" : "plain", at: () => quotes };
  return quotes;
}

/** The quotes of the keys of a mapping, so that JSON-like YAML keeps its style. */
export function keyQuote({ entries }: Mapping): Quote {
  const first = entries[0]?.key.location;
  return quoteBeginningWith(first?.file.text[first.start]);
}

/** The quotes of what is written beside a value, or in its place. */
export function quotesBeside(node: Node): Quotes {
  return quotesOf(node, quoteOf(node.layout), false);
}

/** The quotes of another value at the same keys, and elsewhere those that all of its texts have. */
function quotesOf(node: Node | undefined, usual: Quote, isInFlow: boolean): Quotes {
  const isFlow = isInFlow || node?.layout?.style === "flow";
  if (node?.kind === "list") return quotesOf(node.items.at(-1), usual, isFlow);
  if (node?.kind !== "mapping") return sameQuotes((node && chosenQuote(node, isFlow)) ?? usual);
  const keys = isFlow ? keyQuote(node) : "plain";
  const common = commonQuote(node) ?? (keys === "plain" ? usual : keys);
  const valueAt = (key: string): Node | undefined => node.entries.find((one) => one.key.text === key)?.value;
  return { own: common, keys, at: (key) => quotesOf(valueAt(key), common, isFlow) };
}

/** The quotes of what is written in place of a value. Those that its text needs say nothing about another text. */
export function quoteInPlaceOf(value: Node, holder: Mapping): Quote {
  const isForced = value.kind === "scalar" && value.layout !== undefined && !canBePlain(value.text, false);
  return isForced ? (commonQuote(holder) ?? "plain") : quoteOf(value.layout);
}

/** The quotes that the author chose for all texts in a value. */
export function commonQuote(node: Node): Quote | undefined {
  return sole([...new Set(chosenIn(node, false))]);
}

function chosenIn(node: Node, isInFlow: boolean): readonly Quote[] {
  const isFlow = isInFlow || node.layout?.style === "flow";
  if (node.kind === "list") return node.items.flatMap((item) => chosenIn(item, isFlow));
  if (node.kind === "mapping") return node.entries.flatMap(({ value }) => chosenIn(value, isFlow));
  return [(node.kind === "scalar" && chosenQuote(node, isFlow)) || []].flat();
}

/**
 * The quotes of a text, also behind `!Sub`. `undefined`: the text needs quotes there, so nobody chose them. A star does at the
 * start of a text, so many quote each plain text with one.
 */
function chosenQuote(node: Node, isInFlow: boolean): Quote | undefined {
  const quote = node.layout && quoteOf(node.layout);
  if (quote === undefined || quote === "plain") return quote;
  if (node.kind === "scalar") return canBePlain(node.text, isInFlow) && !node.text.includes("*") ? quote : undefined;
  const written = textOf(node.location);
  return canBePlain(written.slice(written.search(/["']/) + 1, -1), isInFlow) ? quote : undefined;
}
