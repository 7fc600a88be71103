import type { Expression } from "../hcl-ast.js";

/** The text of an expression that is one and holds nothing else. */
export function literalIn(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== "template") return undefined;
  const [only, ...others] = expression.parts;
  if (!only) return "";
  return only.kind === "literal" && others.length === 0 ? only.text : undefined;
}
