import { describe, expect, it } from "vitest";
import { keysAt } from "../../src/cdk/keys-at.js";
import { readJson } from "../../src/parsers/index.js";
import { sourceFile } from "../../src/source/index.js";

/** The keys at the mark `^` of a JSON text. */
function keysAtMark(marked: string): readonly string[] {
  const offset = marked.indexOf("^");
  const [root] = readJson(sourceFile("a.json", marked.replace("^", ""))).documents;
  return root ? keysAt(root, offset) : [];
}

describe("the keys at a place", () => {
  it.each<[string, readonly string[]]>([
    [`^{ "a": 1 }`, []],
    [`{ ^"a": 1 }`, ["a"]],
    [`{ "a"^: 1 }`, ["a"]],
    [`{ "a": ^1 }`, ["a"]],
    [`{ "a": 1,^ "b": 2 }`, []],
    [`{ "a": 1, "b": ^{ "c": [] } }`, ["b"]],
    [`{ "b": { "c": [1, { ^"d.e": 2 }] } }`, ["b", "c", "1", "d.e"]],
    [`{ "b": [^] }`, ["b"]],
    [`[[^1]]`, ["0", "0"]],
    [`"^text"`, []],
    [`{ "constructor": { "__proto__": ^1 } }`, ["constructor", "__proto__"]],
  ])("%s", (marked, keys) => {
    expect(keysAtMark(marked)).toEqual(keys);
  });
});
