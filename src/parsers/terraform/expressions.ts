import type { Expression, HclBlock, HclBody, TemplatePart } from "../hcl-ast.js";

/** Every expression in an expression, outer before inner. */
export function* expressionsIn(expression: Expression): Generator<Expression> {
  yield expression;
  for (const inner of partsOf(expression)) yield* expressionsIn(inner);
}

/** Every expression of a body and of the blocks inside. */
export function* expressionsOfBody(
  body: HclBody,
  skip: (name: string) => boolean = () => false,
): Generator<Expression> {
  for (const { name, value } of body.attributes) if (!skip(name)) yield* expressionsIn(value);
  for (const block of body.blocks) yield* expressionsOfBlock(block);
}

function expressionsOfBlock(block: HclBlock): Generator<Expression> {
  return expressionsOfBody(block.body);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "template":
      return expression.parts.flatMap(templateExpressions);
    case "tuple":
      return expression.items;
    case "object":
      // A bare word as a key is no reference.
      return expression.items.flatMap(({ key, value }) => (key.kind === "variable" ? [value] : [key, value]));
    case "attribute":
    case "unary":
    case "parentheses":
      return [expression.of];
    case "index":
      return [expression.of, expression.key];
    case "splat":
      return [expression.of, ...expression.steps.flatMap((step) => (step.kind === "index" ? [step.key] : []))];
    case "told":
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
