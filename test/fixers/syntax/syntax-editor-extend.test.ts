import { describe, expect, it } from "vitest";
import { newList, newText } from "../../../src/fixers/values/new-value.js";
import { json } from "../../../src/fixers/syntax/json.js";
import { yaml } from "../../../src/fixers/syntax/yaml.js";
import { entryOf } from "../../../src/tree/index.js";
import { apply, scopeFor, type Case } from "./syntax-editor-case.js";

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
  {
    name: "yaml value in a file with block lists at its key",
    text: "A:\n  S:\n    - x\nB:\n  S: a # why\n",
    at: ["B"],
    key: "S",
    after: "A:\n  S:\n    - x\nB:\n  S:\n    - a # why\n    - new\n",
  },
  {
    name: "yaml value in a file with as many flow lists at its key",
    text: "A:\n  S:\n    - x\nB:\n  S: a\nC: { S: [y] }\n",
    at: ["B"],
    key: "S",
    after: "A:\n  S:\n    - x\nB:\n  S: [a, new]\nC: { S: [y] }\n",
  },
  {
    name: "yaml value in a file with block lists at another key",
    text: "T:\n  - x\nS: a\n",
    key: "S",
    after: "T:\n  - x\nS: [a, new]\n",
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
