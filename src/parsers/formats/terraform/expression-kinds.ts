import { fitted, type Location } from "../../../source/index.js";
import {
  asLiteral,
  asText,
  gapIn,
  literalOf,
  type Entry,
  type Mapping,
  type Node,
  type OpenEntry,
  type Scalar,
  type Text,
} from "../../../tree/index.js";
import type { Conditional, Expression, ObjectExpression } from "../../syntax/hcl/hcl-ast.js";
import { shownAt } from "../../syntax/hcl/hcl-location.js";
import { byDefault, withoutLayout } from "./evaluation/by-default.js";
import { evaluateCall } from "./evaluation/calls.js";
import { withoutFailingBranches } from "../../values/choices.js";
import { conditional, formulaOf } from "./values/conditions.js";
import { evaluateFor } from "./evaluation/for-expressions.js";
import { layoutAt } from "./modules/layout.js";
import { asConditional } from "../../values/origins.js";
import { dependingOn } from "../../values/run-values.js";
import { evaluateBinary, evaluateUnary } from "./evaluation/operators.js";
import { insideLocal, resolveReference } from "./attributes/references.js";
import type { Scope } from "./modules/scope.js";
import { withOneType } from "./values/sets.js";
import { attributeOf, indexOf, splatOf } from "./attributes/steps.js";
import { evaluateTemplate } from "./evaluation/templates.js";
import { evaluatePlanned } from "./instances/planned-expressions.js";
import { insideArgument } from "./evaluation/variables.js";
import { computedText, exactNumber, hasFailure } from "../../values/values.js";

import { evaluate, notKnown, repeatable } from "./evaluation/evaluate.js";

/** Evaluates an expression by its kind. Only `evaluate` calls it. */
export function evaluateByKind(expression: Expression, scope: Scope): Node {
  const { location } = expression;
  switch (expression.kind) {
    case "number":
      return evaluateNumber(expression.text, location);
    case "bool":
      return { kind: "scalar", text: expression.text, quoted: false, location, ...layoutAt(location, "plain") };
    case "null":
      return { kind: "null", location, ...layoutAt(location, "plain") };
    case "template":
      return evaluateTemplate(expression, scope);
    case "tuple": {
      const items = expression.items.map((item) => evaluate(item, scope));
      return { kind: "list", items, location, ...layoutAt(location, "flow") };
    }
    case "object":
      return evaluateObject(expression, scope);
    case "parentheses":
      return evaluate(expression.of, scope);
    case "conditional":
      return evaluateConditional(expression, scope);
    case "binary":
      return evaluateBinary(expression, scope);
    case "unary":
      return evaluateUnary(expression, scope);
    case "call":
      return emptyByDefault(evaluateCall(expression, scope), (open) => evaluateCall(expression, open), scope);
    case "for":
      return evaluateFor(expression, scope);
    case "planned":
      return evaluatePlanned(expression, scope);
    default:
      return evaluateTraversal(expression, scope);
  }
}

/** A number keeps only its value. An account id that is written as a number loses its leading zeros. */
function evaluateNumber(text: string, location: Location): Node {
  const isPlain = /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text);
  const number = isPlain ? computedText(text, location) : exactNumber(Number(text), location);
  return number.kind === "scalar" ? { ...number, quoted: false, ...layoutAt(location, "plain") } : number;
}

function evaluateConditional(expression: Conditional, scope: Scope): Node {
  const condition = withoutFailingBranches(evaluate(expression.condition, scope));
  if (hasFailure(condition)) return condition;
  const formula = formulaOf(condition, scope.module);
  const then = (): Node => evaluate(expression.then, scope);
  const otherwise = (): Node => evaluate(expression.otherwise, scope);
  const value = withOneType(conditional(formula, then, otherwise, expression.location));
  const isDecided = formula.op === "true" || formula.op === "false";
  if (!isDecided) return value;
  return asConditional(scope.usesDefaults ? byDefault(value, expression, scope) : value);
}

/** If a function's result is empty or null only because of a variable's default, the result is not known. */
function emptyByDefault(value: Node, evaluateIn: (scope: Scope) => Node, scope: Scope): Node {
  if (value.kind === "null" && scope.usesDefaults) {
    const isAlways = evaluateIn({ ...scope, usesDefaults: false }).kind === "null";
    return isAlways ? value : withoutLayout(value);
  }
  const isEmpty = (value.kind === "scalar" || value.kind === "text") && asLiteral(value) === "";
  if (!isEmpty || value.hasOmittedPart || !scope.usesDefaults) return value;
  const isAlways = asLiteral(evaluateIn({ ...scope, usesDefaults: false })) === "";
  return isAlways ? value : { ...value, hasOmittedPart: true };
}

type Traversal = Extract<Expression, { kind: "variable" | "attribute" | "index" | "splat" | "malformed" }>;

function evaluateTraversal(expression: Traversal, scope: Scope): Node {
  const { location } = expression;
  const known = resolveReference(expression, scope);
  if (known) return known;
  switch (expression.kind) {
    case "attribute": {
      const of = evaluate(expression.of, scope);
      return named(chosenLike(of, attributeOf(of, expression.name, location, scope)), expression, scope);
    }
    case "index": {
      const of = evaluate(expression.of, scope);
      const key = evaluate(expression.key, scope);
      const chosen = indexOf(of, key, location, scope);
      const value = dependingOn([key], chosen, { at: location, expressionText: repeatable(expression, scope) });
      return named(isPlain(expression.key) ? chosenLike(of, value) : asConditional(value), expression, scope);
    }
    case "splat": {
      const of = evaluate(expression.of, scope);
      return chosenLike(of, splatOf(of, expression.steps, location, scope));
    }
    case "variable":
      return notKnown(expression, scope, `${expression.name} is not declared here`);
    case "malformed":
      return notKnown(expression, scope, "this cannot be read");
  }
}

/** A part of a local or of what a caller passes has the name that is written. */
function named(value: Node, expression: Expression, scope: Scope): Node {
  return insideLocal(insideArgument(value, expression, scope), expression, scope);
}

function isPlain({ kind }: Expression): boolean {
  return kind === "number" || kind === "template";
}

/** The content of a conditional value is conditional too. */
function chosenLike(of: Node, value: Node): Node {
  return of.isConditional ? asConditional(value) : value;
}

function evaluateObject(expression: ObjectExpression, scope: Scope): Mapping {
  const { location } = expression;
  const entries: Entry[] = [];
  const openEntries: OpenEntry[] = [];
  let incompleteReason: string | undefined;
  for (const item of expression.items) {
    const key = keyOf(item.key, scope);
    const value = evaluate(item.value, scope);
    if (key?.kind === "scalar") {
      entries.push({ key, value, location: item.location });
      continue;
    }
    incompleteReason ??= `the key ${shownAt(item.key.location) ?? "of an entry"} is not known`;
    if (key) openEntries.push({ key, value, location: item.location });
  }
  return {
    kind: "mapping",
    entries: fitted(entries),
    location,
    ...layoutAt(location, "flow"),
    ...(incompleteReason !== undefined && { incompleteReason }),
    ...(openEntries.length > 0 && { openEntries }),
  };
}

/** A bare word is the key itself. Any other key is evaluated. */
function keyOf(key: Expression, scope: Scope): Scalar | Text | undefined {
  const { location } = key;
  if (key.kind === "variable") return { kind: "scalar", text: key.name, quoted: false, location };
  const value = evaluate(key, scope);
  if (value.kind === "scalar") return value;
  const text = asText(value);
  const literal = text && literalOf(text);
  if (!text || literal === undefined) return text;
  return { kind: "scalar", text: literal, quoted: true, location, isConditional: true, ...gapIn(text) };
}
