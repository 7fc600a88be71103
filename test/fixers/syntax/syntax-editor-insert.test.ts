import { describe, expect, it } from "vitest";
import { newElement, newMapping, newText, type NewValue } from "../../../src/fixers/values/new-value.js";
import { json } from "../../../src/fixers/syntax/json.js";
import { yaml } from "../../../src/fixers/syntax/yaml.js";
import { entryOf } from "../../../src/tree/index.js";
import { apply, scopeFor, type Case } from "./syntax-editor-case.js";

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
