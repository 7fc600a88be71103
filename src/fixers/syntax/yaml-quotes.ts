import { addTo, sole } from "../../source/index.js";
import type { Node } from "../../tree/index.js";
import type { WriteContext } from "../values/text-pieces.js";
import { canBePlain, quoteOf, type Quote } from "./yaml-scalar.js";

/**
 * The context for an item that is added behind another: its values have the quotes that those of the same keys have there.
 */
export function quotedAs(beside: Node, context: WriteContext): WriteContext {
  const found = new Map<string, Quote[]>();
  addQuotes(beside, "", found);
  const quotes = [...found].flatMap(([key, all]) => {
    const quote = sole([...new Set(all)]);
    return quote === undefined ? [] : [[key, quote] as const];
  });
  return quotes.length === 0 ? context : { ...context, quotes: new Map(quotes) };
}

/**
 * Texts that must be quoted say nothing about those that need not be, nor do texts between brackets: many quote a colon
 * only there.
 */
function addQuotes(node: Node, key: string, found: Map<string, Quote[]>): void {
  if (node.layout?.style === "flow") return;
  if (node.kind === "scalar" && canBePlain(node.text, false)) addTo(found, key, quoteOf(node.layout));
  if (node.kind === "list") for (const item of node.items) addQuotes(item, key, found);
  if (node.kind === "mapping") for (const { key: own, value } of node.entries) addQuotes(value, own.text, found);
}
