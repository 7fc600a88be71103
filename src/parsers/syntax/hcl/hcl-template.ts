import type { Node as SyntaxNode } from "web-tree-sitter";
import type { Expression, TemplatePart } from "./hcl-ast.js";
import { nested, type Conversion } from "./hcl-location.js";
import { literalTokens, settledParts, type Draft, type TemplateForm, type Token } from "./template-parts.js";

export type Convert = (nodes: readonly SyntaxNode[]) => Expression;

export interface TemplateRange extends TemplateForm {
  readonly start: number;
  readonly end: number;
}

/** The parts of the template in `range` of the parsed text. */
export function convertTemplate(
  nodes: readonly SyntaxNode[],
  range: TemplateRange,
  conversion: Conversion,
  convert: Convert,
): readonly TemplatePart[] {
  const tokens: Token[] = [];
  const drafts = draft(nodes, range.start, range.end, { tokens, range, conversion, convert });
  return settledParts(drafts, tokens, range, conversion);
}

interface Drafting {
  readonly tokens: Token[];
  readonly range: TemplateRange;
  readonly conversion: Conversion;
  readonly convert: Convert;
}

/** Splits a template. The literals are the texts between interpolations and directives. */
function draft(nodes: readonly SyntaxNode[], start: number, end: number, drafting: Drafting): readonly Draft[] {
  const drafts: Draft[] = [];
  let at = start;
  const literal = (to: number): void => {
    const tokens = literalTokens(drafting.conversion.parsed, at, to, drafting.range);
    if (tokens.length > 0) drafts.push({ kind: "literals", tokens });
    for (const token of tokens) drafting.tokens.push(token);
  };
  for (const node of nodes) {
    const directive = node.type === "template_directive" ? node.namedChild(0) : null;
    if (node.type !== "template_interpolation" && !directive) continue;
    literal(node.startIndex);
    if (node.type === "template_interpolation") {
      drafting.tokens.push(markOf(node));
      drafts.push({ kind: "interpolation", of: drafting.convert(node.children), range: rangeOf(node) });
    } else if (directive)
      drafts.push(...(nested(drafting.conversion, () => [draftDirective(directive, drafting)]) ?? []));
    at = node.endIndex;
  }
  literal(end);
  return drafts;
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
  const intro = borders[0] ?? node;
  const of = drafting.convert(intro.children);
  const range = rangeOf(intro);
  if (node.type !== "template_for") return { kind: "if", condition: of, then: first, otherwise: second, range };
  const names = intro.children.filter((child) => child.type === "identifier").map((child) => child.text);
  return { kind: "for", names, of, body: first, range };
}

function rangeOf({ startIndex, endIndex }: SyntaxNode): { readonly start: number; readonly end: number } {
  return { start: startIndex, end: endIndex };
}

function markOf(node: SyntaxNode): Token {
  const children = node.children;
  return {
    kind: "mark",
    trimsBefore: children[1]?.type === "strip_marker",
    trimsAfter: children.length > 3 && children.at(-2)?.type === "strip_marker",
  };
}
