import { ownValue } from "../../source/index.js";
import { textBuilder, type DecodedText, type TextBuilder } from "./decoded-text.js";

type Quote = "plain" | "single" | "double";

/** The escapes of YAML. They include those of JSON. https://yaml.org/spec/1.2.2/#57-escaped-characters */
const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What is written differently in the file, apart from line breaks. */
const marks: Readonly<Record<Quote, string>> = { plain: "\n", single: "'", double: "\\" };

/**
 * Decodes the scalar between two offsets, which include the quotes. It folds line breaks and resolves escapes. JSON
 * strings are decoded like YAML strings.
 */
export function decodeQuoted(source: string, start: number, end: number, quote: Quote): DecodedText {
  const from = quote === "plain" ? start : start + 1;
  const to = quote === "plain" || !isClosed(source, start, end) ? end : end - 1;
  const raw = source.slice(from, to);
  if (!raw.includes("\n") && !raw.includes("\r") && !raw.includes(marks[quote])) {
    return { text: raw, map: quote === "plain" ? undefined : from };
  }
  const builder = textBuilder(source);
  let at = from;
  while (at < to) at = step(source, at, to, quote, builder);
  return builder.build(to);
}

function isClosed(source: string, start: number, end: number): boolean {
  return end - start > 1 && source[end - 1] === source[start];
}

/** Decodes the text at an offset. Returns the offset at which to continue. */
function step(source: string, at: number, to: number, quote: Quote, builder: TextBuilder): number {
  const unit = source[at];
  if (unit === "\n" || (unit === "\r" && source[at + 1] === "\n")) return foldLines(source, at, to, builder);
  if (quote === "single" && unit === "'") {
    builder.put("'", at);
    return at + 2;
  }
  if (quote === "double" && unit === "\\") return unescape(source, at, to, builder);
  let next = at + 1;
  while (next < to && !/[\n\r'\\]/.test(source[next] ?? "")) next++;
  builder.copy(at, next);
  return next;
}

/** Folds line breaks: one line break becomes a space, each further one stays. White space around them is removed. */
function foldLines(source: string, at: number, to: number, builder: TextBuilder): number {
  builder.trimEnd();
  let breaks = 0;
  let next = at;
  while (next < to && /[\n\r \t]/.test(source[next] ?? "")) {
    if (source[next] === "\n") breaks++;
    next++;
  }
  builder.put(breaks > 1 ? "\n".repeat(breaks - 1) : " ", at);
  return next;
}

function unescape(source: string, at: number, to: number, builder: TextBuilder): number {
  const unit = source[at + 1] ?? "";
  if (unit === "\n" || unit === "\r") {
    let next = at + 1;
    while (next < to && /[\n\r \t]/.test(source[next] ?? "")) next++;
    return next;
  }
  const digits = ownValue(hexDigits, unit);
  if (digits === undefined) {
    builder.put(ownValue(escapes, unit) ?? unit, at);
    return at + 2;
  }
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  // In a broken text, the digits may be a negative number or none at all.
  builder.put(code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd", at);
  return at + 2 + digits;
}
