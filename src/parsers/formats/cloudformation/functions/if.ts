import { and, asLiteral, implies, not, type Formula, type Node } from "../../../../tree/index.js";
import { choiceOf, prune } from "../../../values/choices.js";
import { nullAt } from "../../../values/values.js";
import { argumentsOf } from "../templates/call.js";
import { conditionNamed } from "../evaluation/conditions.js";
import { evaluate } from "../evaluation/evaluate.js";
import type { Scope } from "../templates/scope.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

/** `Fn::If: [condition, value, otherwise]`; a branch that cannot be taken here is left out. */
export const choose: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const [name, value, otherwise] = argumentsOf(call);
  const condition = asLiteral(name);
  if (condition === undefined || !value) return notKnown(node, "Fn::If needs the name of a condition and two values");
  const when = conditionNamed(condition, scope);
  const second = otherwise ?? nullAt(node.location);
  if (implies(scope.when, when) === true) return evaluate(value, scope);
  if (implies(scope.when, not(when)) === true) return evaluate(second, scope);
  const opposite = not(when);
  return choiceOf(
    [
      { when, value: evaluateWhen(value, scope, when) },
      { when: opposite, value: evaluateWhen(second, scope, opposite) },
    ],
    node.location,
  );
};

/** The value of a branch. What is chosen inside of it, for example by `Fn::FindInMap`, is chosen under its condition. */
function evaluateWhen(node: Node, scope: Scope, condition: Formula): Node {
  const when = and(scope.when, condition);
  return prune(evaluate(node, { ...scope, when }), when);
}
