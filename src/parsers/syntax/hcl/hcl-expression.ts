import type { Node as SyntaxNode } from "web-tree-sitter";
import type { Location } from "../../../source/index.js";
import type { Expression, For, ObjectItem, SplatStep } from "./hcl-ast.js";
import { locate, maximumSteps, nested, type Conversion } from "./hcl-location.js";
import { convertTemplate } from "./hcl-template.js";
import { splatOf } from "./splat.js";

/** The expression of adjacent nodes: a term and the steps after it, or an `expression` node. */
export function convertExpression(nodes: readonly SyntaxNode[], conversion: Conversion): Expression {
  const terms = nodes.filter((node) => !isMark(node));
  const [first] = terms;
  if (!first) return malformed(conversion, nodes[0]);
  const { term, used } = convertTerm(terms, conversion);
  if (terms.length - used > maximumSteps) return malformed(conversion, first);
  return terms.slice(used).reduce((of, step) => convertStep(of, step, first, conversion), term);
}

/**
 * Whether a node is not part of the expression: punctuation and keywords of interpolations and directives around it.
 */
function isMark(node: SyntaxNode): boolean {
  return /^(?:comment|strip_marker|template_(?:interpolation|directive)_(?:start|end)|identifier|for|in|if|else|,)$/.test(
    node.type,
  );
}

function malformed(conversion: Conversion, node: SyntaxNode | undefined): Expression {
  const location = node ? locate(conversion, node) : { file: conversion.file, start: 0, end: 0 };
  return { kind: "malformed", location };
}

function convertTerm(nodes: readonly SyntaxNode[], conversion: Conversion): { term: Expression; used: number } {
  const [first, second, third] = nodes;
  if (first?.type === "(" && second) {
    const location = locate(conversion, first, third ?? second);
    return { term: { kind: "parentheses", of: convertNode(second, conversion), location }, used: 3 };
  }
  return { term: first ? convertNode(first, conversion) : malformed(conversion, first), used: 1 };
}

function convertNode(node: SyntaxNode, conversion: Conversion): Expression {
  return nested(conversion, () => convertAny(node, conversion)) ?? malformed(conversion, node);
}

function convertAny(node: SyntaxNode, conversion: Conversion): Expression {
  const location = locate(conversion, node);
  const children = node.children;
  const [child] = children;
  switch (node.type) {
    case "expression":
      return convertExpression(children, conversion);
    case "literal_value":
    case "template_expr":
    case "collection_value":
    case "operation":
    case "for_expr":
      return child ? convertNode(child, conversion) : malformed(conversion, node);
    case "numeric_lit":
      return { kind: "number", text: conversion.parsed.slice(node.startIndex, node.endIndex), location };
    case "bool_lit":
      return { kind: "bool", text: node.text, location };
    case "null_lit":
      return { kind: "null", text: node.text, location };
    case "string_lit":
    case "quoted_template":
      return convertQuoted(node, conversion);
    case "heredoc_template":
      return convertHeredoc(node, conversion);
    case "variable_expr":
      return { kind: "variable", name: node.text, location };
    case "tuple":
      return { kind: "tuple", items: expressionsIn(node, conversion), location };
    case "object":
      return { kind: "object", items: objectItems(node, conversion), location };
    default:
      return convertOperation(node, location, conversion);
  }
}

function convertOperation(node: SyntaxNode, location: Location, conversion: Conversion): Expression {
  switch (node.type) {
    case "function_call":
      return convertCall(node, location, conversion);
    case "for_tuple_expr":
    case "for_object_expr":
      return convertFor(node, location, conversion);
    case "conditional": {
      const [condition, then, otherwise] = expressionsIn(node, conversion);
      if (!condition || !then || !otherwise) return malformed(conversion, node);
      return conditionalOf(condition, then, otherwise, location);
    }
    case "unary_operation": {
      const [operator, ...rest] = node.children;
      return { kind: "unary", operator: operator?.type ?? "", of: convertExpression(rest, conversion), location };
    }
    case "binary_operation": {
      const children = node.children;
      const at = children.findIndex(
        (child, index) => index > 0 && /^(?:[-*/%+]|[<>]=?|[!=]=|&&|\|\|)$/.test(child.type),
      );
      const left = convertExpression(children.slice(0, at), conversion);
      const right = convertExpression(children.slice(at + 1), conversion);
      return { kind: "binary", operator: children[at]?.type ?? "", left, right, location };
    }
    default:
      return malformed(conversion, node);
  }
}

/**
 * The grammar groups `a ? b : c ? d : e` from the left, but HCL groups it from the right. With parentheses both agree.
 */
function conditionalOf(condition: Expression, then: Expression, otherwise: Expression, location: Location): Expression {
  if (condition.kind !== "conditional") return { kind: "conditional", condition, then, otherwise, location };
  const inner = conditionalOf(condition.otherwise, then, otherwise, {
    ...location,
    start: condition.otherwise.location.start,
  });
  return { ...condition, otherwise: inner, location };
}

function expressionsIn(node: SyntaxNode, conversion: Conversion): Expression[] {
  return node.children.filter((child) => child.type === "expression").map((child) => convertNode(child, conversion));
}

function objectItems(node: SyntaxNode, conversion: Conversion): ObjectItem[] {
  return node.children.flatMap((child) => {
    if (child.type !== "object_elem") return [];
    const [key, value] = expressionsIn(child, conversion);
    return key && value ? [{ key, value, location: locate(conversion, child) }] : [];
  });
}

function convertCall(node: SyntaxNode, location: Location, conversion: Conversion): Expression {
  const list = node.children.find((child) => child.type === "function_arguments");
  return {
    kind: "call",
    name: node.children[0]?.text ?? "",
    arguments: list ? expressionsIn(list, conversion) : [],
    expands: list?.children.some((child) => child.type === "ellipsis") ?? false,
    location,
  };
}

function convertFor(node: SyntaxNode, location: Location, conversion: Conversion): For | Expression {
  const intro = node.children.find((child) => child.type === "for_intro");
  const condition = node.children.find((child) => child.type === "for_cond");
  const [of] = intro ? expressionsIn(intro, conversion) : [];
  const results = expressionsIn(node, conversion);
  const value = results.at(-1);
  if (!intro || !of || !value) return malformed(conversion, node);
  const isObject = node.type === "for_object_expr" && results[0];
  const filter = condition && expressionsIn(condition, conversion)[0];
  return {
    kind: "for",
    names: intro.children.filter((child) => child.type === "identifier").map((child) => child.text),
    of,
    ...(isObject && results[0] && { key: results[0] }),
    value,
    groups: node.children.some((child) => child.type === "ellipsis"),
    ...(filter && { condition: filter }),
    location,
  };
}

function convertStep(of: Expression, step: SyntaxNode, first: SyntaxNode, conversion: Conversion): Expression {
  const location = locate(conversion, first, step);
  const [only] = stepsOf(step, conversion);
  if (step.type !== "splat") {
    if (!only) return malformed(conversion, step);
    return { of, ...only, location };
  }
  const splat = step.children[0];
  const steps = (splat?.children ?? []).flatMap((child) => stepsOf(child, conversion));
  return splatOf(of, splat?.type === "attr_splat" ? ".*" : "[*]", steps, location);
}

function stepsOf(node: SyntaxNode, conversion: Conversion): SplatStep[] {
  const name = node.type === "get_attr" ? node.children.find((child) => child.type === "identifier") : undefined;
  if (name) return [{ kind: "attribute", name: name.text }];
  const index = node.type === "index" ? node.children[0] : undefined;
  if (!index) return [];
  const key = expressionsIn(index, conversion)[0];
  if (key) return [{ kind: "index", key }];
  return [
    {
      kind: "index",
      key: { kind: "number", text: index.text.replace(/^\.\s*/, ""), location: locate(conversion, index) },
    },
  ];
}

function convertQuoted(node: SyntaxNode, conversion: Conversion): Expression {
  const range = { start: node.startIndex + 1, end: node.endIndex - 1, style: "quoted", unindents: false } as const;
  const convert = (nodes: readonly SyntaxNode[]): Expression => convertExpression(nodes, conversion);
  const parts = convertTemplate(node.children, range, conversion, convert);
  return { kind: "template", style: "quoted", parts, location: locate(conversion, node) };
}

function convertHeredoc(node: SyntaxNode, conversion: Conversion): Expression {
  const children = node.children;
  const marks = children.filter((child) => child.type === "heredoc_identifier");
  const open = marks[0]?.endIndex ?? node.startIndex;
  const close = marks.at(-1)?.startIndex ?? node.endIndex;
  const newline = conversion.parsed.indexOf("\n", open);
  const start = newline === -1 || newline >= close ? close : newline + 1;
  const end = Math.max(start, conversion.parsed.lastIndexOf("\n", close - 1) + 1);
  const range = { start, end, style: "heredoc", unindents: children[0]?.text === "<<-" } as const;
  const convert = (nodes: readonly SyntaxNode[]): Expression => convertExpression(nodes, conversion);
  const parts = convertTemplate(children, range, conversion, convert);
  return { kind: "template", style: "heredoc", parts, location: locate(conversion, node) };
}
