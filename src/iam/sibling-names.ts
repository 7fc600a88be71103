import type { NameOwner } from "../tree/index.js";
import { fitsShape, type Token } from "./tokens.js";

type Tokens = readonly Token[];

/** Whether two texts that are the same up to a place go on with what is never equal. */
export function divergeAt(pattern: Tokens, subject: Tokens, [i, j]: readonly [number, number]): boolean {
  const [p, s] = [pattern[i], subject[j]];
  if (makerOf(p) !== undefined && areSiblings(p?.owner, s?.owner)) return true;
  const sinceStart = p?.owner ? i - startOfName(pattern, i) : s?.owner ? j - startOfName(subject, j) : 0;
  return areNeverEqualAt(pattern, i, subject, j) || areNeverEqualAt(pattern, i - sinceStart, subject, j - sinceStart);
}

/**
 * Whether two things stand at a place that are never equal: what AWS makes for one resource alone, which is not even the
 * beginning of another one's, or the names of two resources of one type that end where both can be told to end.
 */
export function areNeverEqualAt(pattern: Tokens, i: number, subject: Tokens, j: number): boolean {
  const [p, s] = [pattern[i], subject[j]];
  const [one, other] = [makerOf(p), makerOf(s)];
  if (one !== undefined && other !== undefined) return areDifferent(one, other);
  if (!areSiblings(p?.owner, s?.owner) || startOfName(pattern, i) !== i || startOfName(subject, j) !== j) return false;
  const end = endOfName(pattern, i);
  return end !== undefined && end === endOfName(subject, j);
}

function makerOf(token: Token | undefined): string | undefined {
  return token?.kind === "hole" ? token.maker : undefined;
}

function areSiblings(one: NameOwner | undefined, other: NameOwner | undefined): boolean {
  return one !== undefined && one.type === other?.type && areDifferent(one.resource, other.resource);
}

const index = /\[[^\]]*\]/g;

/** Of a block that stands for several resources it may not be known which one is meant. */
function areDifferent(one: string, other: string): boolean {
  if (one === other) return false;
  const isOneBlock = one.replace(index, "") === other.replace(index, "");
  return !isOneBlock || one.match(index)?.length === other.match(index)?.length;
}

function startOfName(tokens: Tokens, at: number): number {
  let start = at;
  while (start > 0 && isSameOwner(tokens[start - 1], tokens[at])) start--;
  return start;
}

function isSameOwner(one: Token | undefined, other: Token | undefined): boolean {
  return one?.owner?.resource === other?.owner?.resource;
}

/** Secrets Manager adds a hyphen and six characters to a secret's name. */
const suffixLength = 7;

/** How a name ends: where the text does or with what names cannot hold, or before the end that AWS gives to a secret's. */
function endOfName(tokens: Tokens, start: number): "delimiter" | "suffix" | undefined {
  const shape = tokens[start]?.owner?.shape === "segment" ? "segment" : "path";
  let end = start;
  while (end < tokens.length && isSameOwner(tokens[end], tokens[start])) end++;
  const next = tokens[end];
  if (!next || !fitsShape(shape, next)) return "delimiter";
  const isSuffix =
    next.kind === "unit" &&
    next.unit === "-" &&
    tokens.length - end === suffixLength &&
    tokens.slice(end).every(({ kind }) => kind === "unit" || kind === "char" || kind === "one");
  return isSuffix ? "suffix" : undefined;
}
