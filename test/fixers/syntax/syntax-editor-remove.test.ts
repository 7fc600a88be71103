import { describe, expect, it } from "vitest";
import { json } from "../../../src/fixers/syntax/json.js";
import { yaml } from "../../../src/fixers/syntax/yaml.js";
import { entryOf } from "../../../src/tree/index.js";
import { apply, type Case } from "./syntax-editor-case.js";

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
    after: "A: [\n  a # a\n]\n",
  },
  {
    name: "last yaml flow item on the line of the bracket",
    text: "A: [a, # why\n  b]\n",
    key: "A",
    remove: [1],
    after: "A: [a # why\n  ]\n",
  },
  {
    name: "last yaml flow item, with a comment about both",
    text: "A: [a, b # keep\n]\n",
    key: "A",
    remove: [1],
    after: "A: [a # keep\n]\n",
  },
  {
    name: "yaml flow item, with a comment about both",
    text: "A: [a, b, # keep\n  c]\n",
    key: "A",
    remove: [1],
    after: "A: [a, # keep\n  c]\n",
  },
  {
    name: "yaml flow item, with a comment about the list",
    text: "A: [ a, # keep\n  b ]\n",
    key: "A",
    remove: [0],
    after: "A: [ # keep\n  b ]\n",
  },
  {
    name: "yaml flow item after its comma",
    text: "A: [ a # a\n  , b # b\n  , c # c\n]\n",
    key: "A",
    remove: [1],
    after: "A: [ a # a\n  , c # c\n]\n",
  },
  {
    name: "yaml flow items, the last one with a comma",
    text: "A: [\n  a, # a\n  b, # b\n\n  # c\n  c,\n]\n",
    key: "A",
    remove: [1, 2],
    after: "A: [\n  a, # a\n\n  # c\n]\n",
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
