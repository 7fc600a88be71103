import { expect, it } from "vitest";
import type { Expression } from "../../../../src/parsers/syntax/hcl/hcl-ast.js";
import { startGrammar } from "../../../../src/parsers/syntax/hcl/hcl-grammar.js";
import { sourceFile, textOf } from "../../../../src/source/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";

const grammar = await startGrammar(loadWasm);

async function readArgument(value: string): Promise<{ readonly isExact: boolean; readonly value?: Expression }> {
  const { body, isExact, problems } = await grammar.read(sourceFile("main.tf", `a = ${value}\n`));
  expect(problems).toEqual([]);
  return { isExact, ...(body.attributes[0] && { value: body.attributes[0].value }) };
}

it.each(["1e3", "1E3", "1e+3", "1e-3", "12e10", "1.5e3"])("the grammar reads %s with its place", async (number) => {
  const { isExact, value } = await readArgument(number);
  expect({ isExact, value }).toMatchObject({ isExact: true, value: { kind: "number", text: number } });
  expect(value && textOf(value.location)).toBe(number);
});

it.each([
  ["a name", "b1e3", { kind: "variable", name: "b1e3" }],
  ["a name with a dash", "b-1e3", { kind: "variable", name: "b-1e3" }],
  ["a name of other letters", "é1e3", { kind: "variable", name: "é1e3" }],
  ["a text", '"1e3 b"', { kind: "template", parts: [{ kind: "literal", text: "1e3 b" }] }],
  ["an escape", '"\\u1e30"', { kind: "template", parts: [{ kind: "literal", text: "\u1e30" }] }],
])("the grammar leaves %s as it is", async (_, written, value) => {
  expect(await readArgument(written)).toMatchObject({ isExact: true, value });
});
