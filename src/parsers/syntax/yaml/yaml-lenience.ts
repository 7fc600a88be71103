import { ownValue } from "../../../source/index.js";

/**
 * Whether AWS's YAML parser accepts what the library reports as an error: a comment directly after a quote or bracket.
 */
export function isTolerated(message: string): boolean {
  return message.startsWith("Comments must be separated");
}

/** What the library's lexer writes before a plain text. */
const plainText = "\u001f";

/**
 * The pieces of a text, as the library's lexer gives them, with each dash that AWS's YAML parser takes for a text: one
 * directly before a comma or a closing bracket. The lexer takes it for the dash of a list, and sees an empty text
 * between it and a comma.
 */
export function withDashesAsTexts(pieces: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [piece = "", next = "", afterNext] = [pieces[at], pieces[at + 1], pieces[at + 2]];
    const isBeforeComma = next === plainText && afterNext === "";
    const isText = piece === "-" && texts.at(-1) !== plainText && (isBeforeComma || next === "]" || next === "}");
    if (isText) texts.push(plainText);
    texts.push(piece);
    if (isText && isBeforeComma) at += 2;
  }
  return texts;
}

/**
 * Joins the lines of a value in quotes or brackets, so that all offsets stay the same. This is needed because AWS's
 * YAML parser accepts any indent inside quotes and brackets, but the library requires a deeper indent than that of the
 * parent. `undefined`: the value has no end, or it is on one line.
 */
export function joinLines(text: string, start: number): string | undefined {
  const end = endOfValue(text, start);
  if (end === undefined) return undefined;
  const joined = blank(text, start, end);
  return joined === text.slice(start, end) ? undefined : text.slice(0, start) + joined + text.slice(end);
}

const quoted: Readonly<Record<string, RegExp>> = {
  "'": /'(?:[^']|'')*'/y,
  '"': /"(?:[^"\\]|\\[^])*"/y,
};

function endOfQuoted(text: string, start: number): number | undefined {
  const expression = ownValue(quoted, text[start] ?? "");
  if (!expression) return undefined;
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : undefined;
}

/**
 * Whether a `#` or a quote at this place can begin a comment or a text. It can after white space or a bracket, but not
 * inside a word.
 */
function canBegin(text: string, at: number): boolean {
  return /[\s[\]{},:]/.test(text[at - 1] ?? " ");
}

function endOfComment(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function endOfValue(text: string, start: number): number | undefined {
  if (text[start] !== "[" && text[start] !== "{") return endOfQuoted(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text[at] ?? "";
    if (unit === "[" || unit === "{") depth++;
    else if (unit === "]" || unit === "}") {
      depth--;
      if (depth === 0) return at + 1;
    } else if (unit === "#" && canBegin(text, at)) at = endOfComment(text, at);
    else if ((unit === "'" || unit === '"') && canBegin(text, at)) {
      const end = endOfQuoted(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

/** Replaces line breaks and comments with spaces. */
function blank(text: string, start: number, end: number): string {
  const pieces: string[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    const unit = text[at] ?? "";
    const isQuote = (unit === "'" || unit === '"') && (at === start || canBegin(text, at));
    if (isQuote) {
      at = (endOfQuoted(text, at) ?? end) - 1;
    } else if (unit === "#" && at > start && canBegin(text, at)) {
      const stop = Math.min(end, endOfComment(text, at));
      pieces.push(text.slice(from, at), " ".repeat(stop - at));
      from = stop;
      at = stop - 1;
    }
  }
  pieces.push(text.slice(from, end));
  return pieces.join("").replace(/[\r\n]/g, " ");
}
