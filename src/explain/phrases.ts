import type { Reading } from "./error-text.js";

/** How far apart the words of one error are at most, in characters. */
const reach = 800;

/** What a text of the facts looks for: words in order, with one word of any kind between some. */
interface Phrase {
  readonly words: readonly string[];
  /** Whether one word of any kind (`{role}`) stands before the words at the same index. */
  readonly isAfterAny: readonly boolean[];
}

const known = new Map<string, readonly Phrase[]>();

/** Whether a text of the facts (`role {role} is not … configured`) occurs in an error. */
export function occursIn(text: string, { lower }: Reading): boolean {
  const phrases = known.get(text) ?? text.split(" … ").map(phraseOf);
  known.set(text, phrases);
  return occursFrom(phrases, lower, 0, lower.length);
}

function phraseOf(text: string): Phrase {
  const pieces = text.split(/\{\w+\}/);
  return { words: pieces, isAfterAny: pieces.map((_, index) => index > 0) };
}

function occursFrom(phrases: readonly Phrase[], text: string, from: number, limit: number): boolean {
  const [first, ...rest] = phrases;
  if (!first) return true;
  const [start = ""] = first.words;
  for (let at = text.indexOf(start, from); at >= 0 && at <= limit; at = text.indexOf(start, at + 1)) {
    const end = endOf(first, text, at);
    if (end !== undefined && occursFrom(rest, text, end, end + reach)) return true;
  }
  return false;
}

/** Where a phrase ends that begins at an offset. `undefined`: it is not there. */
function endOf({ words, isAfterAny }: Phrase, text: string, start: number): number | undefined {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (isAfterAny[index] === true) {
      const end = endOfWord(text, at);
      if (end === at) return undefined;
      at = end;
    }
    if (!text.startsWith(word, at)) return undefined;
    at += word.length;
  }
  return at;
}

function endOfWord(text: string, start: number): number {
  const end = text.indexOf(" ", start);
  return end < 0 ? text.length : end;
}
