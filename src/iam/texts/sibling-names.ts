import type { NameOwner } from "../../tree/index.js";
import { fitsShape, secretSuffixLength, type Token } from "./tokens.js";

type Tokens = readonly Token[];

/** Whether two texts that are the same up to a position continue with parts that are never equal. */
export function divergeAt(pattern: Tokens, subject: Tokens, [i, j]: readonly [number, number]): boolean {
  const [p, s] = [pattern[i], subject[j]];
  if (makerOf(p) !== undefined && areSiblings(p?.owner, s?.owner)) return true;
  const sinceStart = p?.owner ? i - startOfName(pattern, i) : s?.owner ? j - startOfName(subject, j) : 0;
  return areNeverEqualAt(pattern, i, subject, j) || areNeverEqualAt(pattern, i - sinceStart, subject, j - sinceStart);
}

/**
 * Whether the parts at two positions are never equal. This is true for values that AWS generates for two different
 * resources: no such value is even the beginning of another. It is also true for the names of two resources of one
 * type, if it is clear for both where the name ends.
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

const index = /\[(?:"[^"]*"|[^[\]"]*)\]/g;

/**
 * Whether two addresses are those of different resources. A block may stand for several. Without an index it is not known
 * which of them is meant.
 */
export function areDifferent(one: string, other: string): boolean {
  if (one === other) return false;
  if (!one.includes("[") && !other.includes("[")) return true;
  return blockOf(one) !== blockOf(other) || depthOf(one) === depthOf(other);
}

/** The address of a block without the index of an instance. Different blocks are different resources. */
export function blockOf(address: string): string {
  return address.includes("[") ? address.replace(index, "") : address;
}

/** How many indexes an address has. Addresses of one block with as many are the same resource only if they are the same. */
export function depthOf(address: string): number {
  return address.includes("[") ? (address.match(index)?.length ?? 0) : 0;
}

function startOfName(tokens: Tokens, at: number): number {
  let start = at;
  while (start > 0 && isSameOwner(tokens[start - 1], tokens[at])) start--;
  return start;
}

function isSameOwner(one: Token | undefined, other: Token | undefined): boolean {
  return one?.owner?.resource === other?.owner?.resource;
}

/**
 * How a name ends: at the end of the text, before a character that names cannot contain, or before the suffix of a
 * secret's ARN.
 */
function endOfName(tokens: Tokens, start: number): "delimiter" | "suffix" | undefined {
  const shape = tokens[start]?.owner?.shape === "segment" ? "segment" : "path";
  let end = start;
  while (end < tokens.length && isSameOwner(tokens[end], tokens[start])) end++;
  const next = tokens[end];
  if (!next || !fitsShape(shape, next)) return "delimiter";
  const isSuffix =
    next.kind === "unit" &&
    next.unit === "-" &&
    tokens.length - end === 1 + secretSuffixLength &&
    tokens.slice(end).every(({ kind }) => kind === "unit" || kind === "char" || kind === "one");
  return isSuffix ? "suffix" : undefined;
}
