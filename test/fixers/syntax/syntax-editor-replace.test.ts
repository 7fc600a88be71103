import { describe, expect, it } from "vitest";
import { newList, newText, type NewValue } from "../../../src/fixers/values/new-value.js";
import { json } from "../../../src/fixers/syntax/json.js";
import { yaml } from "../../../src/fixers/syntax/yaml.js";
import { entryOf } from "../../../src/tree/index.js";
import { apply, scopeFor, type Case } from "./syntax-editor-case.js";

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
    after: "A:\n  R:\n    - x\n    - 'y'\n  S: 1\n",
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
