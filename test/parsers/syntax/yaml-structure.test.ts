import { describe, expect, it } from "vitest";
import { readYaml, type YamlFile } from "../../../src/parsers/syntax/yaml/yaml-tree.js";
import { shortTags } from "../../../src/parsers/syntax/yaml/short-tags.js";
import { sourceFile, textOf } from "../../../src/source/index.js";
import type { Node } from "../../../src/tree/index.js";
import { at, plain, rangeOf, scalarAt } from "./tree-views.js";

function read(text: string): YamlFile {
  return readYaml(sourceFile("template.yaml", text));
}

/** The documents of a text that reads without complaint. */
function documentsOf(text: string): readonly Node[] {
  const { documents, problems } = read(text);
  expect(problems).toEqual([]);
  return documents;
}

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

describe("anchors and aliases", () => {
  it.each([
    ["a: &x {k: 1}\nb: *x", { a: { k: "1" }, b: { k: "1" } }],
    ["&k a: *k", { a: "a" }],
    [
      "&k a: 1\n*k : 2",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    ["a: &x 1\nb: &x 2\nc: *x", { a: "1", b: "2", c: "2" }],
    ["a: &x !Ref R\nb: *x", { a: { Ref: "R" }, b: { Ref: "R" } }],
    ["a: !Ref &x R\nb: *x", { a: { Ref: "R" }, b: { Ref: "R" } }],
    ["a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2", { a: { b: "1" }, c: { b: "1", d: "2" } }],
    ["a: &x {b: 1, c: 2}\nd: {c: 3, <<: *x}", { a: { b: "1", c: "2" }, d: { b: "1", c: "3" } }],
    ["- &a {k: 1}\n- &b {k: 2, l: 3}\n- <<: [*a, *b]", [{ k: "1" }, { k: "2", l: "3" }, { k: "1", l: "3" }]],
    ["<<: {a: 1}\nb: 2", { a: "1", b: "2" }],
    ["'<<': {a: 1}", { "<<": { a: "1" } }],
    ["<<: x", { "<<": "x" }],
  ])("%j", (text, expected) => {
    expect(documentsOf(text).map(plain)).toEqual([expected]);
  });

  it("gives an alias the place of its anchor, and its entry its own", () => {
    const [root] = documentsOf("a: &x [1]\nb: *x\n");
    expect(rangeOf(at(root, "b").location)).toBe("1:7-1:10");
    expect(root?.kind === "mapping" && root.entries.map(({ location }) => rangeOf(location))).toEqual([
      "1:1-1:10",
      "2:1-2:6",
    ]);
  });

  it("ends a mapping that only merges with its own last line", () => {
    const [root] = documentsOf("a: &a {k: 1}\nb: &b {l: 2}\nc:\n  <<: [*a, *b]\nd: 3\n");
    expect(textOf(at(root, "c").location)).toBe("<<: [*a, *b]");
  });

  it.each([
    ["a: *x", "1:4-1:6"],
    ["a: *x\nb: &x 1", "1:4-1:6"],
    ["a: &x 1\n---\nb: *x", "3:4-3:6"],
    ["a: &x [*x]", "1:8-1:10"],
  ])("%j has no anchor for its alias", (text, place) => {
    const { problems } = read(text);
    expect(problems.map(({ message, location }) => [message, rangeOf(location)])).toEqual([
      ["There is no anchor &x before this alias.", place],
    ]);
  });
});

describe("aliases without bound", () => {
  /** Every line stands for ten times as many values as the one before. */
  const lines = Array.from(
    { length: 12 },
    (_, line) =>
      `a${line}: &a${line} [${Array<string>(10)
        .fill(line === 0 ? "x" : `*a${line - 1}`)
        .join()}]`,
  );

  it("stand for an unknown value past the limit", () => {
    const { documents, problems } = read(lines.join("\n"));
    expect(problems).toEqual([]);
    expect(plain(at(documents[0], "a1"))).toEqual(Array(10).fill(Array(10).fill("x")));
    expect(JSON.stringify(plain(documents[0])).length).toBeLessThan(1_000_000);
    expect(plain(at(documents[0], "a11"))).toEqual(
      Array(10).fill("?the aliases of this file stand for too many values"),
    );
  });

  it("leave a mapping open that merges them", () => {
    const [root] = documentsOf([...lines, "b: &b {k: *a5}", "c: {<<: *b, d: 1}"].join("\n"));
    expect(at(root, "c")).toMatchObject({
      kind: "mapping",
      incompleteReason: "the aliases of this file stand for too many values",
    });
    expect(plain(at(root, "c", "d"))).toBe("1");
  });

  it("nest no deeper than can be read", () => {
    const chain = Array.from(
      { length: 2000 },
      (_, line) => `a${line}: &a${line} [${line === 0 ? "x" : `*a${line - 1}`}]`,
    );
    expect(() => JSON.stringify(plain(documentsOf(chain.join("\n"))[0]))).not.toThrow();
  });

  it("merge quickly", () => {
    const chain = Array.from(
      { length: 1000 },
      (_, line) => `a${line}: &a${line}\n${line === 0 ? "" : `  <<: *a${line - 1}\n`}  k${line}: 1`,
    );
    expect(documentsOf(chain.join("\n"))).toHaveLength(1);
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

describe("short forms", () => {
  it.each([...shortTags])("%s is %s", (tag, name) => {
    for (const [argument, value] of [
      ["x", "x"],
      ["[x, y]", ["x", "y"]],
      ["{x: y}", { x: "y" }],
    ] as const) {
      expect(documentsOf(`a: ${tag} ${argument}`).map(plain)).toEqual([{ a: { [name]: value } }]);
    }
    expect(documentsOf(`a:\n  ${tag}\n    - x\n    - y: z`).map(plain)).toEqual([{ a: { [name]: ["x", { y: "z" }] } }]);
    expect(documentsOf(`a: ${tag}\nb: 1`).map(plain)).toEqual([{ a: { [name]: "" }, b: "1" }]);
  });

  it("covers every function of the language", () => {
    const functions = [
      ...["Fn::Base64", "Fn::Cidr", "Fn::FindInMap", "Fn::ForEach", "Fn::GetAtt", "Fn::GetAZs", "Fn::ImportValue"],
      ...["Fn::Join", "Fn::Length", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::ToJsonString", "Fn::Transform", "Ref"],
      ...["Fn::And", "Fn::Equals", "Fn::If", "Fn::Not", "Fn::Or", "Condition"],
    ];
    expect([...shortTags.values()]).toEqual(expect.arrayContaining(functions));
  });

  it.each([
    ["!GetAtt A.B.C", ["A", "B.C"]],
    ["!GetAtt 'A.B'", ["A", "B"]],
    ["!GetAtt [A, B.C]", ["A", "B.C"]],
    ["!GetAtt\n  - A\n  - B", ["A", "B"]],
    ["!GetAtt A", "A"],
  ])("%j", (text, value) => {
    expect(documentsOf(`a: ${text}`).map(plain)).toEqual([{ a: { "Fn::GetAtt": value } }]);
  });

  it("has each of its parts where it stands", () => {
    const text = "a:\n  - !GetAtt 'Role.Arn'\n  - !Join\n    - ''\n    - [!Ref X, y]\n  - !Sub # no\n    z\n";
    const [root] = documentsOf(text);
    const spelled = (...path: (string | number)[]): string => textOf(at(root, ...path).location);
    expect([spelled("a", 0), spelled("a", 0, "Fn::GetAtt", 0), spelled("a", 0, "Fn::GetAtt", 1)]).toEqual([
      "!GetAtt 'Role.Arn'",
      "Role",
      "Arn",
    ]);
    expect(spelled("a", 1)).toBe("!Join\n    - ''\n    - [!Ref X, y]");
    expect(spelled("a", 1, "Fn::Join", 1, 0)).toBe("!Ref X");
    expect(spelled("a", 2)).toBe("!Sub # no\n    z");
    expect(at(root, "a", 1).layout).toEqual({ syntax: "yaml", style: "tag", indent: 2 });
    const join = at(root, "a", 1);
    expect(join.kind === "mapping" && join.entries.map(({ key }) => textOf(key.location))).toEqual(["!Join"]);
  });

  it.each([
    ["a: !<!Sub> x", { a: { "Fn::Sub": "x" } }],
    ["%TAG !e! !S\n---\na: !e!ub x", { a: { "Fn::Sub": "x" } }],
    ["a: ! 1", { a: "1" }],
    ["a: !!str 1\nb: !!int '2'\nc: !!map {d: 1}\ne: !!seq [1]", { a: "1", b: "2", c: { d: "1" }, e: ["1"] }],
    ["a: !Foo x\nb: 1", { a: "?the tag !Foo is not known", b: "1" }],
    ["a: !!binary aGk=", { a: "?the tag tag:yaml.org,2002:binary is not known" }],
  ])("other tags: %j", (text, expected) => {
    expect(documentsOf(text).map(plain)).toEqual([expected]);
  });

  it("uses the tags that it is given", () => {
    const { documents } = readYaml(sourceFile("config.yaml", "a: !Own x\nb: !Sub y"), new Map([["!Own", "own"]]));
    expect(plain(documents[0])).toEqual({ a: { own: "x" }, b: "?the tag !Sub is not known" });
  });
});

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

  it.each(["? [a]\n: b", "{{a: b}: c}", "[!ImportValue Fn::Sub: x]", "!Sub a: b"])(
    "%j has a key that is no text",
    (text) => {
      expect(read(text).problems.map(({ message }) => message)).toEqual(["A key must be a text."]);
    },
  );

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
