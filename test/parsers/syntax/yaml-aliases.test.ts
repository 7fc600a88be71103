import { describe, expect, it } from "vitest";
import { textOf } from "../../../src/source/index.js";
import { at, plain, rangeOf } from "./tree-views.js";
import { documentsOf, read } from "./yaml-documents.js";

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

  it.each(["a: &x b\nc:\n  *x : 1\n  d: 2\n", "a: &x b\nc:\n  <<: -  *x\n"])(
    "gives an entry whose key is an alias its own place: %j",
    (text) => {
      const inner = at(read(text).documents[0], "c");
      const entries = inner.kind === "mapping" ? inner.entries : [];
      expect(entries).toHaveLength(2);
      for (const { location } of [...entries, inner]) {
        expect(location.start).toBeGreaterThan(text.indexOf("c:"));
        expect(location.end).toBeGreaterThan(location.start);
      }
    },
  );

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
