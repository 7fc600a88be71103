import { literalOf, type Text } from "../tree/index.js";
import { commonStart } from "./common-start.js";
import { matchesWildcards, startsOverlap } from "./glob.js";
import { matchStart } from "./leading-text.js";
import { areNeverEqualAt, divergeAt } from "./sibling-names.js";
import { plainText } from "./texts.js";
import { hasWildcardType } from "./resource-type.js";
import { fitsChar, fitsShape, tokensOf, type Token } from "./tokens.js";
import type { Answer } from "./verdict.js";

export interface MatchOptions {
  readonly ignoreCase?: boolean;
}

/**
 * Whether an IAM pattern covers a text. Both may have wildcards and holes. *Yes* and *no* hold whatever the holes stand
 * for. A hole for the partition matches every partition: a template that writes `arn:aws:` is for that partition.
 */
export function matchText(pattern: Text, subject: Text, { ignoreCase = false }: MatchOptions = {}): Answer {
  const plain = plainPair(pattern, subject, ignoreCase);
  // The plain comparison reads `*` and `?` of the subject as characters, which a `?` of the pattern could match by
  // mistake.
  const isSimple = plain && (!plain[0].includes("?") || !/[*?]/.test(plain[1]));
  if (isSimple) return answerOf(matchesWildcards(...plain));
  const atStart = matchStart(pattern, subject, ignoreCase);
  if (atStart !== undefined) return atStart;
  const patternTokens = tokensOf(pattern, { ignoreCase, wildcards: true, variables: true });
  return compare(patternTokens, tokensOf(subject, { ignoreCase, wildcards: true, variables: false }));
}

/**
 * Most texts have no holes and are compared without tokens. `undefined`: one has a hole, or the first has a policy
 * variable.
 */
function plainPair(pattern: Text, subject: Text, ignoreCase: boolean): [string, string] | undefined {
  const pair = literalPair(pattern, subject, ignoreCase);
  return pair?.[0].includes("${") ? undefined : pair;
}

function literalPair(one: Text, other: Text, ignoreCase: boolean): [string, string] | undefined {
  const [ofOne, ofOther] = [literalOf(one), literalOf(other)];
  if (ofOne === undefined || ofOther === undefined) return undefined;
  return ignoreCase ? [ofOne.toLowerCase(), ofOther.toLowerCase()] : [ofOne, ofOther];
}

function answerOf(holds: boolean): Answer {
  return holds ? "yes" : "no";
}

/** Whether some text may match both the pattern and the subject. */
export function mayOverlap(pattern: Text, subject: Text, { ignoreCase = false }: MatchOptions = {}): boolean {
  const plain = plainPair(pattern, subject, ignoreCase);
  const atStart = plain && startsOverlap(...plain);
  if (atStart !== undefined) return atStart;
  const patternTokens = tokensOf(pattern, { ignoreCase, wildcards: true, variables: true });
  return canReachEnd(patternTokens, tokensOf(subject, { ignoreCase, wildcards: true, variables: false }), overlapSteps);
}

/** Whether two texts are equal. `*` and `?` are plain characters here. */
export function sameText(one: Text, other: Text, { ignoreCase = false }: MatchOptions = {}): Answer {
  const plain = literalPair(one, other, ignoreCase);
  if (plain) return answerOf(plain[0] === plain[1]);
  const options = { ignoreCase, wildcards: false, variables: false };
  return compare(tokensOf(one, options), tokensOf(other, options));
}

/** Whether the value of a condition is equal to the value of its key. Policy variables count as holes. */
export function sameValue(value: Text, actual: Text, { ignoreCase = false }: MatchOptions = {}): Answer {
  const plain = plainPair(value, actual, ignoreCase);
  if (plain) return answerOf(plain[0] === plain[1]);
  const options = { ignoreCase, wildcards: false };
  return compare(tokensOf(value, { ...options, variables: true }), tokensOf(actual, { ...options, variables: false }));
}

/** Whether the value of a condition, a pattern with wildcards and policy variables, matches the value of its key. */
export function likeValue(pattern: Text, actual: Text): Answer {
  const plain = plainPair(pattern, actual, false);
  if (plain) return answerOf(matchesWildcards(...plain));
  const patternTokens = tokensOf(pattern, { ignoreCase: false, wildcards: true, variables: true });
  return compare(patternTokens, tokensOf(actual, { ignoreCase: false, wildcards: false, variables: false }));
}

/**
 * Whether a pattern covers an action. Upper and lower case count the same. An action with a wildcard stands for all
 * that match it.
 */
export function matchAction(pattern: Text, action: string): Answer {
  return matchActionText(pattern, plainText(action));
}

/** `matchAction` for an action as a text. */
export function matchActionText(pattern: Text, action: Text): Answer {
  const answer = matchText(pattern, action, { ignoreCase: true });
  // Several patterns may together cover `kms:ReEncrypt*`.
  const isPart =
    answer === "no" && /[*?]/.test(literalOf(action) ?? "") && mayOverlap(pattern, action, { ignoreCase: true });
  return isPart ? "unknown" : answer;
}

/**
 * Whether a pattern covers an ARN. IAM compares an ARN as one string, so a wildcard also matches colons. A pattern that
 * is neither an ARN nor `*` matches nothing.
 */
export function matchArn(pattern: Text, resource: Text): Answer {
  const answer = isArnPattern(pattern) ? matchText(pattern, resource) : "no";
  return answer === "yes" && hasWildcardType(pattern) ? "unknown" : answer;
}

/** Whether IAM accepts a `Resource` value: it is an ARN or `*`. */
export function isArnPattern(pattern: Text): boolean {
  const [first, ...rest] = pattern.parts;
  if (first?.kind !== "literal") return first !== undefined;
  if (first.text.startsWith("${")) return true;
  if (/^\*+$/.test(first.text) && rest.length === 0) return true;
  const start = first.text.slice(0, "arn:".length);
  return rest.length === 0 ? start === "arn:" : "arn:".startsWith(start);
}

function compare(pattern: readonly Token[], subject: readonly Token[]): Answer {
  if (canReachEnd(pattern, subject, coverSteps)) return "yes";
  const start = commonStart(pattern, subject);
  if (divergeAt(pattern, subject, start)) return "no";
  return canReachEnd(pattern, subject, maybeSteps, start) ? "unknown" : "no";
}

/** Calls `go` with the positions that may come next, when the pattern is read up to `i` and the subject up to `j`. */
type Steps = (pattern: readonly Token[], i: number, subject: readonly Token[], j: number, go: Go) => void;
type Go = (i: number, j: number) => void;

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
  const width = subject.length + 1;
  const seen = new Uint8Array((pattern.length + 1) * width);
  const queue: number[] = [startOfPattern * width + startOfSubject];
  const go: Go = (i, j) => {
    const key = i * width + j;
    if (seen[key] === 1) return;
    seen[key] = 1;
    queue.push(key);
  };
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const i = Math.floor(key / width);
    const j = key % width;
    if (i === pattern.length && j === subject.length) return true;
    steps(pattern, i, subject, j, go);
  }
  return false;
}

/** Steps that are right whatever the holes stand for, and for all texts that the wildcards of the subject match. */
const coverSteps: Steps = (pattern, i, subject, j, go) => {
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
const maybeSteps: Steps = (pattern, i, subject, j, go) => {
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
const overlapSteps: Steps = (pattern, i, subject, j, go) => {
  maybeSteps(pattern, i, subject, j, go);
  const p = pattern[i];
  const s = subject[j];
  if (s?.kind === "any") {
    go(i, j + 1);
    if (p) go(i + 1, j);
  }
  if (p && s?.kind === "one" && (p.kind === "unit" || p.kind === "char")) go(i + 1, j + 1);
};
