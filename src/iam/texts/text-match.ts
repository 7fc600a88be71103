import { literalOf, type Text } from "../../tree/index.js";
import { isComparable } from "./comparison-steps.js";
import { beginDifferently, endDifferently, matchesWildcards, startsOverlap } from "./plain-match.js";
import { matchStart } from "./leading-text.js";
import { plainText } from "./texts.js";
import { hasWildcardType } from "./resource-type.js";
import { compareTokens, tokensOverlap } from "./token-match.js";
import { tokensOf } from "./tokens.js";
import type { Answer } from "../answers/verdict.js";

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
  if (isSimple) return plainAnswer(...plain);
  const atStart = matchStart(pattern, subject, ignoreCase);
  if (atStart !== undefined) return atStart;
  if (!ignoreCase && haveOtherEnds(pattern, subject)) return "no";
  const patternTokens = tokensOf(pattern, { ignoreCase, wildcards: true, variables: true });
  return compareTokens(patternTokens, tokensOf(subject, { ignoreCase, wildcards: true, variables: false }));
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

/** Tells most texts apart that begin with the same hole, or with ARNs of one account. It takes no tokens. */
function haveOtherEnds(one: Text, other: Text): boolean {
  const [ofOne, ofOther] = [one.parts.at(-1), other.parts.at(-1)];
  return ofOne?.kind === "literal" && ofOther?.kind === "literal" && endDifferently(ofOne.text, ofOther.text);
}

function plainAnswer(pattern: string, text: string): Answer {
  const isFast = !pattern.includes("*") || pattern.indexOf("*") === pattern.length - 1;
  return isFast || isComparable(pattern, text) ? answerOf(matchesWildcards(pattern, text)) : "unknown";
}

function answerOf(holds: boolean): Answer {
  return holds ? "yes" : "no";
}

/** Whether some text may match both the pattern and the subject. If they are too long to compare, it may. */
export function mayOverlap(pattern: Text, subject: Text, { ignoreCase = false }: MatchOptions = {}): boolean {
  const plain = plainPair(pattern, subject, ignoreCase);
  const atStart = plain && startsOverlap(...plain);
  if (atStart !== undefined) return atStart;
  if (!ignoreCase && haveOtherEnds(pattern, subject)) return false;
  const patternTokens = tokensOf(pattern, { ignoreCase, wildcards: true, variables: true });
  const subjectTokens = tokensOf(subject, { ignoreCase, wildcards: true, variables: false });
  return tokensOverlap(patternTokens, subjectTokens);
}

/** Whether two texts are equal. `*` and `?` are plain characters here. */
export function sameText(one: Text, other: Text, { ignoreCase = false }: MatchOptions = {}): Answer {
  const plain = literalPair(one, other, ignoreCase);
  if (plain) return answerOf(plain[0] === plain[1]);
  if (!ignoreCase && haveOtherEnds(one, other)) return "no";
  const options = { ignoreCase, wildcards: false, variables: false };
  return compareTokens(tokensOf(one, options), tokensOf(other, options));
}

/** Whether the value of a condition is equal to the value of its key. Policy variables count as holes. */
export function sameValue(value: Text, actual: Text, { ignoreCase = false }: MatchOptions = {}): Answer {
  const plain = plainPair(value, actual, ignoreCase);
  if (plain) return answerOf(plain[0] === plain[1]);
  const options = { ignoreCase, wildcards: false };
  return compareTokens(
    tokensOf(value, { variables: true, ...options }),
    tokensOf(actual, { variables: false, ...options }),
  );
}

/** Whether the value of a condition, a pattern with wildcards and policy variables, matches the value of its key. */
export function likeValue(pattern: Text, actual: Text): Answer {
  const plain = plainPair(pattern, actual, false);
  if (plain) return plainAnswer(...plain);
  const patternTokens = tokensOf(pattern, { ignoreCase: false, wildcards: true, variables: true });
  return compareTokens(patternTokens, tokensOf(actual, { ignoreCase: false, wildcards: false, variables: false }));
}

/**
 * Whether a pattern covers an action. Upper and lower case count the same. An action with a wildcard stands for all
 * that match it.
 */
export function matchAction(pattern: Text, action: string): Answer {
  return beginsOtherwise(pattern, action) ? "no" : compareAction(pattern, plainText(action));
}

/** `matchAction` for an action as a text. */
export function matchActionText(pattern: Text, action: Text): Answer {
  const written = literalOf(action);
  return written !== undefined && beginsOtherwise(pattern, written) ? "no" : compareAction(pattern, action);
}

/** Tells most actions of other services, which take no comparison. */
function beginsOtherwise(pattern: Text, action: string): boolean {
  const written = literalOf(pattern);
  return written !== undefined && beginDifferently(written, action);
}

function compareAction(pattern: Text, action: Text): Answer {
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
