import { describe, expect, it } from "vitest";
import { newElement, newList, newMapping, newText, type NewValue } from "../../src/fixers/new-value.js";
import { json } from "../../src/fixers/json.js";
import { writeContextOf } from "../../src/fixers/text-pieces.js";
import { yaml } from "../../src/fixers/yaml.js";
import { emptyTemplate } from "../../src/parsers/formats/empty-template.js";
import { barePolicy } from "../../src/parsers/formats/policy/dialect.js";
import { readJson } from "../../src/parsers/syntax/json/json-tree.js";
import { readYaml } from "../../src/parsers/syntax/yaml/yaml-tree.js";
import { applyEdits, sourceFile, type TextEdit } from "../../src/source/index.js";
import { entryOf, type Mapping, type Node } from "../../src/tree/index.js";

interface Case {
  readonly name: string;
  readonly text: string;
  /** Keys down to the mapping that is edited. */
  readonly at?: readonly string[];
  readonly key: string;
  readonly after: string | undefined;
}

function rootOf(text: string): { readonly root: Mapping; readonly isJson: boolean } {
  const isJson = text.trimStart().startsWith("{");
  const file = sourceFile(isJson ? "x.json" : "x.yaml", text);
  const [root] = (isJson ? readJson(file) : readYaml(file)).documents;
  if (root?.kind !== "mapping") throw new Error("the case is no mapping");
  return { root, isJson };
}

function mappingAt(root: Mapping, path: readonly string[]): Mapping {
  let at: Node = root;
  for (const key of path) {
    const found: Node | undefined = at.kind === "mapping" ? entryOf(at, key)?.value : undefined;
    const item: Node | undefined = found?.kind === "list" ? found.items[0] : found;
    if (!item) throw new Error(`no ${key}`);
    at = item;
  }
  if (at.kind !== "mapping") throw new Error("the path ends at no mapping");
  return at;
}

function apply(
  one: Case,
  edit: (mapping: Mapping, isJson: boolean) => readonly TextEdit[] | undefined,
): string | undefined {
  const { root, isJson } = rootOf(one.text);
  const edits = edit(mappingAt(root, one.at ?? []), isJson);
  if (!edits) return undefined;
  const result = applyEdits(one.text, edits);
  const file = sourceFile("x", result);
  expect((isJson ? readJson(file) : readYaml(file)).problems).toEqual([]);
  return result;
}

function scopeFor(mapping: Mapping): ReturnType<typeof writeContextOf> {
  const { file } = mapping.location;
  return writeContextOf(emptyTemplate(file.path, barePolicy, [file]), file);
}

const extending: readonly Case[] = [
  { name: "yaml plain value", text: "Service: a.b\n", key: "Service", after: "Service: [a.b, new]\n" },
  { name: "yaml quoted value", text: "Service: 'a.b'\n", key: "Service", after: "Service: ['a.b', 'new']\n" },
  { name: "yaml double-quoted value with comment", text: 'S: "a" # why\n', key: "S", after: 'S: ["a", "new"] # why\n' },
  {
    name: "yaml value that no flow can hold",
    text: "A:\n  S: a,b # why\n",
    at: ["A"],
    key: "S",
    after: "A:\n  S:\n    - a,b # why\n    - new\n",
  },
  { name: "yaml block list", text: "S:\n  - a\n  - b\nT: 1\n", key: "S", after: "S:\n  - a\n  - b\n  - new\nT: 1\n" },
  {
    name: "yaml block list at the key's indent",
    text: "S:\n- a\n# end\nT: 1\n",
    key: "S",
    after: "S:\n- a\n- new\n# end\nT: 1\n",
  },
  {
    name: "yaml block list with comments",
    text: "S:\n  - a # one\n  # two\n",
    key: "S",
    after: "S:\n  - a # one\n  - new\n  # two\n",
  },
  { name: "yaml block list without final newline", text: "S:\n  - a", key: "S", after: "S:\n  - a\n  - new" },
  {
    name: "yaml block list, CRLF",
    text: "S:\r\n  - a\r\nT: 1\r\n",
    key: "S",
    after: "S:\r\n  - a\r\n  - new\r\nT: 1\r\n",
  },
  { name: "yaml block list of quoted texts", text: 'S:\n  - "a"\n', key: "S", after: 'S:\n  - "a"\n  - "new"\n' },
  {
    name: "yaml block list that ends in a block scalar",
    text: "S:\n  - |\n    a\n    b\n\nT: 1\n",
    key: "S",
    after: "S:\n  - |\n    a\n    b\n  - new\n\nT: 1\n",
  },
  { name: "yaml flow list", text: "S: [a, b]\n", key: "S", after: "S: [a, b, new]\n" },
  { name: "yaml flow list, empty", text: "S: []\n", key: "S", after: "S: [new]\n" },
  {
    name: "yaml flow list, many lines",
    text: "S: [\n  a,\n  b # c, d\n]\n",
    key: "S",
    after: "S: [\n  a,\n  b, # c, d\n  new\n]\n",
  },
  {
    name: "yaml flow list, many lines, comma at the end",
    text: "S: [\n  a,\n  b, # c\n]\n",
    key: "S",
    after: "S: [\n  a,\n  b, # c\n  new,\n]\n",
  },
  {
    name: "yaml flow list, closed on the last item's line",
    text: "S: [ a,\n     b ]\n",
    key: "S",
    after: "S: [ a,\n     b,\n     new ]\n",
  },
  { name: "yaml in a flow mapping", text: "P: {S: a, T: b}\n", at: ["P"], key: "S", after: "P: {S: [a, new], T: b}\n" },
  { name: "yaml value below its key", text: "S:\n  a.b\nT: 1\n", key: "S", after: "S:\n  - a.b\n  - new\nT: 1\n" },
  {
    name: "yaml mapping as value",
    text: "S:\n  Fn::Sub: a\n  # c\n\nT: 1\n",
    key: "S",
    after: "S:\n  - Fn::Sub: a\n  - new\n  # c\n\nT: 1\n",
  },
  {
    name: "yaml mapping of several lines as value",
    text: "S:\n  Fn::Join:\n    - ''\n\n    - [a]\nT: 1\n",
    key: "S",
    after: "S:\n  - Fn::Join:\n      - ''\n\n      - [a]\n  - new\nT: 1\n",
  },
  { name: "yaml value behind an anchor", text: "S: &x [a]\nT: *x\n", key: "T", after: undefined },
  { name: "yaml value of many lines", text: "S: a\n  b\n", key: "S", after: undefined },
  { name: "json text", text: '{"S": "a"}', key: "S", after: '{"S": ["a", "new"]}' },
  { name: "json list on one line", text: '{"S": ["a", "b"]}', key: "S", after: '{"S": ["a", "b", "new"]}' },
  { name: "json without any space", text: '{"S":["a"]}', key: "S", after: '{"S":["a","new"]}' },
  { name: "json list, empty", text: '{"S": [ ]}', key: "S", after: '{"S": ["new"]}' },
  {
    name: "json list, many lines",
    text: '{\n\t"S": [\n\t\t"a"\n\t]\n}\n',
    key: "S",
    after: '{\n\t"S": [\n\t\t"a",\n\t\t"new"\n\t]\n}\n',
  },
  {
    name: "json list, CRLF",
    text: '{\r\n "S": [\r\n  "a"\r\n ]\r\n}',
    key: "S",
    after: '{\r\n "S": [\r\n  "a",\r\n  "new"\r\n ]\r\n}',
  },
  {
    name: "json mapping as value",
    text: '{"S": {"Fn::Sub": "a"}}',
    key: "S",
    after: '{"S": [{"Fn::Sub": "a"}, "new"]}',
  },
];

describe("extend", () => {
  it.each(extending)("$name", (one) => {
    const result = apply(one, (mapping, isJson) => {
      const entry = entryOf(mapping, one.key);
      return entry && (isJson ? json : yaml).extend(mapping, entry, [newText("new")], scopeFor(mapping));
    });
    expect(result).toBe(one.after);
  });

  it("adds several values at once", () => {
    const text = '{\n  "S": [\n    "a"\n  ]\n}';
    const result = apply({ name: "", text, key: "S", after: "" }, (mapping) => {
      const entry = entryOf(mapping, "S");
      return entry && json.extend(mapping, entry, newList(["b", "c"]).items, scopeFor(mapping));
    });
    expect(result).toBe('{\n  "S": [\n    "a",\n    "b",\n    "c"\n  ]\n}');
  });
});

const statement: NewValue = newMapping([
  ["Effect", newText("Allow")],
  ["Action", newElement(["s3:Get*", "*"])],
  ["Condition", newMapping([["StringEquals", newMapping([["aws:SourceAccount", newText("012345678901")]])]])],
]);

const inserting: readonly (Case & { readonly value?: NewValue; readonly behind?: string })[] = [
  { name: "yaml at the end", text: "A: 1\nB: 2 # c\n", key: "C", after: "A: 1\nB: 2 # c\nC: new\n" },
  {
    name: "yaml behind an entry",
    text: "A:\n  Type: T # c\n  P: 1\n",
    at: ["A"],
    key: "D",
    behind: "Type",
    after: "A:\n  Type: T # c\n  D: new\n  P: 1\n",
  },
  {
    name: "yaml in a list's item",
    text: "L:\n  - A: 1\n    B:\n      - x\n\n  - C: 1\n",
    at: ["L"],
    key: "D",
    after: "L:\n  - A: 1\n    B:\n      - x\n    D: new\n\n  - C: 1\n",
  },
  {
    name: "yaml flow",
    text: "A: { Type: T, B: [x] }\n",
    at: ["A"],
    key: "D",
    behind: "Type",
    after: "A: { Type: T, D: new, B: [x] }\n",
  },
  { name: "yaml flow, empty", text: "A: {}\n", at: ["A"], key: "D", after: "A: { D: new }\n" },
  {
    name: "yaml statement, lists deeper than keys",
    text: "S:\n  - x\nA:\n  B: 1\n",
    at: ["A"],
    key: "D",
    value: { kind: "list", items: [statement] },
    after:
      "S:\n  - x\nA:\n  B: 1\n  D:\n    - Effect: Allow\n      Action:\n        - s3:Get*\n        - '*'\n      Condition:\n        StringEquals:\n          aws:SourceAccount: '012345678901'\n",
  },
  {
    name: "yaml statement, lists at their keys' indent",
    text: "S:\n- x\nA:\n    B: 1",
    at: ["A"],
    key: "D",
    value: { kind: "list", items: [statement] },
    after:
      "S:\n- x\nA:\n    B: 1\n    D:\n    - Effect: Allow\n      Action:\n      - s3:Get*\n      - '*'\n      Condition:\n          StringEquals:\n              aws:SourceAccount: '012345678901'",
  },
  {
    name: "json at the end",
    text: '{\n  "A": 1,\n  "B": {\n    "C": 2\n  }\n}',
    key: "D",
    after: '{\n  "A": 1,\n  "B": {\n    "C": 2\n  },\n  "D": "new"\n}',
  },
  {
    name: "json behind an entry",
    text: '{\n  "Type": "T",\n  "P": {}\n}',
    key: "D",
    behind: "Type",
    after: '{\n  "Type": "T",\n  "D": "new",\n  "P": {}\n}',
  },
  {
    name: "json on one line, behind an entry",
    text: '{"Type": "T", "P": {}}',
    key: "D",
    behind: "Type",
    after: '{"Type": "T", "D": "new", "P": {}}',
  },
  { name: "json in an empty mapping", text: '{"P": {}}', at: ["P"], key: "D", after: '{"P": {"D": "new"}}' },
  {
    name: "json statement",
    text: '{\n  "B": 1\n}\n',
    key: "D",
    value: { kind: "list", items: [statement] },
    after:
      '{\n  "B": 1,\n  "D": [\n    {\n      "Effect": "Allow",\n      "Action": [\n        "s3:Get*",\n        "*"\n      ],\n      "Condition": {\n        "StringEquals": {\n          "aws:SourceAccount": "012345678901"\n        }\n      }\n    }\n  ]\n}\n',
  },
];

describe("insert", () => {
  it.each(inserting)("$name", (one) => {
    const result = apply(one, (mapping, isJson) => {
      const behind = one.behind === undefined ? undefined : entryOf(mapping, one.behind);
      return (isJson ? json : yaml).insert(mapping, one.key, one.value ?? newText("new"), scopeFor(mapping), behind);
    });
    expect(result).toBe(one.after);
  });
});

const replacing: readonly (Case & { readonly value?: NewValue })[] = [
  { name: "yaml text", text: "A: old # c\nB: 1\n", key: "A", after: "A: new # c\nB: 1\n" },
  { name: "yaml text with its quotes", text: "A: 'old'\n", key: "A", after: "A: 'new'\n" },
  { name: "yaml tagged text", text: "A:   !Sub '${B}/x' # c\n", key: "A", after: "A:   new # c\n" },
  {
    name: "yaml text by a list",
    text: "A:\n  R: '*'\n  S: 1\n",
    at: ["A"],
    key: "R",
    value: newList(["x", "y"]),
    after: "A:\n  R:\n    - 'x'\n    - 'y'\n  S: 1\n",
  },
  { name: "yaml list by a text", text: "R:\n  - a\n  - b # c\nS: 1\n", key: "R", after: "R: new # c\nS: 1\n" },
  {
    name: "yaml flow",
    text: "A: {R: '*', S: 1}\n",
    at: ["A"],
    key: "R",
    value: newList(["x"]),
    after: "A: {R: ['x'], S: 1}\n",
  },
  { name: "json text", text: '{"A": "old", "B": 1}', key: "A", after: '{"A": "new", "B": 1}' },
  {
    name: "json text by a list",
    text: '{\n  "A": "old",\n  "B": 1\n}',
    key: "A",
    value: newList(["x", "y"]),
    after: '{\n  "A": [\n    "x",\n    "y"\n  ],\n  "B": 1\n}',
  },
  {
    name: "json list by a text",
    text: '{\n  "A": [\n    "x",\n    "y"\n  ]\n}',
    key: "A",
    after: '{\n  "A": "new"\n}',
  },
];

describe("replace", () => {
  it.each(replacing)("$name", (one) => {
    const result = apply(one, (mapping, isJson) => {
      const entry = entryOf(mapping, one.key);
      return entry && (isJson ? json : yaml).replace(mapping, entry, one.value ?? newText("new"), scopeFor(mapping));
    });
    expect(result).toBe(one.after);
  });
});

const removing: readonly (Case & { readonly remove: readonly number[] })[] = [
  { name: "yaml first item", text: "A:\n  - a # c\n  - b\n", key: "A", remove: [0], after: "A:\n  - b\n" },
  { name: "yaml last item", text: "A:\n- a\n- b\nC: 1\n", key: "A", remove: [1], after: "A:\n- a\nC: 1\n" },
  {
    name: "yaml items at the end of the file",
    text: "A:\n  - a\n  - b\n  - c",
    key: "A",
    remove: [1, 2],
    after: "A:\n  - a",
  },
  { name: "yaml item, CRLF", text: "A:\r\n  - a\r\n  - b\r\n", key: "A", remove: [0], after: "A:\r\n  - b\r\n" },
  { name: "yaml all items", text: "A:\n  - a\n", key: "A", remove: [0], after: undefined },
  {
    name: "yaml flow items with comments",
    text: "A: [\n  a, # a\n  b, # b\n  # c\n  c\n]\n",
    key: "A",
    remove: [1],
    after: "A: [\n  a, # a\n  # c\n  c\n]\n",
  },
  {
    name: "last yaml flow item with comments",
    text: "A: [\n  a, # a\n  b # b\n]\n",
    key: "A",
    remove: [1],
    after: "A: [\n  a, # a\n]\n",
  },
  { name: "yaml flow items", text: "A: [a, b, c]\n", key: "A", remove: [0, 2], after: "A: [b]\n" },
  { name: "json items", text: '{"A": ["a", "b", "c", "d"]}', key: "A", remove: [1, 2], after: '{"A": ["a", "d"]}' },
  {
    name: "json last items",
    text: '{"A": [\n  "a",\n  "b",\n  "c"\n]}',
    key: "A",
    remove: [1, 2],
    after: '{"A": [\n  "a"\n]}',
  },
  { name: "json all items", text: '{"A": ["a"]}', key: "A", remove: [0], after: undefined },
];

describe("remove", () => {
  it.each(removing)("$name", (one) => {
    const result = apply(one, (mapping, isJson) => {
      const list = entryOf(mapping, one.key)?.value;
      if (list?.kind !== "list") throw new Error("no list");
      const items = new Set(list.items.filter((_item, index) => one.remove.includes(index)));
      return (isJson ? json : yaml).remove(list, items);
    });
    expect(result).toBe(one.after);
  });
});
