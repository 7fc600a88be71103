import { describe, expect, it } from "vitest";
import { readJson, type JsonFile } from "../../../src/parsers/syntax/json/json-tree.js";
import { sourceFile, textOf } from "../../../src/source/index.js";
import type { Node } from "../../../src/tree/index.js";
import { at, plain, rangeOf, scalarAt, spelledBy, spellingOf } from "./tree-views.js";

function read(text: string): JsonFile {
  return readJson(sourceFile("policy.json", text));
}

function rootOf(text: string): Node | undefined {
  const { documents, problems } = read(text);
  expect(problems).toEqual([]);
  return documents[0];
}

describe("a JSON text", () => {
  it.each([
    ['{"a":{"b":[1,"x",true,null]}}', { a: { b: ["1", "x", "true", null] } }],
    ["  [ ]\n", []],
    ["{}", {}],
    ['"x"', "x"],
    ["-1.50e+3", "-1.50e+3"],
    ["null", null],
    ['\ufeff{"a": 1}', { a: "1" }],
    ['{\r\n\t"a": 1,\r\n\t"b": [ ]\r\n}\r\n', { a: "1", b: [] }],
    [
      '{"a": 1, "b": 2, "a": 3}',
      [
        ["a", "1"],
        ["b", "2"],
        ["a", "3"],
      ],
    ],
    ['{"": {"__proto__": 1}}', { "": Object.fromEntries([["__proto__", "1"]]) }],
    ['{"Account": 012}', undefined],
  ])("%j", (text, expected) => {
    const { documents, problems } = read(text);
    if (expected === undefined) expect(problems).toHaveLength(1);
    else expect([documents.map(plain), problems]).toEqual([[expected], []]);
  });

  it("keeps numbers as they are written", () => {
    expect(plain(rootOf("[123456789012345678901234567890, 1.10, 1E5]"))).toEqual([
      "123456789012345678901234567890",
      "1.10",
      "1E5",
    ]);
  });

  it("tells texts from what is no text", () => {
    const root = rootOf('["1", 1, "true", true]');
    expect([0, 1, 2, 3].map((index) => scalarAt(root, index).quoted)).toEqual([true, false, true, false]);
  });
});

describe("a string", () => {
  it.each<[string, string, readonly string[]]>([
    ['"word"', "word", ["word"]],
    ['""', "", []],
    ['"it\'s"', "it's", ["it's"]],
    ['"a\\tb\\n"', "a\tb\n", ["a", "\\t", "b", "\\n"]],
    ['"\\"x\\\\\\/"', '"x\\/', ['\\"', "x", "\\\\", "\\/"]],
    ['"\\b\\f\\r"', "\b\f\r", ["\\b", "\\f", "\\r"]],
    ['"\\u0041\\u00E9x"', "A\u00e9x", ["\\u0041", "\\u00E9", "x"]],
    ['"\\ud83d\\ude00"', "\u{1f600}", ["\\ud83d", "\\ude00"]],
    ['"\u{1f600}\\"\u{1f600}"', '\u{1f600}"\u{1f600}', ["\u{1f600}", '\\"', "\u{1f600}"]],
    ['"\\ud800"', "\ud800", ["\\ud800"]],
    ['"\u2028\u007f"', "\u2028\u007f", ["\u2028\u007f"]],
    ['"a # b // c"', "a # b // c", ["a # b // c"]],
  ])("%s", (text, value, spelled) => {
    const scalar = scalarAt(rootOf(text));
    expect(scalar.text).toBe(value);
    expect(JSON.parse(text)).toBe(value);
    expect(spelledBy(scalar)).toEqual(spelled);
    expect(textOf(scalar.location)).toBe(text);
  });

  it("has a place for every part", () => {
    const scalar = scalarAt(rootOf('{"a": "x\\\\y:arn\\u003aaws"}'), "a");
    expect(spellingOf(scalar, "y:arn:aws")).toBe("y:arn\\u003aaws");
    expect(spellingOf(scalar, "x\\")).toBe("x\\\\");
  });
});

describe("the place of a node", () => {
  const text = '{\n  "a": {\n    "b": [1, "x"]\n  },\n  "c": null\n}\n';

  it.each<[readonly (string | number)[], string, string, number]>([
    [[], text.trimEnd(), "flow", 0],
    [["a"], '{\n    "b": [1, "x"]\n  }', "flow", 2],
    [["a", "b"], '[1, "x"]', "flow", 4],
    [["a", "b", 0], "1", "plain", 4],
    [["a", "b", 1], '"x"', "double", 4],
    [["c"], "null", "plain", 2],
  ])("%j", (path, spelled, style, indent) => {
    const node = at(rootOf(text), ...path);
    expect(textOf(node.location)).toBe(spelled);
    expect(node.layout).toEqual({ syntax: "json", style, indent });
  });

  it("of an entry goes from its key to the end of its value", () => {
    const root = at(rootOf(text), "a");
    expect(
      root.kind === "mapping" && root.entries.map(({ key, location }) => [textOf(key.location), textOf(location)]),
    ).toEqual([['"b"', '"b": [1, "x"]']]);
  });
});

describe("what JSON does not allow", () => {
  it.each([
    ["", "There is no JSON value here.", "1:1-1:1", undefined],
    ["  \n", "There is no JSON value here.", "2:1-2:1", undefined],
    ['{"a": 1} x', "Nothing may stand behind the JSON value.", "1:10-1:11", { a: "1" }],
    ['{"a": 1}\n{"b": 2}', "Nothing may stand behind the JSON value.", "2:1-2:2", { a: "1" }],
    ['{"a": 1,}', "JSON allows no comma before }.", "1:8-1:9", { a: "1" }],
    ["[1,\n]", "JSON allows no comma before ].", "1:3-1:4", ["1"]],
    ['["a" "b c\u00a0d"]', 'Expected a comma or ], found "b c\u00a0d".', "1:6-1:13", ["a", "b c\u00a0d"]],
    ['{"a" 1}', "Expected a colon behind the key, found 1.", "1:6-1:7", { a: "1" }],
    ['{"a": 1 "b": 2}', 'Expected a comma or }, found "b".', "1:9-1:12", { a: "1", b: "2" }],
    ["[1 2]", "Expected a comma or ], found 2.", "1:4-1:5", ["1", "2"]],
    ["{a: 1}", "Expected a key in double quotes, found a.", "1:2-1:3", { a: "1" }],
    ['{\u00a0"a": 1}', "Expected a key in double quotes, found the invisible character U+00A0.", "1:2-1:3", undefined],
    ["[1, \u200b]", "Expected a value, found the invisible character U+200B.", "1:5-1:6", undefined],
    ["{'a': 1}", "Expected a key in double quotes, found 'a'.", "1:2-1:5", { "'a'": "1" }],
    ['{"a": }', "Expected a value, found }.", "1:7-1:8", { a: "?the JSON is broken here" }],
    ['{"a": x}', "Expected a value, found x.", "1:7-1:8", { a: "?the JSON is broken here" }],
    ['{"a": 1', "Expected a comma or }, found the end.", "1:8-1:8", { a: "1" }],
    ['{"a": [1', "Expected a comma or ], found the end.", "1:9-1:9", { a: ["1"] }],
    ["{", "A closing } is missing at the end.", "1:2-1:2", {}],
    ["[1,", "A closing ] is missing at the end.", "1:4-1:4", ["1"]],
    ['{"a":', "A value is missing at the end.", "1:6-1:6", { a: "?the JSON is broken here" }],
    ['{"a": "x\n}', "The text has no closing quote on its line.", "1:7-1:9", { a: "x" }],
    ['["\\u12"]', "The text has a \\u escape without four hexadecimal digits.", "1:2-1:8", [""]],
    ['["\\x"]', "The text has an escape that JSON does not know.", "1:2-1:6", [""]],
    ['["a\tb"]', "The text has a control character that must be escaped.", "1:2-1:7", ["a\tb"]],
    ["[1.]", "1. is not a number.", "1:2-1:4", ["1."]],
    ['{"a": {{"AWS": 1}}}', "Expected a key in double quotes, found {.", "1:8-1:9", undefined],
  ])("%j: %s", (text, message, place, expected) => {
    const { documents, problems } = read(text);
    expect(problems.map((problem) => [problem.message, rangeOf(problem.location)])).toEqual([[message, place]]);
    expect(() => JSON.parse(text) as unknown).toThrow();
    if (expected !== undefined) expect(documents.map(plain)).toEqual([expected]);
  });

  it("is listed for the first comment and every trailing comma, and read all the same", () => {
    const text = '// one\n{\n  "a": 1, /* two */\n  "b": [1,], // three\n}\n';
    const { documents, problems, comments } = read(text);
    expect(documents.map(plain)).toEqual([{ a: "1", b: ["1"] }]);
    expect(problems.map(({ message, location }) => [message, rangeOf(location)])).toEqual([
      ["JSON allows no comments.", "1:1-1:7"],
      ["JSON allows no comma before ].", "4:10-4:11"],
      ["JSON allows no comma before }.", "4:12-4:13"],
    ]);
    expect(comments.map((comment) => comment.text)).toEqual([" one", " two ", " three"]);
  });

  it("does not keep the rest from being read", () => {
    const { documents, problems } = read(
      '{"Statement": [{"Effect": Allow, "Action": "s3:*"}, {"Effect": "Deny"}], "Version": "x"}',
    );
    expect(problems).toHaveLength(1);
    expect(documents.map(plain)).toEqual([
      { Statement: [{ Effect: "?the JSON is broken here", Action: "s3:*" }, { Effect: "Deny" }], Version: "x" },
    ]);
  });
});

describe("nesting", () => {
  it.each([
    ["brackets", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["braces", (depth: number) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth)],
  ])("of %s is bounded", (_, nested) => {
    expect(read(nested(200)).problems).toEqual([]);
    for (const depth of [300, 100_000]) {
      expect(read(nested(depth)).problems.map(({ message }) => message)).toEqual([
        "Values are nested more than 250 levels deep.",
      ]);
    }
  });
});
