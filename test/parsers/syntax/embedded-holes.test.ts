import { describe, expect, it } from "vitest";
import { readEmbeddedJson } from "../../../src/parsers/syntax/embedded/embedded.js";
import { textOf } from "../../../src/source/index.js";
import { at, plain } from "./tree-views.js";
import { containers, docOf, substituted } from "./embedded-texts.js";

describe("JSON with holes", () => {
  const text = [
    "doc: |",
    "  {",
    '    "Bucket": "arn:${Partition}:s3:::${Bucket}/*",',
    '    "Whole": "${Name}",',
    '    "Default": "x-${Env=prod}-y",',
    '    "Value": ${Value},',
    '    "List": [${First}, "b"],',
    '    "Key${K}": 1,',
    '    "${Sub=Known}": 2,',
    "    ${Rest}",
    "  }",
    "",
  ].join("\n");
  const root = readEmbeddedJson(substituted(docOf(text)));

  it("keeps them", () => {
    expect(plain(root)).toEqual({
      Bucket: "arn:${Partition}:s3:::${Bucket}/*",
      Whole: "${Name}",
      Default: "x-prod-y",
      Value: "?parameter Value has no value",
      List: ["?parameter First has no value", "b"],
      Known: "2",
      "…": "parameter Rest has no value",
    });
  });

  it("leaves a mapping open that has one for a key or an entry", () => {
    const ofKey = readEmbeddedJson(substituted(docOf("doc: '{\"x${K}\": 1}'")));
    expect(ofKey).toMatchObject({ kind: "mapping", entries: [], incompleteReason: "parameter K has no value" });
    const ofEntry = readEmbeddedJson(substituted(docOf("doc: '{${Rest}}'")));
    expect(ofEntry).toMatchObject({ kind: "mapping", entries: [], incompleteReason: "parameter Rest has no value" });
  });

  it("leaves a list or mapping open that has one in place of a comma: it may bring its own", () => {
    const problems: Parameters<typeof readEmbeddedJson>[1] = [];
    const read = (json: string) => readEmbeddedJson(substituted(docOf(`doc: '${json}'`)), problems);
    const incompleteReason = "parameter More has no value";
    expect(read('["a" ${More}]')).toMatchObject({ kind: "list", items: [{ text: "a" }], incompleteReason });
    expect(read('["a" ${More}, "b"]')).toMatchObject({ items: [{ text: "a" }, { text: "b" }], incompleteReason });
    expect(read('["a" ${More} "b"]')).toMatchObject({ items: [{ text: "a" }, { text: "b" }], incompleteReason });
    expect(read('{"a": [1] ${More}}')).toMatchObject({ kind: "mapping", entries: [{}], incompleteReason });
    expect(read('[${More} "a"]')).toMatchObject({ items: [{ kind: "unknown" }, { text: "a" }], incompleteReason });
    expect(read('["a", ${More} "b", "c"]')).toMatchObject({ items: [{}, {}, { text: "b" }, {}], incompleteReason });
    expect(read('{${More} "a": 1}')).toMatchObject({ entries: [{ key: { text: "a" } }], incompleteReason });
    expect(read('{"a": 1} ${More}')).not.toHaveProperty("incompleteReason");
    expect(problems).toEqual([]);
    read('["a" "${More}"]');
    expect(problems).toHaveLength(1);
  });

  it.each(["[${More} }", "{${More} ]", "[${More} :", '{"a": ${More} ]', "[[${More} }]"])(
    "reads on behind one where no item can begin: %s",
    (json) => {
      const problems: Parameters<typeof readEmbeddedJson>[1] = [];
      readEmbeddedJson(substituted(docOf(`doc: '${json}'`)), problems);
      expect(problems).toHaveLength(1);
    },
  );

  it("shows them in errors as the file does", () => {
    const problems: Parameters<typeof readEmbeddedJson>[1] = [];
    readEmbeddedJson(substituted(docOf(`doc: '["a" "arn:aws:iam::\${Account}:user/6"]'`)), problems);
    expect(problems.map(({ message }) => message)).toEqual([
      'Expected a comma or ], found "arn:aws:iam::${Account}:user/6".',
    ]);
  });

  it("has each part where it stands", () => {
    const bucket = at(root, "Bucket");
    if (bucket.kind !== "text") throw new Error("the text has no holes");
    expect(bucket.parts.map(({ kind, location }) => [kind, textOf(location)])).toEqual([
      ["literal", "arn:"],
      ["hole", "${Partition}"],
      ["literal", ":s3:::"],
      ["hole", "${Bucket}"],
      ["literal", "/*"],
    ]);
    expect(textOf(bucket.location)).toBe('"arn:${Partition}:s3:::${Bucket}/*"');
    expect(textOf(at(root, "Value").location)).toBe("${Value}");
    expect(textOf(at(root, "List").location)).toBe('[${First}, "b"]');
    expect(textOf(at(root, "List", 1).location)).toBe('"b"');
  });

  it("tells what was written here from what was filled in", () => {
    const filled = at(root, "Default");
    if (filled.kind !== "text") throw new Error("the text is plain");
    expect(filled.parts.map((part) => [part.kind === "literal" && part.text, part.origin.from])).toEqual([
      ["x-", "written"],
      ["prod", "default"],
      ["-y", "written"],
    ]);
  });

  it("keeps the symbols of its holes apart and alike", () => {
    const twice = readEmbeddedJson(substituted(docOf('doc: \'["${A}", ${A}, "${B}"]\'')));
    const symbols = [0, 1, 2].map((index) => {
      const node = at(twice, index);
      if (node.kind === "unknown") return node.symbol.id;
      const part = node.kind === "text" ? node.parts[0] : undefined;
      return part?.kind === "hole" ? part.symbol.id : "";
    });
    expect(symbols).toEqual(["#A", "#A", "#B"]);
  });

  it("is right in every container", () => {
    for (const { write, unwrap } of containers) {
      const read = readEmbeddedJson(substituted(docOf(write('{"a": ["x\\"${P}\\ty", ${Q}]}'))));
      const node = at(read, "a", 0);
      expect(node.kind === "text" && node.parts.map(({ location }) => unwrap(textOf(location)))).toEqual([
        'x\\"',
        "${P}",
        "\\ty",
      ]);
      expect(unwrap(textOf(at(read, "a", 1).location))).toBe("${Q}");
      expect(unwrap(textOf(at(read, "a").location))).toBe('["x\\"${P}\\ty", ${Q}]');
    }
  });

  it("cannot be edited where the file does not spell a value", () => {
    const read = readEmbeddedJson(substituted(docOf('doc: \'{"a": ${V=[1]}, "b": [2]}\'')));
    expect(plain(read)).toEqual({ a: ["1"], b: ["2"] });
    expect(at(read, "a").layout).toBeUndefined();
    expect(at(read, "b").layout).toBeDefined();
  });
});
