import type { Location } from "../../../../source/index.js";
import { and, never, not, or, type Formula, type Node } from "../../../../tree/index.js";
import type { Binary, Expression, Unary } from "../../../syntax/hcl/hcl-ast.js";
import { distribute, withoutFailingBranches } from "../../../values/choices.js";
import { booleanOf, equality, formulaOf, openEquality } from "../values/conditions.js";
import { certainType, variableIn } from "../values/equal-types.js";
import { evaluate, notKnown } from "./evaluate.js";
import type { Module, Scope } from "../modules/scope.js";
import { computedBoolean, exactNumber, hasFailure, numberOf, reasonIn } from "../../../values/values.js";

export function evaluateBinary(expression: Binary, scope: Scope): Node {
  const { operator, location } = expression;
  const left = withoutFailingBranches(evaluate(expression.left, scope));
  const right = withoutFailingBranches(evaluate(expression.right, scope));
  if (hasFailure(left)) return left;
  if (hasFailure(right)) return right;
  const { module } = scope;
  switch (operator) {
    case "&&":
      return booleanOf(and(formulaOf(left, module), formulaOf(right, module)), location);
    case "||":
      return booleanOf(or(formulaOf(left, module), formulaOf(right, module)), location);
    case "==":
    case "!=": {
      const equal = (one: Node, other: Node): Node => {
        const formula = typedEquality([expression.left, one], [expression.right, other], module);
        return booleanOf(operator === "==" ? formula : not(formula), location);
      };
      const result = distribute([left, right], location, ([one, other]) =>
        one && other ? equal(one, other) : computedBoolean(false, location),
      );
      return result ?? notKnown(expression, scope, "it depends on too many conditions");
    }
    default: {
      const result = distribute([left, right], location, ([one, other]) => {
        const value = calculate(operator, numberOf(one), numberOf(other), location);
        return (
          value ??
          notKnown(expression, scope, (one && reasonIn(one)) ?? (other && reasonIn(other)) ?? "it is not a number")
        );
      });
      return result ?? notKnown(expression, scope, "it depends on too many conditions");
    }
  }
}

type Side = readonly [written: Expression, value: Node];

/** When the two sides are equal. Values of two types never are, and a tuple that is written is no list. */
function typedEquality([left, one]: Side, [right, other]: Side, module: Module): Formula {
  if (isNeverNull(left, other, module) || isNeverNull(right, one, module)) return never;
  const [type, required] = [certainType(left, module), certainType(right, module)];
  if (type && required && type !== required) return never;
  const formula = equality(one, other, module);
  const isCollection = one.kind === "list" || one.kind === "mapping";
  return isCollection && type !== required && formula.op === "true" ? openEquality(one, other, module) : formula;
}

/** Whether a side is a variable that is not null, and the other side is null. */
function isNeverNull(expression: Expression, other: Node, module: Module): boolean {
  return other.kind === "null" && variableIn(expression, module)?.isNeverNull === true;
}

function calculate(
  operator: string,
  left: number | undefined,
  right: number | undefined,
  at: Location,
): Node | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case "+":
      return exactNumber(left + right, at);
    case "-":
      return exactNumber(left - right, at);
    case "*":
      return exactNumber(left * right, at);
    case "/":
      return right === 0 ? undefined : exactNumber(left / right, at);
    case "%":
      return right === 0 ? undefined : exactNumber(left % right, at);
    case "<":
      return computedBoolean(left < right, at);
    case "<=":
      return computedBoolean(left <= right, at);
    case ">":
      return computedBoolean(left > right, at);
    case ">=":
      return computedBoolean(left >= right, at);
    default:
      return undefined;
  }
}

export function evaluateUnary(expression: Unary, scope: Scope): Node {
  const { operator, location } = expression;
  const of = withoutFailingBranches(evaluate(expression.of, scope));
  if (hasFailure(of)) return of;
  if (operator === "!") return booleanOf(not(formulaOf(of, scope.module)), location);
  const value = numberOf(of);
  return value === undefined
    ? notKnown(expression, scope, reasonIn(of) ?? "it is not a number")
    : exactNumber(-value, location);
}
