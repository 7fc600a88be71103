import { piecesIn, type OffsetMap } from "../../../tree/index.js";
import { mapThrough } from "../embedded/embedded-map.js";
import type { Expression, TemplatePart } from "./hcl-ast.js";
import { decode, joinDecoded } from "./hcl-literal.js";
import { place, type ParsedText } from "./hcl-location.js";
import { placeInside, type OuterPlace } from "./outer-place.js";

/**
 * A piece of a template before trimming: literal text, or an interpolation or directive, which may trim the text next
 * to it.
 */
export type Token =
  | { readonly kind: "literal"; start: number; end: number }
  | { readonly kind: "mark"; readonly trimsBefore: boolean; readonly trimsAfter: boolean };

type LiteralToken = Extract<Token, { kind: "literal" }>;

/** The offsets of an interpolation or of the first part of a directive. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A part of a template before trimming. Its literals are still tokens, because trimming needs all tokens together. */
export type Draft =
  | { readonly kind: "literals"; readonly tokens: readonly LiteralToken[] }
  | { readonly kind: "interpolation"; readonly of: Expression; readonly range: Range }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly then: readonly Draft[];
      readonly otherwise: readonly Draft[];
      readonly range: Range;
    }
  | {
      readonly kind: "for";
      readonly names: readonly string[];
      readonly of: Expression;
      readonly body: readonly Draft[];
      readonly range: Range;
    };

export interface TemplateForm {
  readonly style: "quoted" | "heredoc";
  /** `<<-`: the common indent of all lines is removed. */
  readonly unindents: boolean;
}

/** The tokens of literal text. In a heredoc, each line is a token. */
export function literalTokens(text: string, start: number, end: number, { style }: TemplateForm): LiteralToken[] {
  if (start >= end) return [];
  if (style === "quoted") return [{ kind: "literal", start, end }];
  const tokens: LiteralToken[] = [];
  for (let from = start; from < end;) {
    const newline = text.indexOf("\n", from);
    const to = newline === -1 || newline + 1 > end ? end : newline + 1;
    tokens.push({ kind: "literal", start: from, end: to });
    from = to;
  }
  return tokens;
}

/** The parts of a template. `tokens`: all its tokens in their order, which are trimmed here. */
export function settledParts(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  { style, unindents }: TemplateForm,
  source: ParsedText,
): readonly TemplatePart[] {
  trim(tokens, source.parsed);
  if (unindents) unindent(tokens, source.parsed);
  return finish(drafts, style, source);
}

/** `~` removes white space from the adjacent token only, as in HashiCorp's parser. */
function trim(tokens: readonly Token[], text: string): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "mark") continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (token.trimsBefore && before?.kind === "literal") {
      before.end = before.start + text.slice(before.start, before.end).trimEnd().length;
    }
    if (token.trimsAfter && after?.kind === "literal") {
      after.start = after.end - text.slice(after.start, after.end).trimStart().length;
    }
  }
}

/** Removes the smallest indent from every line. Blank lines do not count. */
function unindent(tokens: readonly Token[], text: string): void {
  const firsts: LiteralToken[] = [];
  let smallest = Number.POSITIVE_INFINITY;
  let isNewLine = true;
  for (const token of tokens) {
    const value = token.kind === "literal" ? text.slice(token.start, token.end) : "";
    if (isNewLine) {
      isNewLine = false;
      const isBlank = value.endsWith("\n") && value.trim() === "";
      if (token.kind === "mark") smallest = 0;
      else if (!isBlank) {
        smallest = Math.min(smallest, value.length - value.trimStart().length);
        firsts.push(token);
      }
    }
    if (value.endsWith("\n")) isNewLine = true;
  }
  if (!Number.isFinite(smallest)) return;
  for (const token of firsts) token.start = Math.min(token.start + smallest, token.end);
}

function finish(drafts: readonly Draft[], style: "quoted" | "heredoc", source: ParsedText): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (const one of drafts) {
    const part = one.kind === "literals" ? literalPart(one.tokens, style, source) : finishMarked(one, style, source);
    if (part) parts.push(part);
  }
  return parts;
}

function finishMarked(
  one: Exclude<Draft, { kind: "literals" }>,
  style: "quoted" | "heredoc",
  source: ParsedText,
): TemplatePart {
  const location = place(source, one.range.start, one.range.end);
  switch (one.kind) {
    case "interpolation":
      return { kind: "interpolation", of: one.of, location };
    case "if": {
      const then = finish(one.then, style, source);
      const otherwise = finish(one.otherwise, style, source);
      return { kind: "if", condition: one.condition, then, otherwise, location };
    }
    case "for":
      return { kind: "for", names: one.names, of: one.of, body: finish(one.body, style, source), location };
  }
}

/** A part of text that is written as it is. `undefined`: it is empty. */
export function plainPart(
  start: number,
  end: number,
  { file, parsed, shift, at }: ParsedText,
): TemplatePart | undefined {
  if (start === end) return undefined;
  const text = parsed.slice(start, end);
  const location = { file, start: start - shift, end: end - shift };
  return at
    ? literalInside(at, text, location.start, location)
    : { kind: "literal", text, map: location.start, location };
}

function literalPart(
  tokens: readonly LiteralToken[],
  style: "quoted" | "heredoc",
  { file, parsed, shift, at }: ParsedText,
): TemplatePart | undefined {
  const { text, map } = joinDecoded(tokens.map(({ start, end }) => decode(parsed, start, end, style)));
  const [first] = tokens;
  const last = tokens.at(-1);
  if (text === "" || !first || !last) return undefined;
  const location = { file, start: first.start - shift, end: last.end - shift };
  const own = shift === 0 ? map : moved(map, -shift);
  return at ? literalInside(at, text, own, location) : { kind: "literal", text, map: own, location };
}

/** A literal of a text in another language. `map` and `own` are its places in that text. */
function literalInside(at: OuterPlace, text: string, map: OffsetMap, own: Range): TemplatePart {
  const { pieces } = at;
  const outer = pieces?.at(-1);
  if (!pieces || !outer) return { kind: "literal", text, map: [], location: at };
  const segment = { start: 0, end: outer.at + outer.length, pieces };
  const inFile = mapThrough(piecesIn({ text, map }), segment, 0, text.length);
  return { kind: "literal", text, map: inFile, location: placeInside(at, own.start, own.end) };
}

function moved(map: OffsetMap, by: number): OffsetMap {
  return typeof map === "number" ? map + by : map.map((piece) => ({ ...piece, offset: piece.offset + by }));
}
