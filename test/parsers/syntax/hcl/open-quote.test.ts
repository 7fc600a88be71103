import { expect, it } from "vitest";
import { withHcl } from "../../../../src/parsers/syntax/hcl/hcl-tree.js";
import { sourceFile } from "../../../../src/source/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";

const block = (name: string): string => `resource "aws_sns_topic" "${name}" {\n  name = "${name}"\n}\n`;

async function linesOfProblems(text: string): Promise<readonly number[]> {
  const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile("main.tf", text)));
  return problems.map(({ location }) => text.slice(0, location.start).split("\n").length).sort();
}

it("a quote that is not closed is one problem, whatever follows", async () => {
  const open = `locals {\n  a = "x\n}\n`;
  expect(await linesOfProblems(`${block("a")}${open}${block("b")}${block("c")}`)).toEqual([5]);
});

it("the problems before it are told, too", async () => {
  expect(await linesOfProblems(`locals {\n  a = 1 2\n  b = "x\n}\n${block("b")}`)).toEqual([2, 3]);
});
