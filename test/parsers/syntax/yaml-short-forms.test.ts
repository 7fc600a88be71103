import { describe, expect, it } from "vitest";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { shortTags } from "../../../src/parsers/syntax/yaml/short-tags.js";
import { sourceFile, textOf } from "../../../src/source/index.js";
import { at, plain } from "./tree-views.js";
import { documentsOf } from "./yaml-documents.js";

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
