import type { Location } from "../../../source/index.js";
import type { Expression, HclBody, TemplatePart } from "../../syntax/hcl/hcl-ast.js";

/** A name and its attributes: `aws_iam_role.dms[0].arn` has the names `aws_iam_role`, `dms` and `arn`. */
export interface Chain {
  readonly names: readonly string[];
  readonly location: Location;
}

/** All chains in an expression. Outer ones come before inner ones. */
export function chainsIn(expression: Expression): readonly Chain[] {
  const found: Chain[] = [];
  addChains(expression, found);
  return found;
}

function addChains(expression: Expression, found: Chain[]): void {
  const { first, names, keys } = unchained(expression);
  if (first.kind === "variable") found.push({ names: [first.name, ...names], location: expression.location });
  else for (const inner of partsOf(first)) addChains(inner, found);
  for (const key of keys) addChains(key, found);
}

/** All chains in the arguments of a body and of the blocks inside it. */
export function chainsOfBody(body: HclBody, skip: (name: string) => boolean = () => false): readonly Chain[] {
  const ofArguments = body.attributes.flatMap(({ name, value }) => (skip(name) ? [] : chainsIn(value)));
  return [...ofArguments, ...body.blocks.flatMap((block) => chainsOfBody(block.body))];
}

/** Splits an expression into what comes before its attributes, indexes and splats, and their names and keys. */
export function unchained(expression: Expression): {
  readonly first: Expression;
  readonly names: readonly string[];
  readonly keys: readonly Expression[];
} {
  const names: string[] = [];
  const keys: Expression[] = [];
  let first = expression;
  for (;;) {
    if (first.kind === "attribute") names.unshift(first.name);
    else if (first.kind === "index") keys.push(first.key);
    else if (first.kind === "splat") {
      names.unshift(...first.steps.flatMap((step) => (step.kind === "attribute" ? [step.name] : [])));
      keys.push(...first.steps.flatMap((step) => (step.kind === "index" ? [step.key] : [])));
    } else return { first, names, keys };
    first = first.of;
  }
}

/** The expressions directly inside another one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "template":
      return expression.parts.flatMap(templateExpressions);
    case "tuple":
      return expression.items;
    case "object":
      // A bare word as a key is not a reference.
      return expression.items.flatMap(({ key, value }) => (key.kind === "variable" ? [value] : [key, value]));
    case "unary":
    case "parentheses":
      return [expression.of];
    case "planned":
      return expression.references;
    case "call":
      return expression.arguments;
    case "conditional":
      return [expression.condition, expression.then, expression.otherwise];
    case "binary":
      return [expression.left, expression.right];
    case "for":
      return [
        expression.of,
        ...(expression.key ? [expression.key] : []),
        expression.value,
        ...(expression.condition ? [expression.condition] : []),
      ];
    default:
      return [];
  }
}

function templateExpressions(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case "literal":
      return [];
    case "interpolation":
      return [part.of];
    case "if":
      return [
        part.condition,
        ...part.then.flatMap(templateExpressions),
        ...part.otherwise.flatMap(templateExpressions),
      ];
    case "for":
      return [part.of, ...part.body.flatMap(templateExpressions)];
  }
}
