import { and, asLiteral, implies, not } from "../../../../tree/index.js";
import { choiceOf } from "../../../values/choices.js";
import { nullAt } from "../../../values/values.js";
import { argumentsOf } from "../call.js";
import { conditionNamed } from "../conditions.js";
import { evaluate } from "../evaluate.js";
import { notKnown } from "../unknowns.js";
import type { IntrinsicFunction } from "./function.js";

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
  return choiceOf(
    [
      { when, value: evaluate(value, { ...scope, when: and(scope.when, when) }) },
      { when: not(when), value: evaluate(second, { ...scope, when: and(scope.when, not(when)) }) },
    ],
    node.location,
  );
};
