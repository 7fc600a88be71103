import { lazily } from "./lazily.js";

/** All white space that looks like a blank and is none. */
const otherBlank = lazily(() => /[^\P{Zs} ]/gu);

/** A longer word is shown by its beginning and its end. */
const longestWord = 200;
const endOfWord = 50;
const longWords = new RegExp(String.raw`\S{${String(longestWord + 1)},}`, "g");

/**
 * A value of a template in a sentence: a reader sees where it begins and ends. Blanks that nobody would see are shown
 * as their escapes (`s3:GetObject\x20`), and of a very long word the beginning and the end.
 */
export function visibleValue(value: string): string {
  const isPlain = !/ {2}|^ | $|[^ -~]/.test(value);
  const seen = isPlain ? value : value.replace(/ +/g, seenBlanks).replace(otherBlank(), escapeOf);
  return seen.length > longestWord ? seen.replace(longWords, shortened) : seen;
}

/** Lines that are wrapped would lose blanks at the ends, and all but one inside. */
function seenBlanks({ length }: string, at: number, value: string): string {
  const isAtEnd = at === 0 || at + length === value.length;
  return isAtEnd ? String.raw`\x20`.repeat(length) : ` ${String.raw`\x20`.repeat(length - 1)}`;
}

function escapeOf(blank: string): string {
  const digits = blank.charCodeAt(0).toString(16);
  return digits.length > 2 ? `\\u${digits.padStart(4, "0")}` : `\\x${digits}`;
}

/** A character may be two units, and half of one would be shown as an escape. */
const halfAtCut = /[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/;

function shortened(word: string): string {
  const ends = [word.slice(0, longestWord - endOfWord - 1), word.slice(-endOfWord)];
  return ends.map((end) => end.replace(halfAtCut, "")).join("…");
}
