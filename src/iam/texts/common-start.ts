import type { Token } from "./tokens.js";

/**
 * How many tokens of each side are the same text, whatever the holes stand for. The tokens after them can be compared
 * alone.
 */
export function commonStart(pattern: readonly Token[], subject: readonly Token[]): readonly [number, number] {
  let [i, j] = [0, 0];
  for (let p = pattern[i], s = subject[j]; p && s; p = pattern[i], s = subject[j]) {
    const isSame = "id" in p ? "id" in s && p.id === s.id : p.kind === "unit" && s.kind === "unit" && p.unit === s.unit;
    const [ofPattern, ofSubject] = isSame ? [1, 1] : partitionHere(pattern, i, subject, j);
    if (ofPattern === 0) break;
    [i, j] = [i + ofPattern, j + ofSubject];
  }
  return [i, j];
}

/** Compares a hole for the partition with a partition's name, each before a colon. Returns their lengths, or zeros. */
function partitionHere(pattern: readonly Token[], i: number, subject: readonly Token[], j: number): [number, number] {
  const ofPattern = nameHere(subject[j], pattern, i);
  if (ofPattern > 0 && isColon(subject[j + 1])) return [ofPattern, 1];
  const ofSubject = nameHere(pattern[i], subject, j);
  return ofSubject > 0 && isColon(pattern[i + 1]) ? [1, ofSubject] : [0, 0];
}

function nameHere(word: Token | undefined, tokens: readonly Token[], at: number): number {
  if (word?.kind !== "word") return 0;
  const end = tokens.findIndex((token, index) => index >= at && isColon(token));
  const text = tokens.slice(at, end).map((token) => (token.kind === "unit" ? token.unit : "*"));
  return end > 0 && word.words.includes(text.join("")) ? end - at : 0;
}

function isColon(token: Token | undefined): boolean {
  return token?.kind === "unit" && token.unit === ":";
}
