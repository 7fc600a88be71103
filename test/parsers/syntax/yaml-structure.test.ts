import { describe, expect, it } from "vitest";
import { textOf } from "../../../src/source/index.js";
import { at, plain, rangeOf } from "./tree-views.js";
import { documentsOf, read } from "./yaml-documents.js";

describe("lists and mappings", () => {
  it.each([
    ["a: {b: 1, c: [x, 'y']}", { a: { b: "1", c: ["x", "y"] } }],
    ["a:\n  - x\n  - b: 1\n    c: 2\nd: e\n", { a: ["x", { b: "1", c: "2" }], d: "e" }],
    ["a:\n- x\n- y\nb: z", { a: ["x", "y"], b: "z" }],
    ["- - x\n  - y\n- z", [["x", "y"], "z"]],
    ["? a\n: b", { a: "b" }],
    ["[a: b, c]", [{ a: "b" }, "c"]],
    ["{a, b: c,}", { a: null, b: "c" }],
    ['{"a":b, c: "d"}', { a: "b", c: "d" }],
    ["a: [x\n, y]\nb: [\nz\n]\n", { a: ["x", "y"], b: ["z"] }],
    ["a: 'x'# no\nb: [y]# no\nc: z", { a: "x", b: ["y"], c: "z" }],
    ["a: []\nb: {}", { a: [], b: {} }],
    ["1: a\ntrue: b\n2012-10-17: c", { 1: "a", true: "b", "2012-10-17": "c" }],
    ["'a b': 1\n\"c\\td\": 2", { "a b": "1", "c\td": "2" }],
    ["\ufeffa: 1", { a: "1" }],
    ["a: 1\r\nb:\r\n  - 2\r\n", { a: "1", b: ["2"] }],
    ["a: 1\rb:\r  - 2\r", { a: "1", b: ["2"] }],
    [
      'Statement: {\n\t"Effect": "Allow",\n\t"Action": [\n\t\t"a" ]\n }',
      { Statement: { Effect: "Allow", Action: ["a"] } },
    ],
  ])("%j", (text, expected) => {
    expect(documentsOf(text).map(plain)).toEqual([expected]);
  });

  it("keeps a key that stands twice", () => {
    expect(documentsOf("a: 1\nb: 2\na: 3").map(plain)).toEqual([
      [
        ["a", "1"],
        ["b", "2"],
        ["a", "3"],
      ],
    ]);
  });
});

describe("the place of a node", () => {
  const text = "a:\n  - x # no\n  - b: 1\n    c:\n      - 2\n\n# no\nd: [1, {e: f}, g: h]\n";

  it.each<[readonly (string | number)[], string, string, number]>([
    [[], text.trimEnd(), "block", 0],
    [["a"], "- x # no\n  - b: 1\n    c:\n      - 2", "block", 2],
    [["a", 0], "x", "plain", 2],
    [["a", 1], "b: 1\n    c:\n      - 2", "block", 4],
    [["a", 1, "c"], "- 2", "block", 6],
    [["d"], "[1, {e: f}, g: h]", "flow", 0],
    [["d", 1], "{e: f}", "flow", 0],
    [["d", 2], "g: h", "flow", 0],
  ])("%j", (path, spelled, style, indent) => {
    const node = at(documentsOf(text)[0], ...path);
    expect(textOf(node.location)).toBe(spelled);
    expect(node.layout).toEqual({ syntax: "yaml", style, indent });
  });

  it.each([
    ["a: 1\nb: {c: 2}", ["a: 1", "b: {c: 2}"]],
    ["? a\n: b", ["a\n: b"]],
    ["a:\nb: !GetAZs\nc: |\n  x\n", ["a:", "b: !GetAZs", "c: |\n  x"]],
    ["a: &x [1]\nb: *x # no", ["a: &x [1]", "b: *x"]],
    ["a: &x {k: 1}\nb:\n  <<: *x\nc: 2", ["a: &x {k: 1}", "b:\n  <<: *x", "c: 2"]],
  ])("entries of %j", (source, spelled) => {
    const [root] = documentsOf(source);
    expect(root?.kind === "mapping" && root.entries.map(({ location }) => textOf(location))).toEqual(spelled);
  });
});

describe("documents", () => {
  it.each([
    ["", []],
    ["  \n\n", []],
    ["\ufeff", []],
    ["# only a comment\n", []],
    ["---\na: 1\n", [{ a: "1" }]],
    ["%YAML 1.1\n---\na: 1\n", [{ a: "1" }]],
    ["a: 1\n---\nb: 2\n...\n", [{ a: "1" }, { b: "2" }]],
    ["--- x\n--- y", ["x", "y"]],
    ["---\n---\na: 1", [null, { a: "1" }]],
  ])("%j", (text, expected) => {
    expect(documentsOf(text).map(plain)).toEqual(expected);
  });
});

describe("nesting", () => {
  const problem = { message: "Values are nested more than 250 levels deep." };

  it.each([
    ["brackets", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["braces", (depth: number) => "{a: ".repeat(depth) + "}".repeat(depth)],
    ["dashes", (depth: number) => "- ".repeat(depth)],
    ["lines", (depth: number) => Array.from({ length: depth }, (_, line) => `${" ".repeat(line)}a:\n`).join("")],
  ])("of %s is bounded", (_, nested) => {
    expect(read(nested(100)).problems).toEqual([]);
    expect(read(nested(1000))).toMatchObject({ documents: [], problems: [problem] });
  });

  it("is no matter of length", () => {
    const text = `a:\n${"  #\n".repeat(150_000)}  b: 1\n`;
    expect(documentsOf(text).map(plain)).toEqual([{ a: { b: "1" } }]);
  });
});

describe("comments", () => {
  it("are collected with their places, those in texts are not", () => {
    const { comments } = read(
      "# one\na: x # two\nb: |  # three\n  # text\n#four\nc: [1, # five\n  '# text']\nd: x#y\n",
    );
    expect(comments.map(({ text, location }) => [text, rangeOf(location)])).toEqual([
      [" one", "1:1-1:6"],
      [" two", "2:6-2:11"],
      [" three", "3:7-3:14"],
      ["four", "5:1-5:6"],
      [" five", "6:8-6:14"],
    ]);
  });

  it("are collected from a broken file too", () => {
    expect(read("# one\na: [x\n# two\n").comments.map(({ text }) => text)).toEqual([" one", " two"]);
  });
});
