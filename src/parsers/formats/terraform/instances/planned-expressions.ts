import { asLiteral, asText, type Node, type Text } from "../../../../tree/index.js";
import type { PlannedExpression } from "../../../syntax/hcl/hcl-ast.js";
import { agrees } from "./agreement.js";
import { evaluate } from "../evaluation/evaluate.js";
import { fillFromPlan } from "./fill-from-plan.js";
import type { Scope } from "../modules/scope.js";

/**
 * Evaluates an expression of a plan: to its value, or to what it refers to if the value is known only after the
 * deployment.
 */
export function evaluatePlanned({ location, reference, value }: PlannedExpression, scope: Scope): Node {
  const text = asLiteral(value);
  const isDocument = text !== undefined && /^\s*[{[]/.test(text);
  if (!reference || isDocument) return value;
  const referred = evaluate(reference, scope);
  if (value.kind === "unknown") return isOpen(referred) ? value : referred;
  // A known value keeps the resource to which it refers as its origin, if that is possible.
  return agrees(referred, value) && isOfResource(asText(referred))
    ? { ...fillFromPlan(referred, value), location }
    : value;
}

function isOpen(node: Node): boolean {
  return node.kind === "unknown" && node.symbol.resource === undefined;
}

function isOfResource(text: Text | undefined): boolean {
  return text?.parts.some((part) => part.origin.from === "reference") === true;
}
