import type { Expression } from "../../../syntax/hcl/hcl-ast.js";

/** The content of a text without interpolations. `undefined` for every other expression. */
export function literalIn(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== "template") return undefined;
  const [only, ...others] = expression.parts;
  if (!only) return "";
  return only.kind === "literal" && others.length === 0 ? only.text : undefined;
}

/**
 * The expression in a text that contains nothing else, as JSON and Terraform 0.11 write it. Other expressions stay as
 * they are.
 */
export function unquoted(expression: Expression | undefined): Expression | undefined {
  const [only, ...others] = expression?.kind === "template" ? expression.parts : [];
  return only?.kind === "interpolation" && others.length === 0 ? only.of : expression;
}
