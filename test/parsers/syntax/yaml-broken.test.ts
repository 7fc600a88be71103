import { describe, expect, it } from "vitest";
import { textOf } from "../../../src/source/index.js";
import { at, plain, rangeOf, scalarAt } from "./tree-views.js";
import { documentsOf, read } from "./yaml-documents.js";

describe("a broken file", () => {
  it.each([
    ["a: 'x", "a text has no closing '", "1:6-1:6"],
    ['a: "x\nb: c', 'a text has no closing "', "2:5-2:5"],
    ["a: [x", "a closing ] is missing", "1:6-1:6"],
    ["a: {x: 1\n", "a closing } is missing", "2:1-2:1"],
    ["a: ]", "there is no opening bracket for this ]", "1:4-1:5"],
    ["a: {\n😀", "a closing } is missing", "2:1-2:3"],
    ["a: b: c", "a mapping cannot begin behind a colon on the same line", "1:4-1:5"],
    ["a:\n\tb: c", "a tab cannot indent", "2:1-2:2"],
    ["a: 1\nb\nc: 2", "a key has no colon behind it", "2:1-2:2"],
    ["- x\na: y", "a text follows where the value has ended", "2:1-2:2"],
    ["a: 'b'c", "a text follows where the value has ended", "1:7-1:8"],
    ["x\n# y\nz", "a text follows where the value has ended", "3:1-3:2"],
    ["x\n# y\n- z", "something follows where the value has ended", "3:1-3:2"],
    ["a: `x`", "plain value cannot start with reserved character `", "1:4-1:5"],
    ['a: "\\q"', "invalid escape sequence \\q", "1:5-1:6"],
    ["a: !Base64 !Sub x", "a value can have only one tag; write the inner function in its long form", "1:12-1:16"],
    ["a: [b,, c]", "unexpected , in flow sequence", "1:7-1:8"],
    ["a: x\n   b: y\n  c: z", "a mapping cannot begin behind a colon on the same line", "1:4-1:5"],
  ])("%j: %s", (text, message, place) => {
    const { problems } = read(text);
    expect(problems.map((problem) => [problem.message, rangeOf(problem.location)])).toEqual([
      [`This is not valid YAML: ${message}.`, place],
    ]);
  });

  it("has a function as a key, which CloudFormation rejects", () => {
    expect(read('StringEquals:\n  !Sub "${Issuer}:sub": x').problems.map(({ message }) => message)).toEqual([
      "A key must be a text. CloudFormation resolves no function in a key: write the policy as JSON in Fn::Sub.",
    ]);
  });

  it.each(["? [a]\n: b", "{{a: b}: c}", "[!ImportValue Fn::Sub: x]"])("%j has a key that is no text", (text) => {
    expect(read(text).problems.map(({ message }) => message)).toEqual(["A key must be a text."]);
  });

  it("is read as far as it can be", () => {
    const { documents, problems } = read("Resources:\n  Role:\n    Type: AWS::IAM::Role\n  Bad: [x\n  Other: 1\n");
    expect(problems).toHaveLength(1);
    expect(scalarAt(documents[0], "Resources", "Role", "Type").text).toBe("AWS::IAM::Role");
  });
});

describe("lines out of place inside quotes and brackets", () => {
  it.each([
    ["a:\n  b: 'x\ny'\nc: 1", { a: { b: "x y" }, c: "1" }],
    ['a:\n  b: "x\n\n y"\nc: 1', { a: { b: "x\ny" }, c: "1" }],
    ["a:\n  b: [x,\ny\n]\nc: 1", { a: { b: ["x", "y"] }, c: "1" }],
    ["a:\n  b: {x: 1, # no\n# no\ny: 'p\nq'\n}\nc: 1", { a: { b: { x: "1", y: "p q" } }, c: "1" }],
    ["a:\n  b: [x,\ny]\n  c: 'z\nz'\nd: 1", { a: { b: ["x", "y"], c: "z z" }, d: "1" }],
  ])("%j", (text, expected) => {
    expect(documentsOf(text).map(plain)).toEqual([expected]);
  });

  it("keeps every place and comment", () => {
    const text = "a:\n  b: {x: 1, # no\ny: 'p\nq'\n}\nc: 1\n";
    const { documents, comments } = read(text);
    expect(textOf(at(documents[0], "a", "b", "y").location)).toBe("'p\nq'");
    expect(textOf(at(documents[0], "a", "b").location)).toBe("{x: 1, # no\ny: 'p\nq'\n}");
    expect(rangeOf(at(documents[0], "c").location)).toBe("6:4-6:5");
    expect(comments.map((comment) => comment.text)).toEqual([" no"]);
  });

  it("does not make one text of two", () => {
    expect(read("a:\n  b: [x # no\ny]\nc: 1").problems).toHaveLength(1);
  });
});
