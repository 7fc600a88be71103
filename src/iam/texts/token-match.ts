import { commonStart } from "./common-start.js";
import { isComparable, spendSteps } from "./comparison-steps.js";
import { areNeverEqualAt, divergeAt } from "./sibling-names.js";
import { fitsChar, fitsShape, type Token } from "./tokens.js";
import type { Answer } from "../answers/verdict.js";

/** Whether the tokens of a pattern cover those of a text. */
export function compareTokens(pattern: readonly Token[], subject: readonly Token[]): Answer {
  if (!isComparable(pattern, subject)) return "unknown";
  // No wildcard stands in the common start, so there is one way through it.
  const start = commonStart(pattern, subject);
  if (canReachEnd(pattern, subject, coverSteps, start)) return "yes";
  if (divergeAt(pattern, subject, start)) return "no";
  return canReachEnd(pattern, subject, maybeSteps, start) ? "unknown" : "no";
}

/** Calls `go` with the positions that may come next, when the pattern is read up to `i` and the subject up to `j`. */
export type Steps = (pattern: readonly Token[], i: number, subject: readonly Token[], j: number, go: Go) => void;
type Go = (i: number, j: number) => void;

/** Whether some text may match both. If they are too long to compare, it may. */
export function tokensOverlap(pattern: readonly Token[], subject: readonly Token[]): boolean {
  return !isComparable(pattern, subject) || canReachEnd(pattern, subject, overlapSteps);
}

/**
 * Whether the steps lead to the end of both texts. Each pair of positions is tried once, so 2,000 units on each side
 * stay fast.
 */
function canReachEnd(
  pattern: readonly Token[],
  subject: readonly Token[],
  steps: Steps,
  [startOfPattern, startOfSubject]: readonly [number, number] = [0, 0],
): boolean {
  const width = subject.length - startOfSubject + 1;
  const seen = new Uint8Array((pattern.length - startOfPattern + 1) * width);
  const queue: number[] = [0];
  const go: Go = (i, j) => {
    const key = (i - startOfPattern) * width + j - startOfSubject;
    if (seen[key] === 1) return;
    seen[key] = 1;
    queue.push(key);
  };
  let taken = 0;
  let isReached = false;
  for (let key = queue.pop(); key !== undefined && !isReached; key = queue.pop()) {
    const i = startOfPattern + Math.floor(key / width);
    const j = startOfSubject + (key % width);
    isReached = i === pattern.length && j === subject.length;
    if (!isReached) steps(pattern, i, subject, j, go);
    taken++;
  }
  spendSteps(taken);
  return isReached;
}

/** Steps that are right whatever the holes stand for, and for all texts that the wildcards of the subject match. */
export const coverSteps: Steps = (pattern, i, subject, j, go) => {
  const p = pattern[i];
  const s = subject[j];
  if (p?.kind === "any") {
    go(i + 1, j);
    if (s) go(i, j + 1);
  }
  if (!p || !s) return;
  if (p.kind === "one") stepOverOne(p.loose === true, s, i, j, go);
  else if (p.kind === "unit" && s.kind === "unit" && p.unit === s.unit) go(i + 1, j + 1);
  else if ("id" in p && "id" in s && p.id === s.id) go(i + 1, j + 1);
  stepOverWords(pattern, i, subject, j, go);
};

function stepOverOne(loose: boolean, s: Token, i: number, j: number, go: Go): void {
  if (s.kind === "unit" || s.kind === "one" || s.kind === "char") go(i + 1, j + 1);
  else if (loose) go(s.kind === "word" ? i + 1 : i, j + 1);
}

/** A partition or DNS suffix matches one of its words on the other side. A `*` there may match a part of the word. */
function stepOverWords(pattern: readonly Token[], i: number, subject: readonly Token[], j: number, go: Go): void {
  const p = pattern[i];
  const s = subject[j];
  if (p?.kind === "word") {
    for (const word of p.words) if (written(subject, j, word) === word.length) go(i + 1, j + word.length);
  }
  if (s?.kind !== "word") return;
  for (const word of s.words) {
    const length = written(pattern, i, word);
    if (length === word.length || pattern[i + length]?.kind === "any") go(i + length, j + 1);
    for (let cut = 1; p?.kind === "any" && cut < word.length; cut++) {
      if (written(pattern, i + 1, word.slice(cut)) === word.length - cut) go(i + 1 + word.length - cut, j + 1);
    }
  }
}

/** How many units of a word the tokens at a position match. */
function written(tokens: readonly Token[], at: number, word: string): number {
  let length = 0;
  while (length < word.length) {
    const token = tokens[at + length];
    const fits = token?.kind === "one" || (token?.kind === "unit" && token.unit === word.charAt(length));
    if (!fits) break;
    length++;
  }
  return length;
}

/** Steps that are right for some text that the holes may stand for. */
export const maybeSteps: Steps = (pattern, i, subject, j, go) => {
  if (areNeverEqualAt(pattern, i, subject, j)) return;
  coverSteps(pattern, i, subject, j, go);
  const p = pattern[i];
  const s = subject[j];
  if (p?.kind === "one" && p.loose === "maybe") {
    go(i + 1, j);
    if (s) go(i, j + 1);
  }
  if (p?.kind === "hole") {
    go(i + 1, j);
    if (s && fitsShape(p.shape, s)) go(i, j + 1);
  }
  if (s?.kind === "hole") {
    go(i, j + 1);
    if (p && fitsShape(s.shape, p)) go(i + 1, j);
  }
  if (p && s && mayBeSameUnit(p, s)) go(i + 1, j + 1);
};

function mayBeSameUnit(p: Token, s: Token): boolean {
  if (p.kind === "char") return s.kind === "char" || (s.kind === "unit" && fitsChar(p, s.unit));
  return p.kind === "unit" && s.kind === "char" && fitsChar(s, p.unit);
}

/** Steps that are right for some text that both sides may match. */
export const overlapSteps: Steps = (pattern, i, subject, j, go) => {
  maybeSteps(pattern, i, subject, j, go);
  const p = pattern[i];
  const s = subject[j];
  if (s?.kind === "any") {
    go(i, j + 1);
    if (p) go(i + 1, j);
  }
  if (p && s?.kind === "one" && (p.kind === "unit" || p.kind === "char")) go(i + 1, j + 1);
};
