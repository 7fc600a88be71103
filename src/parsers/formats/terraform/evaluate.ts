import type { Location } from "../../../source/index.js";
import type { Entry, Node, Scalar } from "../../../tree/index.js";
import type { Expression, HclBody } from "../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../syntax/hcl/hcl-location.js";
import { withoutFailingBranches } from "../../values/choices.js";
import { exhaustedReason, oversizedReason, spend } from "../../values/limits.js";
import { idIn, type Scope } from "./scope.js";
import { hasFailure, unknownAt } from "../../values/values.js";

/** The value of an expression; what it does not say here is a hole, a choice or an unknown. */
export function evaluate(expression: Expression, scope: Scope): Node {
  const { work } = scope.module.environment;
  const reason = exhaustedReason(work);
  if (reason !== undefined) return notKnown(expression, scope, reason);
  work.steps++;
  work.depth++;
  try {
    const value = scope.module.environment.evaluateByKind(expression, scope);
    const problem = oversizedReason(value);
    return problem === undefined ? value : notKnown(expression, scope, problem);
  } finally {
    work.depth--;
  }
}

/** Longer expressions are too long for a name. */
const maximumExpressionText = 200;

/** An unknown named by its expression: the same expression in one module is the same value. */
export function notKnown(expression: { readonly location: Location }, scope: Scope, reason: string): Node {
  const { location } = expression;
  const place = `${location.file.path}:${String(location.start)}`;
  const written = writtenAt(location);
  if (written.length > maximumExpressionText)
    return unknownAt(location, { id: idIn(scope.module, `?@${place}`), reason });
  const expressionText = written.replace(/\s+/g, " ");
  // With names of `for` or `each` in scope, one expression text may have several values.
  const within = [...scope.names.keys()].some((name) => expressionText.includes(name));
  const id = idIn(scope.module, within ? `${expressionText}@${place}` : expressionText);
  return unknownAt(location, { id, reason, expressionText });
}

/** The arguments of a body by name, evaluated; without its blocks. */
export function evaluateAttributes(body: HclBody, scope: Scope, skip: ReadonlySet<string> = new Set()): Entry[] {
  return body.attributes.flatMap(({ name, nameLocation, value, location }): Entry[] => {
    if (skip.has(name)) return [];
    const key: Scalar = { kind: "scalar", text: name, quoted: false, location: nameLocation };
    return [{ key, value: evaluateArgument(value, scope), location }];
  });
}

/** If Terraform would stop with a variable's default, the variable gets another value. */
export function evaluateArgument(expression: Expression, scope: Scope): Node {
  const value = withoutFailingBranches(evaluate(expression, scope));
  spend(value, scope.module.environment.work);
  if (!scope.usesDefaults || !hasFailure(value)) return value;
  return withoutFailingBranches(evaluate(expression, { ...scope, usesDefaults: false }));
}
