import { textOf } from "../../../../src/source/index.js";
import type { Expression, HclBlock, HclBody, TemplatePart } from "../../../../src/parsers/syntax/hcl/hcl-ast.js";

/** A body in the shape in which `@cdktf/hcl2json` gives it, to compare the two readings before evaluation. */
export function asHcl2json(body: HclBody): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { name, value } of body.attributes) result[name] = valueOf(value);
  for (const block of body.blocks) addBlock(result, block);
  return result;
}

function addBlock(result: Record<string, unknown>, block: HclBlock): void {
  const path = [block.type, ...block.labels.map((label) => label.text)];
  let at = result;
  for (const name of path.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>;
  const last = path.at(-1) ?? "";
  const list = (at[last] ??= []) as unknown[];
  list.push(asHcl2json(block.body));
}

function valueOf(expression: Expression): unknown {
  switch (expression.kind) {
    case "number":
      return Number(expression.text);
    case "bool":
      return expression.text === "true";
    case "null":
      return null;
    case "template": {
      const [only, ...others] = expression.parts;
      if (only?.kind === "interpolation" && others.length === 0 && expression.style === "quoted")
        return wrapped(only.of);
      return partsText(expression.parts);
    }
    case "unary":
      if (expression.operator === "-" && expression.of.kind === "number") return -Number(expression.of.text);
      // The negation of a constant is done by hcl2json.
      if (expression.operator === "!" && expression.of.kind === "bool") return expression.of.text !== "true";
      return wrapped(expression);
    case "tuple":
      return expression.items.map(valueOf);
    case "object":
      return Object.fromEntries(expression.items.map(({ key, value }) => [keyOf(key), valueOf(value)]));
    default:
      return wrapped(expression);
  }
}

function wrapped(expression: Expression): string {
  return `\${${textOf(expression.location)}}`;
}

function keyOf(key: Expression): string {
  if (key.kind === "variable") return key.name;
  if (key.kind === "attribute") return textOf(key.location);
  const value = valueOf(key);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Beside other parts a conditional is written as a directive. */
function interpolation(of: Expression): string {
  if (of.kind !== "conditional") return wrapped(of);
  const branch = (value: Expression): string =>
    value.kind === "template" ? String(valueOf(value)) : interpolation(value);
  return `%{if ${textOf(of.condition.location)}}${branch(of.then)}%{else}${branch(of.otherwise)}%{endif}`;
}

function partText(part: TemplatePart): string {
  switch (part.kind) {
    case "literal":
      return part.text.replace(/[$%](?=\{)/g, (mark) => mark + mark);
    case "interpolation":
      return interpolation(part.of);
    case "if":
      return `%{if ${textOf(part.condition.location)}}${partsText(part.then)}${part.otherwise.length > 0 ? `%{else}${partsText(part.otherwise)}` : ""}%{endif}`;
    case "for":
      return `%{for ${part.names.join(", ")} in ${textOf(part.of.location)}}${partsText(part.body)}%{endfor}`;
  }
}

function partsText(parts: readonly TemplatePart[]): string {
  return parts.map(partText).join("");
}
