import type { DefaultOrigin, List, Node, Null, Unknown } from "../../../../tree/index.js";
import type { Conditional, Expression } from "../../../syntax/hcl/hcl-ast.js";
import { withoutFailingBranches } from "../../../values/choices.js";
import { conditionalText } from "../../../values/origins.js";
import { chosenByDefault, type Repetition } from "../../../values/run-values.js";
import { formulaOf, subjectIn } from "../values/conditions.js";
import { evaluate, repeatable } from "./evaluate.js";
import { chainsIn } from "../modules/expressions.js";
import type { Scope } from "../modules/scope.js";

/**
 * If only the default of a variable chose a text, that default is the origin of the text, or is noted beside it. An empty
 * list or a null that only a default chose counts as not written there.
 */
export function byDefault(value: Node, expression: Conditional, scope: Scope): Node {
  if (value.kind === "mapping" || value.kind === "choice" || (value.kind === "list" && value.items.length > 0))
    return value;
  const { condition, location } = expression;
  const open = formulaOf(withoutFailingBranches(evaluate(condition, { ...scope, usesDefaults: false })), scope.module);
  if (open.op === "true" || open.op === "false") return value;
  if (value.kind === "list" || value.kind === "null") return withoutLayout(value);
  const name = subjectIn(open)?.replace(/^var:/, "") ?? variableWithDefault(condition, scope);
  const at = name === undefined ? undefined : scope.module.declarations.variables.get(name)?.default?.location;
  const origin = name === undefined ? undefined : ({ from: "default", name, ...(at && { at }) } as const);
  const repetition = { at: location, expressionText: repeatable(expression, scope) };
  if (value.kind === "unknown") return chosenUnknown(value, origin, repetition);
  const chosen = origin ? conditionalText(value, origin) : value;
  return chosen.kind === "text" ? chosenByDefault(chosen, repetition) : chosen;
}

/** An empty list or a null that counts as not written where it is. */
export function withoutLayout({ layout: _layout, ...rest }: List | Null): List | Null {
  return rest;
}

/** A whole resource keeps its name, because it is what its attributes are read from. */
function chosenUnknown(value: Unknown, origin: DefaultOrigin | undefined, { expressionText }: Repetition): Unknown {
  const { expressionText: own, ...rest } = value;
  if (own === undefined || value.symbol.id === value.symbol.resource) return value;
  return { ...rest, ...(expressionText !== undefined && { expressionText }), ...(origin && { chosenBy: origin }) };
}

/** The first variable with a default in a condition. */
function variableWithDefault(condition: Expression, { module }: Scope): string | undefined {
  const names = chainsIn(condition).flatMap(({ names: [start, name] }) => (start === "var" && name ? [name] : []));
  return names.find((name) => module.declarations.variables.get(name)?.default !== undefined);
}
