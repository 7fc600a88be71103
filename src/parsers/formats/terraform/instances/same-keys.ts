import type { Expression } from "../../../syntax/hcl/hcl-ast.js";
import type { Module } from "../modules/scope.js";

/** How many expressions are followed: a local may refer to itself. */
const maximumSteps = 20;

/** The expression with whose keys a collection is made, in every deployment: `{ for k, v in var.x : k => … }` has those of `var.x`. */
export function keysFrom(value: Expression, module: Module): Expression {
  let from = value;
  for (let step = 0; step < maximumSteps; step++) {
    const next = oneStep(from, module);
    if (!next) break;
    from = next;
  }
  return from;
}

function oneStep(value: Expression, { declarations }: Module): Expression | undefined {
  switch (value.kind) {
    case "parentheses":
      return value.of;
    case "attribute":
      return value.of.kind === "variable" && value.of.name === "local"
        ? declarations.locals.get(value.name)?.value
        : undefined;
    case "for": {
      const { condition, groups, key, names, of } = value;
      const keepsKeys = names.length === 2 && key?.kind === "variable" && key.name === names[0];
      return keepsKeys && !condition && !groups ? of : undefined;
    }
    case "call":
      return keeping.has(value.name) ? value.arguments[0] : undefined;
    default:
      return undefined;
  }
}

/** Functions whose result has the keys of a map, or is the set of them. */
const keeping: ReadonlySet<string> = new Set(["keys", "tomap", "toset"]);
