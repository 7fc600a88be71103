import type { Node as SyntaxNode } from "web-tree-sitter";
import type { Expression, TemplatePart } from "./hcl-ast.js";
import { decode, joinDecoded } from "./hcl-literal.js";
import { locate, nested, type Conversion } from "./hcl-location.js";

/**
 * A piece of a template before trimming: literal text, or an interpolation or directive, which may trim the text next
 * to it.
 */
type Token =
  | { readonly kind: "literal"; start: number; end: number }
  | { readonly kind: "mark"; readonly trimsBefore: boolean; readonly trimsAfter: boolean };

type LiteralToken = Extract<Token, { kind: "literal" }>;

/** A part of a template before trimming. Its literals are still tokens, because trimming needs all tokens together. */
type Draft =
  | { readonly kind: "literals"; readonly tokens: readonly LiteralToken[] }
  | { readonly kind: "interpolation"; readonly node: SyntaxNode }
  | {
      readonly kind: "if";
      readonly node: SyntaxNode;
      readonly then: readonly Draft[];
      readonly otherwise: readonly Draft[];
    }
  | { readonly kind: "for"; readonly node: SyntaxNode; readonly body: readonly Draft[] };

export type Convert = (nodes: readonly SyntaxNode[]) => Expression;

export interface TemplateRange {
  readonly start: number;
  readonly end: number;
  readonly style: "quoted" | "heredoc";
  /** `<<-`: the common indent of all lines is removed. */
  readonly unindents: boolean;
}

/** The parts of the template in `range` of the parsed text. */
export function convertTemplate(
  nodes: readonly SyntaxNode[],
  range: TemplateRange,
  conversion: Conversion,
  convert: Convert,
): readonly TemplatePart[] {
  const tokens: Token[] = [];
  const drafts = draft(nodes, range.start, range.end, { tokens, range, conversion });
  trim(tokens, conversion.parsed);
  if (range.unindents) unindent(tokens, conversion.parsed);
  return finish(drafts, range.style, conversion, convert);
}

interface Drafting {
  readonly tokens: Token[];
  readonly range: TemplateRange;
  readonly conversion: Conversion;
}

/** Splits a template. The literals are the texts between interpolations and directives. */
function draft(nodes: readonly SyntaxNode[], start: number, end: number, drafting: Drafting): readonly Draft[] {
  const drafts: Draft[] = [];
  let at = start;
  const literal = (to: number): void => {
    const tokens = to > at ? literalTokens(at, to, drafting) : [];
    if (tokens.length > 0) drafts.push({ kind: "literals", tokens });
    drafting.tokens.push(...tokens);
  };
  for (const node of nodes) {
    const directive = node.type === "template_directive" ? node.namedChild(0) : null;
    if (node.type !== "template_interpolation" && !directive) continue;
    literal(node.startIndex);
    if (node.type === "template_interpolation") {
      drafting.tokens.push(markOf(node));
      drafts.push({ kind: "interpolation", node });
    } else if (directive)
      drafts.push(...(nested(drafting.conversion, () => [draftDirective(directive, drafting)]) ?? []));
    at = node.endIndex;
  }
  literal(end);
  return drafts;
}

function literalTokens(start: number, end: number, { range, conversion }: Drafting): LiteralToken[] {
  const text = conversion.parsed;
  if (range.style === "quoted") return [{ kind: "literal", start, end }];
  const tokens: LiteralToken[] = [];
  for (let from = start; from < end;) {
    const newline = text.indexOf("\n", from);
    const to = newline === -1 || newline + 1 > end ? end : newline + 1;
    tokens.push({ kind: "literal", start: from, end: to });
    from = to;
  }
  return tokens;
}

function draftDirective(node: SyntaxNode, drafting: Drafting): Draft {
  const children = node.children;
  const isBorder = (child: SyntaxNode): boolean =>
    /^template_(?:for_start|for_end|if_intro|else_intro|if_end)$/.test(child.type);
  const borders = children.filter(isBorder);
  const sections = borders.slice(0, -1).map((border, index) => {
    drafting.tokens.push(markOf(border));
    const next = borders[index + 1];
    const end = next?.startIndex ?? node.endIndex;
    const inside = children.filter(
      (child) => child.startIndex >= border.endIndex && child.endIndex <= end && !isBorder(child),
    );
    return draft(inside, border.endIndex, end, drafting);
  });
  const last = borders.at(-1);
  if (last) drafting.tokens.push(markOf(last));
  const [first = [], second = []] = sections;
  return node.type === "template_for"
    ? { kind: "for", node: borders[0] ?? node, body: first }
    : { kind: "if", node: borders[0] ?? node, then: first, otherwise: second };
}

function markOf(node: SyntaxNode): Token {
  const children = node.children;
  return {
    kind: "mark",
    trimsBefore: children[1]?.type === "strip_marker",
    trimsAfter: children.length > 3 && children.at(-2)?.type === "strip_marker",
  };
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

function finish(
  drafts: readonly Draft[],
  style: "quoted" | "heredoc",
  conversion: Conversion,
  convert: Convert,
): readonly TemplatePart[] {
  const inner = (nested: readonly Draft[]): readonly TemplatePart[] => finish(nested, style, conversion, convert);
  return drafts.flatMap((one): readonly TemplatePart[] => {
    switch (one.kind) {
      case "literals":
        return literalPart(one.tokens, style, conversion);
      case "interpolation":
        return [{ kind: "interpolation", of: convert(one.node.children), location: locate(conversion, one.node) }];
      case "if": {
        const location = locate(conversion, one.node);
        return [
          {
            kind: "if",
            condition: convert(one.node.children),
            then: inner(one.then),
            otherwise: inner(one.otherwise),
            location,
          },
        ];
      }
      case "for": {
        const names = one.node.children.filter((child) => child.type === "identifier").map((child) => child.text);
        return [
          {
            kind: "for",
            names,
            of: convert(one.node.children),
            body: inner(one.body),
            location: locate(conversion, one.node),
          },
        ];
      }
    }
  });
}

function literalPart(
  tokens: readonly LiteralToken[],
  style: "quoted" | "heredoc",
  { file, parsed, shift, at }: Conversion,
): readonly TemplatePart[] {
  const { text, map } = joinDecoded(tokens.map(({ start, end }) => decode(parsed, start, end, style)));
  const [first] = tokens;
  const last = tokens.at(-1);
  if (text === "" || !first || !last) return [];
  if (at) return [{ kind: "literal", text, map: [], location: at }];
  const location = { file, start: first.start - shift, end: last.end - shift };
  const moved = shift === 0 ? map : map.map((piece) => ({ ...piece, offset: piece.offset - shift }));
  return [{ kind: "literal", text, map: moved, location }];
}
