import type { Expression } from "../../syntax/hcl/hcl-ast.js";

/** The text of an expression that is one and holds nothing else. */
export function literalIn(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== "template") return undefined;
  const [only, ...others] = expression.parts;
  if (!only) return "";
  return only.kind === "literal" && others.length === 0 ? only.text : undefined;
}

/** The expression that a text is made of alone, as JSON and Terraform 0.11 write expressions. */
export function unquoted(expression: Expression | undefined): Expression | undefined {
  const [only, ...others] = expression?.kind === "template" ? expression.parts : [];
  return only?.kind === "interpolation" && others.length === 0 ? only.of : expression;
}
