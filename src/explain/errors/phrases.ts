import { onceIn } from "../../source/index.js";
import type { Reading } from "./error-text.js";

/** How far apart the words of one error are at most, in characters. */
const maximumDistance = 800;

/** What a text of the facts looks for: words in order, with one word of any kind between some. */
interface Phrase {
  readonly words: readonly string[];
  /** Whether one word of any kind (`{role}`) stands before the words at the same index. */
  readonly isAfterAny: readonly boolean[];
}

const known = new Map<string, readonly Phrase[]>();

/** Whether a text of the facts (`role {role} is not … configured`) occurs in an error. */
export function occursIn(text: string, { lower }: Reading): boolean {
  return occursInOrder(
    onceIn(known, text, () => text.split(" … ").map(phraseOf)),
    lower,
  );
}

function phraseOf(text: string): Phrase {
  const pieces = text.split(/\{\w+\}/);
  return { words: pieces, isAfterAny: pieces.map((_, index) => index > 0) };
}

/** Each phrase is looked for once, from the first on: a log says the same thousands of times. */
function occursInOrder([first, ...rest]: readonly Phrase[], text: string): boolean {
  let ends = first ? occurrences(first, text).map(({ end }) => end) : [];
  for (const phrase of rest) {
    if (ends.length === 0) return false;
    ends = endsBehind(ends, occurrences(phrase, text));
  }
  return ends.length > 0;
}

/** Where the occurrences end that are near behind one of these ends. */
function endsBehind(ends: readonly number[], next: readonly Occurrence[]): number[] {
  let nearest = -1;
  return next.flatMap(({ end, start }) => {
    while ((ends[nearest + 1] ?? Infinity) <= start) nearest++;
    return start - (ends[nearest] ?? -Infinity) <= maximumDistance ? [end] : [];
  });
}

interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** In the order of their starts, which is that of their ends. */
function occurrences(phrase: Phrase, text: string): readonly Occurrence[] {
  const [word = ""] = phrase.words;
  const found: Occurrence[] = [];
  for (let start = text.indexOf(word); start >= 0 && start < text.length; start = text.indexOf(word, start + 1)) {
    const end = endOf(phrase, text, start);
    if (end !== undefined) found.push({ start, end });
  }
  return found;
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

/** A text without spaces may be as long as the log. */
function endOfWord(text: string, start: number): number {
  const near = text.slice(start, start + maximumDistance);
  const end = near.indexOf(" ");
  return start + (end < 0 ? near.length : end);
}
