import { expect, it } from "vitest";
import { withHcl } from "../../../src/parsers/syntax/hcl/hcl-tree.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile, type SyntaxProblem } from "../../../src/source/index.js";
import { loadWasm } from "../../../src/workspace/files/wasm.js";

/** A text that is longer than what the full readers are given. */
const filler = "# a comment of a line\n".repeat(60_000);

const message = /^dmslint reads a text of more than [\d,]+ characters only if its syntax is plain/;

function places(problems: readonly SyntaxProblem[]): readonly (readonly [string, number])[] {
  return problems.map((problem) => [problem.message, problem.location.start] as const);
}

async function readTerraform(text: string): Promise<readonly SyntaxProblem[]> {
  const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile("main.tf", text)));
  return problems;
}

it.each([
  ["an anchor", "b: &c d\n"],
  ["a bracket without an end", "b: [c\n"],
  ["a quote without an end", 'b: "c\n'],
  ["a lone carriage return", "b: c\rd\n"],
])("a long YAML text with %s is not read, and the problem stands there", (_, unusual) => {
  const before = `a: 1\n${filler}`;
  const { documents, problems } = readYaml(sourceFile("stack.yaml", before + unusual));
  expect(documents).toEqual([]);
  expect(places(problems)).toEqual([[expect.stringMatching(message), expect.any(Number)]]);
  const at = problems[0]?.location.start ?? 0;
  expect(at).toBeGreaterThanOrEqual(before.length);
});

it.each([
  ["zero bytes", "\0"],
  ["a heredoc without an end", "locals {\n  a = <<E\nline\n"],
  ["a quote without an end", 'locals {\n  a = "b\n'],
  ["a block without an end", "locals {\n"],
])("a long HCL text with %s is not read, and the problem stands there", async (_, unusual) => {
  const problems = await readTerraform(`locals {}\n${filler}${unusual}`);
  expect(places(problems)).toEqual([[expect.stringMatching(message), expect.any(Number)]]);
  const at = problems[0]?.location.start ?? 0;
  expect(at).toBeGreaterThanOrEqual(filler.length);
});

it("a long text of plain syntax is read", async () => {
  expect(readYaml(sourceFile("stack.yaml", `${filler}a: 1\n`)).problems).toEqual([]);
  expect(await readTerraform(`${filler}locals {}\n`)).toEqual([]);
});

it("a short text goes to the full reader, which says what is wrong", async () => {
  const { problems } = readYaml(sourceFile("stack.yaml", "a: [b\n"));
  expect(problems[0]?.message).not.toMatch(message);
  expect((await readTerraform("locals {\n"))[0]?.message).not.toMatch(message);
});
