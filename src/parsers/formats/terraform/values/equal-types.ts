import type { Node } from "../../../../tree/index.js";
import type { Expression } from "../../../syntax/hcl/hcl-ast.js";
import type { Module, VariableDeclaration } from "../modules/scope.js";

/** A type of which it is certain that a value has it. */
type CertainType = "string" | "number" | "bool" | "tuple" | "object";

/** The type of what an expression writes out, or that its variable declares. `undefined`: it is not certain. */
export function certainType(expression: Expression, module: Module): CertainType | undefined {
  switch (expression.kind) {
    case "number":
    case "bool":
    case "tuple":
    case "object":
      return expression.kind;
    case "template":
      return expression.parts.length === 1 && expression.parts[0]?.kind === "interpolation" ? undefined : "string";
    case "parentheses":
      return certainType(expression.of, module);
    default:
      return primitiveType(variableIn(expression, module)?.type);
  }
}

function primitiveType(type: Expression | undefined): CertainType | undefined {
  if (type?.kind !== "variable") return undefined;
  return type.name === "string" || type.name === "number" || type.name === "bool" ? type.name : undefined;
}

/** The variable that an expression is: `var.x`. */
export function variableIn(expression: Expression, { declarations }: Module): VariableDeclaration | undefined {
  if (expression.kind !== "attribute" || expression.of.kind !== "variable" || expression.of.name !== "var")
    return undefined;
  return declarations.variables.get(expression.name);
}

/**
 * Whether two values with the same texts have one type, as far as it can be seen: `1` and `"1"` have not. Functions and
 * collections that convert their items are not looked at.
 */
export function haveOneType(one: Node, other: Node): boolean {
  if (one.kind === "scalar" && other.kind === "scalar") return one.quoted === other.quoted;
  if (one.kind === "list" && other.kind === "list") {
    return (one.isSet ?? false) === (other.isSet ?? false) && areAlike(one.items, other.items);
  }
  if (one.kind !== "mapping" || other.kind !== "mapping") return true;
  const values = new Map(other.entries.map(({ key, value }) => [key.text, value]));
  return one.entries.every(({ key, value }) => haveOneType(value, values.get(key.text) ?? value));
}

function areAlike(some: readonly Node[], others: readonly Node[]): boolean {
  return some.every((one, at) => haveOneType(one, others[at] ?? one));
}
