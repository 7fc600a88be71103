import type { Location } from "../../../../source/index.js";
import type { Expression, HclBody, TemplatePart } from "../../../syntax/hcl/hcl-ast.js";
import type { Declarations } from "./scope.js";

/** A name and its attributes: `aws_iam_role.dms[0].arn` has the names `aws_iam_role`, `dms` and `arn`. */
export interface Chain {
  readonly names: readonly string[];
  readonly location: Location;
}

/** All chains in an expression. Outer ones come before inner ones. */
export function chainsIn(expression: Expression): readonly Chain[] {
  const found: Chain[] = [];
  const add = (one: Expression): void => {
    const start = chainStart(one);
    if (start.kind === "variable") found.push({ names: [start.name, ...attributesIn(one)], location: one.location });
    else visitParts(start, add);
    visitKeys(one, add);
  };
  add(expression);
  return found;
}

/** All chains in the arguments of a body and of the blocks inside it. */
export function chainsOfBody(body: HclBody, skip: (name: string) => boolean = () => false): readonly Chain[] {
  const ofArguments = body.attributes.flatMap(({ name, value }) => (skip(name) ? [] : chainsIn(value)));
  return [...ofArguments, ...body.blocks.flatMap((block) => chainsOfBody(block.body))];
}

/** The variables to which expressions refer, also through locals. */
export function variablesIn(
  expressions: readonly Expression[],
  { locals }: Pick<Declarations, "locals">,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (expression: Expression): void => {
    for (const { kind, name } of referencesIn(expression)) {
      if (kind === "var") found.add(name);
      if (kind !== "local" || seen.has(name)) continue;
      seen.add(name);
      const local = locals.get(name);
      if (local) visit(local.value);
    }
  };
  for (const expression of expressions) visit(expression);
  return found;
}

function referencesIn(expression: Expression): readonly { readonly kind: string; readonly name: string }[] {
  return chainsIn(expression).flatMap(({ names: [kind = "", name] }) => (name === undefined ? [] : [{ kind, name }]));
}

/** What comes before the attributes, indexes and splats of an expression. */
export function chainStart(expression: Expression): Expression {
  let start = expression;
  while (isStep(start)) start = start.of;
  return start;
}

/** Whether an expression takes an attribute, an index or a splat of another one. */
export function isStep(expression: Expression): expression is Step {
  return expression.kind === "attribute" || expression.kind === "index" || expression.kind === "splat";
}

type Step = Extract<Expression, { readonly kind: "attribute" | "index" | "splat" }>;

function attributesIn(expression: Expression): readonly string[] {
  const names: string[] = [];
  for (let one = expression; isStep(one); one = one.of) {
    if (one.kind === "attribute") names.push(one.name);
    else if (one.kind === "splat")
      names.push(...one.steps.flatMap((step) => (step.kind === "attribute" ? [step.name] : [])).reverse());
  }
  return names.reverse();
}

type Visit = (expression: Expression) => void;

// These two call a function and make no lists, because all expressions of a module are walked several times.

/** Calls `visit` with the keys of the indexes of an expression, and of its splats. */
export function visitKeys(expression: Expression, visit: Visit): void {
  for (let one = expression; isStep(one); one = one.of) {
    if (one.kind === "index") visit(one.key);
    else if (one.kind === "splat") for (const step of one.steps) if (step.kind === "index") visit(step.key);
  }
}

/** Calls `visit` with the expressions directly inside another one. */
export function visitParts(expression: Expression, visit: Visit): void {
  switch (expression.kind) {
    case "template":
      return visitTemplate(expression.parts, visit);
    case "tuple":
      return expression.items.forEach(visit);
    case "object":
      for (const { key, value } of expression.items) {
        // A bare word as a key is not a reference.
        if (key.kind !== "variable") visit(key);
        visit(value);
      }
      return;
    case "unary":
    case "parentheses":
      return visit(expression.of);
    case "planned":
      return expression.references.forEach(visit);
    case "call":
      return expression.arguments.forEach(visit);
    case "conditional":
      visit(expression.condition);
      visit(expression.then);
      return visit(expression.otherwise);
    case "binary":
      visit(expression.left);
      return visit(expression.right);
    case "for":
      visit(expression.of);
      if (expression.key) visit(expression.key);
      visit(expression.value);
      if (expression.condition) visit(expression.condition);
      return;
    default:
      return;
  }
}

function visitTemplate(parts: readonly TemplatePart[], visit: Visit): void {
  for (const part of parts) {
    switch (part.kind) {
      case "literal":
        break;
      case "interpolation":
        visit(part.of);
        break;
      case "if":
        visit(part.condition);
        visitTemplate(part.then, visit);
        visitTemplate(part.otherwise, visit);
        break;
      case "for":
        visit(part.of);
        visitTemplate(part.body, visit);
        break;
    }
  }
}
