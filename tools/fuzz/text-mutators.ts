import { pick, type Random } from "../random.js";
import { oddCharacters, oddNumber, oddWord } from "./words.js";

/** Changes a text without reading it. */
export type TextMutator = (text: string, random: Random) => string;

export const textMutators: Readonly<Record<string, TextMutator>> = {
  "delete characters": (text, random) => replaceRange(text, rangeIn(text, random), ""),
  "repeat characters": (text, random) => {
    const { start, end } = rangeIn(text, random);
    return text.slice(0, end) + text.slice(start, end).repeat(1 + random(3)) + text.slice(end);
  },
  "swap characters": (text, random) => {
    const points = [0, 0, 0, 0].map(() => random(text.length + 1)).sort((one, other) => one - other);
    const [a = 0, b = 0, c = 0, d = 0] = points;
    return text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);
  },
  "insert a character": (text, random) => insert(text, pick(oddCharacters, random), random),
  "insert a word": (text, random) => insert(text, oddWord(random), random),
  "insert a bracket": (text, random) => insert(text, pick(brackets, random), random),
  "delete a bracket": (text, random) => changeMatch(text, /[{}[\]()"']/g, () => "", random),
  "replace a word": (text, random) => changeMatch(text, /\w+/g, () => oddWord(random), random),
  "replace a number": (text, random) => changeMatch(text, /\d+/g, () => oddNumber(random), random),
  "copy a word": (text, random) => {
    const words = text.match(/[\w:.*-]+/g) ?? [];
    return words.length === 0 ? text : changeMatch(text, /[\w:.*-]+/g, () => pick(words, random), random);
  },
  "delete a token": (text, random) => changeMatch(text, tokens, () => "", random),
  "repeat a token": (text, random) => changeMatch(text, tokens, (token) => token + token, random),
  "swap tokens": (text, random) => {
    const all = text.match(/\w+|\s+|[^\w\s]/g) ?? [];
    return swapped(all, random).join("");
  },
  "delete lines": (text, random) => withLines(text, (lines) => lines.toSpliced(random(lines.length), 1 + random(4))),
  "repeat lines": (text, random) =>
    withLines(text, (lines) => {
      const at = random(lines.length);
      return lines.toSpliced(at, 0, ...lines.slice(at, at + 1 + random(6)));
    }),
  "move a line": (text, random) =>
    withLines(text, (lines) => {
      const at = random(lines.length);
      return lines.toSpliced(at, 1).toSpliced(random(lines.length), 0, lines[at] ?? "");
    }),
  "swap lines": (text, random) => withLines(text, (lines) => swapped(lines, random)),
  "indent lines": (text, random) =>
    withLines(text, (lines) => {
      const at = random(lines.length);
      const count = 1 + random(5);
      const indent = pick([" ", "  ", "\t", "\u00a0"], random);
      return lines.map((line, index) => (index >= at && index < at + count ? indent + line : line));
    }),
  "outdent a line": (text, random) => changeMatch(text, /^[ \t]+/gm, (indent) => indent.slice(1 + random(2)), random),
  "cut the end": (text, random) => text.slice(0, random(text.length)),
  "cut the start": (text, random) => text.slice(random(text.length)),
  "change line breaks": (text, random) => text.replaceAll("\n", pick(["\r\n", "\r", "\n\r", "\u2028", "\n\n"], random)),
  "change some line breaks": (text, random) =>
    text.replace(/\n/g, (found) => (random(4) === 0 ? pick(["\r\n", "\r"], random) : found)),
  "indent by tabs": (text) => text.replace(/^(?: {2})+/gm, (indent) => "\t".repeat(indent.length / 2)),
  "begin with a mark": (text, random) =>
    pick(["\ufeff", "\u0000", "---\n", "%YAML 1.2\n---\n", "\n\n", "#"], random) + text,
  "drop all line breaks": (text) => text.replaceAll("\n", " "),
  "change letter case": (text, random) => {
    const isUpper = random(2) === 0;
    return changeMatch(text, /[A-Za-z]{3,}/g, (word) => (isUpper ? word.toUpperCase() : word.toLowerCase()), random);
  },
  "escape a character": (text, random) =>
    changeMatch(text, /[a-z]/gi, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`, random),
};

const brackets = ["{", "}", "[", "]", "(", ")", '"', "'", "`", "<", "${", "%{", "/*", "<<EOF\n", "#", "---\n"];

const tokens = /\w+|[^\w\s]/g;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Mostly short. */
function rangeIn(text: string, random: Random): Range {
  const start = random(text.length + 1);
  const most = pick([2, 8, 40, 400], random);
  return { start, end: Math.min(text.length, start + 1 + random(most)) };
}

function replaceRange(text: string, { end, start }: Range, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function insert(text: string, inserted: string, random: Random): string {
  const at = random(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at);
}

/** Changes one of the places that a pattern finds. */
function changeMatch(text: string, pattern: RegExp, change: (found: string) => string, random: Random): string {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return text;
  const { 0: found, index } = pick(all, random);
  return replaceRange(text, { start: index, end: index + found.length }, change(found));
}

function withLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split("\n")).join("\n");
}

function swapped(items: readonly string[], random: Random): readonly string[] {
  if (items.length === 0) return items;
  const [one, other] = [random(items.length), random(items.length)];
  return items.with(one, items[other] ?? "").with(other, items[one] ?? "");
}
