import type { Location } from "../../../../source/index.js";
import type { Entry, Node, Scalar, Unknown } from "../../../../tree/index.js";
import type { Expression, HclBody } from "../../../syntax/hcl/hcl-ast.js";
import { shownAt } from "../../../syntax/hcl/hcl-location.js";
import { withoutFailingBranches } from "../../../values/choices.js";
import { exhaustedReason, oversizedReason, spend } from "../../../values/limits.js";
import { variablesIn } from "../modules/expressions.js";
import { idIn, withoutDefaults, type Scope } from "../modules/scope.js";
import { hasFailure, unknownAt } from "../../../values/values.js";
import { elementId } from "./element-id.js";

/** Evaluates an expression. What the source does not show becomes a hole, a choice or an unknown. */
export function evaluate(expression: Expression, scope: Scope): Node {
  const { work } = scope.module.environment;
  const reason = exhaustedReason(work, expression);
  if (reason !== undefined) return notKnown(expression, scope, reason);
  work.steps++;
  work.depth++;
  try {
    const value = scope.module.environment.evaluateByKind(expression, scope);
    const problem = oversizedReason(value, work, expression);
    return problem === undefined ? value : notKnown(expression, scope, problem);
  } finally {
    work.depth--;
  }
}

/** A longer expression is not used as a name. */
const maximumExpressionText = 200;

/** An unknown that is identified by its expression: in one module, the same expression has the same value. */
export function notKnown(expression: { readonly location: Location }, scope: Scope, reason: string): Unknown {
  const { location } = expression;
  const place = `${location.file.path}:${String(location.start)}`;
  const written = shownAt(location);
  if (written === undefined || written.length > maximumExpressionText)
    return unknownAt(location, { id: idIn(scope.module, `?@${place}`), reason });
  const expressionText = written.replace(/\s+/g, " ");
  // If names of `for` or `each` are in scope, the same expression may have several values.
  const named = namedInLoop(expressionText, scope);
  const within = named.length === 0 ? "" : `@${elementId(named) ?? place}`;
  const id = idIn(scope.module, `${expressionText}${within}`);
  return unknownAt(location, { id, reason, expressionText });
}

function namedInLoop(expressionText: string, { names }: Scope): readonly Node[] {
  return [...names].flatMap(([name, node]) => (expressionText.includes(name) ? [node] : []));
}

/** How an expression can be written again in its module. `undefined`: it is long, or it has names of a loop. */
export function repeatable({ location }: { readonly location: Location }, scope: Scope): string | undefined {
  const expressionText = shownAt(location)?.replace(/\s+/g, " ");
  const isShort = expressionText !== undefined && expressionText.length <= maximumExpressionText;
  return isShort && namedInLoop(expressionText, scope).length === 0 ? expressionText : undefined;
}

/** Evaluates the arguments of a body, by name. Blocks are not evaluated. */
export function evaluateAttributes(body: HclBody, scope: Scope, skip: ReadonlySet<string>): Entry[] {
  return body.attributes.flatMap(({ name, nameLocation, value, location }): Entry[] => {
    if (skip.has(name)) return [];
    const key: Scalar = { kind: "scalar", text: name, quoted: false, location: nameLocation };
    return [{ key, value: evaluateArgument(value, scope), location }];
  });
}

/**
 * Evaluates an argument. If Terraform would stop with the default of a variable, the variable must have another value.
 * If it is not clear which one, no default counts.
 */
export function evaluateArgument(expression: Expression, scope: Scope): Node {
  const value = withoutFailingBranches(evaluate(expression, scope));
  spend(value, scope.module.environment.work);
  if (!scope.usesDefaults || !hasFailure(value)) return value;
  return (
    withoutFailingDefault(expression, scope) ??
    withoutFailingBranches(evaluate(expression, { ...scope, usesDefaults: false }))
  );
}

/** Among more variables than this, the one whose default fails is not looked for. */
const maximumSuspects = 100;

/**
 * The value without the default of one variable. `undefined`: it still fails. Each look at a half of the variables costs an
 * evaluation, so they are not tried one by one.
 */
function withoutFailingDefault(expression: Expression, scope: Scope): Node | undefined {
  const { call, declarations } = scope.module;
  if (call) return undefined;
  const without = (names: readonly string[]): Node =>
    withoutFailingBranches(evaluate(expression, withoutDefaults(scope, names)));
  let suspects = [...variablesIn([expression], declarations)].filter(
    (name) => declarations.variables.get(name)?.default,
  );
  if (suspects.length === 0 || suspects.length > maximumSuspects) return undefined;
  while (suspects.length > 1) {
    const half = suspects.slice(0, Math.ceil(suspects.length / 2));
    suspects = hasFailure(without(half)) ? suspects.slice(half.length) : half;
  }
  const value = without(suspects);
  return hasFailure(value) ? undefined : value;
}
