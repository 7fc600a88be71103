import { describe, expect, it } from "vitest";
import type { Expression, HclBody } from "../../../../src/parsers/syntax/hcl/hcl-ast.js";
import { bodyOfTree } from "../../../../src/parsers/syntax/hcl/hcl-json.js";
import { writtenAt } from "../../../../src/parsers/syntax/hcl/hcl-location.js";
import { readLeanTemplate } from "../../../../src/parsers/syntax/hcl/lean-tree.js";
import { readJson } from "../../../../src/parsers/syntax/json/json-tree.js";
import { sourceFile, textOf } from "../../../../src/source/index.js";

/** The expression that a text is in Terraform JSON. */
function expressionIn(text: string): Expression {
  const file = sourceFile("main.tf.json", JSON.stringify({ locals: { it: text } }));
  const [root] = readJson(file).documents;
  if (!root) throw new Error("no JSON");
  const body: HclBody = bodyOfTree(root, (inner, at) => readLeanTemplate(sourceFile("main.tf.json", inner), at));
  const value = body.blocks[0]?.body.attributes[0]?.value;
  if (!value) throw new Error("no value");
  return value;
}

/** Where the parts of a template stand in the file, and what they are. */
function partsOf(expression: Expression): readonly (readonly [string, string])[] {
  if (expression.kind !== "template") return [];
  return expression.parts.map((part) => {
    const shown =
      part.kind === "literal" ? part.text : part.kind === "interpolation" ? writtenAt(part.of.location) : "";
    return [textOf(part.location), shown] as const;
  });
}

describe("the places in a text of Terraform JSON", () => {
  it("are those of its parts, with the escapes of JSON", () => {
    expect(partsOf(expressionIn('{"Resource":"${var.arn}/*"}\n'))).toEqual([
      ['{\\"Resource\\":\\"', '{"Resource":"'],
      ["${var.arn}", "var.arn"],
      ['/*\\"}\\n', '/*"}\n'],
    ]);
  });

  it("are those of the whole text for an expression that is all of it, but not for what is inside", () => {
    const [part] = (expressionIn('${jsonencode({ Action = "s3:*" })}') as Extract<Expression, { kind: "template" }>)
      .parts;
    const call = part?.kind === "interpolation" ? part.of : undefined;
    expect(call && textOf(call.location)).toBe('"${jsonencode({ Action = \\"s3:*\\" })}"');
    expect(call?.kind === "call" && call.arguments.map(({ location }) => textOf(location))).toEqual([
      '{ Action = \\"s3:*\\" }',
    ]);
  });
});
