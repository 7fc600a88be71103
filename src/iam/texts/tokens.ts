import { oncePer } from "../../source/index.js";
import { partitions } from "../../knowledge/index.js";
import { stringOf, type HolePart, type NameOwner, type Shape, type Text } from "../../tree/index.js";

/** A piece of a text, as the matcher compares it. */
export type Token = TokenKind & {
  /** The resource whose name in AWS contains this piece. */
  readonly owner?: NameOwner;
};

type TokenKind =
  /** A known character (a UTF-16 code unit). */
  | { readonly kind: "unit"; readonly unit: string }
  /**
   * `?`. `loose`: a `*` stands next to it, so it matches one unit or more. `maybe`: a hole stands next to it. The hole
   * may contain a `*`, or be empty and have one on its other side.
   */
  | { readonly kind: "one"; readonly loose: boolean | "maybe" }
  /** `*`. */
  | { readonly kind: "any" }
  /** A hole of any length. `maker`: the only resource that has this value. */
  | { readonly kind: "hole"; readonly id: string; readonly shape: Shape; readonly maker?: string }
  /** One unit of a hole whose length is known. */
  | { readonly kind: "char"; readonly id: string; readonly digits: boolean }
  /** A hole that stands for one of a few words, such as a partition. */
  | { readonly kind: "word"; readonly id: string; readonly words: readonly string[] };

export interface TokenOptions {
  readonly ignoreCase: boolean;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${…}` is an escape or a policy variable, as it is in a pattern. */
  readonly variables: boolean;
}

const accountLength = 12;

/** Secrets Manager adds a hyphen and six characters to the name of a secret. */
export const secretSuffixLength = 6;

const partitionNames = partitions.map(({ name }) => name);
const dnsSuffixes = [...new Set(partitions.map(({ dnsSuffix }) => dnsSuffix))];

/** Every statement is compared with every need, so a text is split once. */
const tokensByOptions = oncePer((_text: Text): (readonly Token[])[] => []);

export function tokensOf(text: Text, options: TokenOptions): readonly Token[] {
  const index = (options.ignoreCase ? 1 : 0) + (options.wildcards ? 2 : 0) + (options.variables ? 4 : 0);
  return (tokensByOptions(text)[index] ??= readTokens(text, options));
}

function readTokens(text: Text, options: TokenOptions): readonly Token[] {
  const tokens = text.parts.flatMap((part, index): readonly Token[] => {
    const ofPart = part.kind === "literal" ? literalTokens(part.text, options) : holeTokens(part, text, index);
    const { owner } = part;
    return owner ? ofPart.map((token) => ({ ...token, owner })) : ofPart;
  });
  return options.wildcards ? sortWildcards(tokens) : tokens;
}

function literalTokens(written: string, options: TokenOptions): readonly Token[] {
  const text = options.ignoreCase ? written.toLowerCase() : written;
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const end = options.variables && text.startsWith("${", at) ? text.indexOf("}", at) : -1;
    if (end >= 0) {
      tokens.push(variableToken(text.slice(at + 2, end)));
      at = end;
    } else if (options.wildcards && unit === "*") tokens.push({ kind: "any" });
    else if (options.wildcards && unit === "?") tokens.push({ kind: "one", loose: false });
    else tokens.push(unitToken(unit));
  }
  return tokens;
}

const units = new Map<string, Token>();

function unitToken(unit: string): Token {
  const token = units.get(unit) ?? { kind: "unit", unit };
  units.set(unit, token);
  return token;
}

/**
 * `${*}`, `${?}` and `${$}` are escapes. All others are policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function variableToken(name: string): Token {
  if (name === "*" || name === "?" || name === "$") return { kind: "unit", unit: name };
  return { kind: "hole", id: `policy-variable:${name.toLowerCase()}`, shape: "any" };
}

function holeTokens({ symbol: { id, shape } }: HolePart, text: Text, index: number): readonly Token[] {
  if (shape === "partition") return [{ kind: "word", id: shape, words: partitionNames }];
  if (shape === "suffix") return [{ kind: "word", id: shape, words: dnsSuffixes }];
  if (shape === "account") return chars(id, accountLength, true);
  if (isSecretSuffix(text, index)) return chars(id, secretSuffixLength, false);
  const maker = makerAt(text, index);
  return [{ kind: "hole", id, shape, ...(maker !== undefined && { maker }) }];
}

/** The only resource that has the value of a hole, if there is one. The end of a secret's ARN is too short for that. */
export function makerAt(text: Text, index: number): string | undefined {
  const part = text.parts[index];
  if (part?.kind !== "hole" || !part.symbol.isUnique || isSecretSuffix(text, index)) return undefined;
  const { id, resource, shape } = part.symbol;
  return shape === "partition" || shape === "suffix" || shape === "account" ? undefined : (resource ?? id);
}

function chars(id: string, length: number, digits: boolean): readonly Token[] {
  return Array.from({ length }, (_, index): Token => ({ kind: "char", id: `${id}/${String(index)}`, digits }));
}

/** Whether a hole is the end of a secret's ARN that AWS generates, as after `…:secret:name-`. */
function isSecretSuffix(text: Text, index: number): boolean {
  const part = text.parts[index];
  const before = text.parts[index - 1];
  if (part?.kind !== "hole" || !part.symbol.id.endsWith("-generated")) return false;
  if (index !== text.parts.length - 1 || before?.kind !== "literal" || !before.text.endsWith("-")) return false;
  return stringOf(text, "\u0000").includes(":secretsmanager:");
}

/** Sorts adjacent wildcards: `*?*` matches the same as `?*`. Every `?` comes first, then one `*`. */
function sortWildcards(tokens: readonly Token[]): readonly Token[] {
  return markLoose(sorted(tokens));
}

/** Marks each `?` next to a hole as perhaps loose. */
function markLoose(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ kind }) => kind === "hole")) return tokens;
  const indexes = [...tokens.keys()];
  const near = new Set([...afterHole(tokens, indexes), ...afterHole(tokens, indexes.reverse())]);
  return tokens.map((token, index) =>
    token.kind === "one" && token.loose !== true && near.has(index) ? { kind: "one", loose: "maybe" } : token,
  );
}

/** Where there is a `?` with nothing but others between a hole and it, in the given order. */
function afterHole(tokens: readonly Token[], order: readonly number[]): readonly number[] {
  let isNear = false;
  return order.filter((index) => {
    const kind = tokens[index]?.kind;
    if (kind !== "one") isNear = kind === "hole";
    return kind === "one" && isNear;
  });
}

function sorted(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let ones = 0;
    let isOpen = false;
    let end = at;
    for (let token = tokens[end]; token?.kind === "any" || token?.kind === "one"; token = tokens[++end]) {
      if (token.kind === "one") ones++;
      else isOpen = true;
    }
    for (let one = 0; one < ones; one++) result.push({ kind: "one", loose: isOpen });
    if (isOpen) result.push({ kind: "any" });
    const token = tokens[end];
    if (token) result.push(token);
    at = end;
  }
  return result;
}

/** Whether a hole of this shape can contain what a token stands for. */
export function fitsShape(shape: Shape, token: Token): boolean {
  if (token.kind !== "unit") return true;
  switch (shape) {
    case "any":
      return true;
    case "path":
      return token.unit !== ":";
    case "segment":
      return token.unit !== ":" && token.unit !== "/";
    case "number":
      return /[\d.eE+-]/.test(token.unit);
    case "account":
      return /\d/.test(token.unit);
    case "region":
    case "partition":
      return /[a-z0-9-]/.test(token.unit);
    case "suffix":
      return /[a-z0-9.-]/.test(token.unit);
  }
}

export function fitsChar({ digits }: Extract<Token, { kind: "char" }>, unit: string): boolean {
  return digits ? /\d/.test(unit) : /[A-Za-z0-9]/.test(unit);
}
