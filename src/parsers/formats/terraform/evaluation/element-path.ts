import type { Expression } from "../../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../../syntax/hcl/hcl-location.js";
import type { Scope } from "../modules/scope.js";

/**
 * `settings.bucket`, `settings["bucket"]`, `settings[0].id` after `var.` or `local.`: an element that is written in the
 * same way everywhere in the module. `undefined` for other expressions.
 */
export function elementPath(expression: Expression, root: "local" | "var", scope: Scope): string | undefined {
  if (expression.kind !== "attribute" && expression.kind !== "index") return undefined;
  const { of } = expression;
  if (of.kind === "variable") {
    const isOfRoot = expression.kind === "attribute" && of.name === root && !scope.names.has(root);
    return isOfRoot ? expression.name : undefined;
  }
  const path = elementPath(of, root, scope);
  if (path === undefined) return undefined;
  if (expression.kind === "attribute") return `${path}.${expression.name}`;
  const key = writtenAt(expression.key.location);
  return /^(?:\d+|"[^"\\$%]*")$/.test(key) ? `${path}[${key}]` : undefined;
}
