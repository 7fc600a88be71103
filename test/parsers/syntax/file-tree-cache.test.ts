import { describe, expect, it } from "vitest";
import { createFileTreeCache, type FileTree } from "../../../src/parsers/syntax/file-tree-cache.js";
import { plain } from "./tree-views.js";

function read(path: string, text: string): FileTree {
  return createFileTreeCache().tree(path, text);
}

describe("a file is read as what its text is", () => {
  it.each<[string, string, unknown]>([
    ["stack.yaml", "a: b", { a: "b" }],
    ["stack.yaml", '{"a": "b"}', { a: "b" }],
    ["stack.yaml", "{a: b, c: [d,]} # no", { a: "b", c: ["d"] }],
    ["stack.template", '\n\t{\n\t\t"a": "b"\n\t}', { a: "b" }],
    ["stack.template", "a: b", { a: "b" }],
    ["stack.json", "a: b", { a: "b" }],
    ["stack.json", '\ufeff{"a": "b"}', { a: "b" }],
  ])("%s: %j", (path, text, expected) => {
    const { documents, problems } = read(path, text);
    expect([documents.map(plain), problems]).toEqual([[expected], []]);
  });

  it.each<[string, string, string]>([
    ["stack.json", "{a: b}", "Expected a key in double quotes, found a."],
    ["stack.JSON", '{"a": "b",}', "JSON allows no comma before }."],
    ["stack.yaml", '{"a": "b" "c": 1}', 'Expected a comma or }, found "c".'],
    ["policy.json", '// x\n{"a": "b"}', "JSON allows no comments."],
    ["policy.json", '\n/* x */ {"a": "b"}', "JSON allows no comments."],
    ["stack.template", '// x\n{"a": "b"}', "JSON allows no comments."],
    ["stack.yaml", "// x\na: b", "This is not valid YAML: a key must stand on one line, with a colon behind it."],
    ["stack.yaml", '// x\n{"a": "b"}', "JSON allows no comments."],
    ["policy.json", '---\n## Trust\n```json\n{"a": 1}', "Expected a value, found -."],
    ["policy.json", 'policy = {\n"a": 1}', "Expected a value, found policy."],
    ["stack.json", "---\n# x\na: 'b", "This is not valid YAML: a text has no closing '."],
    ["stack.yaml", "a: 'b", "This is not valid YAML: a text has no closing '."],
  ])("%s: %j is broken", (path, text, message) => {
    expect(read(path, text).problems.map((problem) => problem.message)).toEqual([message]);
  });
});

describe("the tree of a file", () => {
  it("is kept while its text is the same", () => {
    const trees = createFileTreeCache();
    const first = trees.tree("stack.yaml", "a: b");
    expect(trees.tree("stack.yaml", "a: b")).toBe(first);
    expect(plain(trees.tree("stack.yaml", "a: c").documents[0])).toEqual({ a: "c" });
    expect(plain(trees.tree("other.yaml", "a: b").documents[0])).toEqual({ a: "b" });
  });
});
