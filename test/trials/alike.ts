import type { LintOutcome } from "../../src/linter/index.js";
import { slips } from "./words.js";

/** A word of the same length and in the same case that means nothing. So all places stay where they are. */
export function alikeOf(word: string): string {
  return word.replace(/[a-z]/g, "q").replace(/[A-Z]/g, "Q");
}

/** What an outcome says, a line for each message, with the harmless word in the place of the other one. */
function said(outcome: LintOutcome, word: string): readonly string[] {
  const lines = outcome.results.flatMap(({ filePath, messages, notJudged, output }) => [
    ...messages.map((message) => `${filePath}: ${JSON.stringify({ ...message, fingerprint: undefined })}`),
    ...notJudged.map((one) => `${filePath}: not judged: ${JSON.stringify(one)}`),
    `${filePath}: output: ${output ?? "none"}`,
  ]);
  return lines.map((line) => harmless(line, word)).sort();
}

/** A text with the harmless word in the place of the other one. */
export function harmless(text: string, word: string): string {
  const alike = alikeOf(word);
  return text.replaceAll(word, alike).replaceAll(word.toLowerCase(), alike.toLowerCase());
}

/**
 * What is wrong with an outcome for a word: it says something else than that for the harmless word, or something that
 * no user wrote.
 */
export function differences(outcome: LintOutcome, word: string, expected: LintOutcome): readonly string[] {
  const alike = alikeOf(word);
  const [found, wanted] = [said(outcome, word), said(expected, alike)];
  return [
    ...found.filter((line) => slips.test(line) || line.includes("dmslint failed")),
    ...found.filter((line) => !wanted.includes(line)).map((line) => `only with the word: ${line}`),
    ...wanted.filter((line) => !found.includes(line)).map((line) => `only without the word: ${line}`),
  ];
}
