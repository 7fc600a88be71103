import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEmbeddedJson } from "../../../src/parsers/syntax/embedded/embedded.js";
import { locationWithin } from "../../../src/parsers/syntax/text-parts.js";
import { textOf } from "../../../src/source/index.js";
import type { Embedding, Node, Scalar } from "../../../src/tree/index.js";
import { evaluated } from "../formats/terraform/module.js";
import { at, plain, rangeOf, scalarAt, spelledBy, spellingOf } from "./tree-views.js";
import { containers, docOf, fromJson, same, substituted } from "./embedded-texts.js";

const policy =
  '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow", "Action": ["s3:\\u0047et*", "it\'s \\"q\\""], "N": [1, true, null] }\n  ]\n}';
const policyValue = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:Get*", 'it\'s "q"'], N: ["1", "true", null] }],
};

describe.each(containers)("JSON in $name", ({ write, unwrap, within }) => {
  const doc = docOf(write(policy));
  const root = readEmbeddedJson(doc);
  const spelled = (...path: (string | number)[]): string => unwrap(textOf(at(root, ...path).location));

  it("is read", () => {
    expect(plain(root)).toEqual(policyValue);
  });

  it("has every node where it stands", () => {
    expect(JSON.parse(spelled())).toEqual(JSON.parse(policy));
    expect(spelled("Version")).toBe('"2012-10-17"');
    expect(spelled("Statement", 0, "Action")).toBe('["s3:\\u0047et*", "it\'s \\"q\\""]');
    expect(spelled("Statement", 0, "N", 1)).toBe("true");
    expect(spelled("Statement", 0, "N", 2)).toBe("null");
    const action = scalarAt(root, "Statement", 0, "Action", 0);
    expect(unwrap(spellingOf(action, "Get"))).toBe("\\u0047et");
    expect(unwrap(spellingOf(scalarAt(root, "Statement", 0, "Action", 1), '"q'))).toBe('\\"q');
  });

  it("has every key where it stands", () => {
    const keys = root?.kind === "mapping" ? root.entries.map(({ key }) => unwrap(textOf(key.location))) : [];
    expect(keys).toEqual(['"Version"', '"Statement"']);
  });

  it("says what it is embedded in", () => {
    const layout = { syntax: "json", within: [within] };
    expect(root?.layout).toMatchObject({ ...layout, style: "flow" });
    expect(at(root, "Statement", 0, "Effect").layout).toMatchObject({ ...layout, style: "double" });
    expect(at(root, "Statement", 0, "N", 0).layout).toMatchObject({ ...layout, style: "plain" });
  });

  it("is right for any value", () => {
    const json = fc.tuple(fc.json({ maxDepth: 4 }), fc.integer({ min: 0, max: 2 })).map(([text, indent]) => {
      return JSON.stringify({ x: JSON.parse(text) as unknown }, undefined, indent);
    });
    fc.assert(
      fc.property(json, (text) => {
        const read = readEmbeddedJson(docOf(write(text)));
        if (!read) throw new Error("nothing was read");
        checkPlaces(read, unwrap);
        expect(JSON.parse(unwrap(textOf(read.location)))).toEqual(JSON.parse(text));
      }),
      { numRuns: 60 },
    );
  });
});

/** Every node and key, read from its own place in the file, is itself. */
function checkPlaces(node: Node, unwrap: (piece: string) => string): unknown {
  const here: unknown = JSON.parse(unwrap(textOf(node.location)));
  switch (node.kind) {
    case "scalar":
      expect(here).toEqual(node.quoted ? node.text : JSON.parse(node.text));
      if (node.quoted) checkUnits(node, unwrap);
      return here;
    case "null":
      expect(here).toBeNull();
      return here;
    case "list":
      expect(here).toEqual(node.items.map((item) => checkPlaces(item, unwrap)));
      return here;
    case "mapping": {
      const entries = node.entries.map(({ key, value, location }) => {
        expect(JSON.parse(unwrap(textOf(key.location)))).toBe(key.text);
        expect(JSON.parse(`{${unwrap(textOf(location))}}`)).toEqual(
          Object.fromEntries([[key.text, checkPlaces(value, unwrap)]]),
        );
        return [key.text, checkPlaces(value, unwrap)];
      });
      expect(here).toEqual(Object.fromEntries(entries));
      return here;
    }
    default:
      throw new Error(`JSON without holes gives no ${node.kind}`);
  }
}

/** Every unit of a text, read from its own place in the file, is itself. */
function checkUnits(scalar: Scalar, unwrap: (piece: string) => string): void {
  for (let unit = 0; unit < scalar.text.length; unit++) {
    const piece = unwrap(textOf(locationWithin(scalar, unit, unit + 1)));
    expect(JSON.parse(`"${piece}"`)).toBe(scalar.text[unit]);
  }
}

describe("JSON in JSON in a text", () => {
  const inner = '{"deep": ["x\\n\\"y\\""]}';
  const middle = JSON.stringify({ doc: inner });

  it.each(containers)("in $name", ({ write, unwrap, within }) => {
    const outer = readEmbeddedJson(docOf(write(middle)));
    const root = readEmbeddedJson(scalarAt(outer, "doc"));
    expect(plain(root)).toEqual({ deep: ['x\n"y"'] });
    const twice = (piece: string): string => fromJson(unwrap(piece));
    expect(twice(textOf(at(root, "deep", 0).location))).toBe('"x\\n\\"y\\""');
    expect(twice(spellingOf(scalarAt(root, "deep", 0), '"y'))).toBe('\\"y');
    expect(root?.layout?.within).toEqual([within, { style: "json-string", indent: "" }]);
  });
});

describe("JSON in HCL", () => {
  const json = '{\n  "a": ["x\\ty", "${var.v}-z"]\n}';

  it.each<[string, string, (piece: string) => string, Embedding]>([
    ["a heredoc", `<<EOT\n${json}\nEOT`, same, { style: "hcl-heredoc", indent: "" }],
    [
      "an indented heredoc",
      `<<-EOT\n${json.replace(/^/gm, "    ")}\n  EOT`,
      same,
      { style: "hcl-heredoc", indent: "    " },
    ],
    ["a quoted text", JSON.stringify(json), fromJson, { style: "hcl-quoted", indent: "" }],
  ])("in %s has every node where it stands", async (_, expression, unwrap, within) => {
    const value = await evaluated(expression, 'variable "v" {}');
    if (value.kind !== "text") throw new Error(`there is a ${value.kind}`);
    const root = readEmbeddedJson(value);
    const spelled = (...path: (string | number)[]): string => unwrap(textOf(at(root, ...path).location));
    expect(spelled()).toContain('"a": ["x\\ty", "${var.v}-z"]');
    expect(spelled("a")).toBe('["x\\ty", "${var.v}-z"]');
    expect(spelled("a", 0)).toBe('"x\\ty"');
    expect(scalarAt(root, "a", 0).text).toBe("x\ty");
    expect(unwrap(spellingOf(scalarAt(root, "a", 0), "\t"))).toBe("\\t");
    const second = at(root, "a", 1);
    expect(second.kind === "text" && second.parts.map(({ location }) => textOf(location))).toEqual(["var.v", "-z"]);
    expect(at(root, "a", 0).layout).toMatchObject({ syntax: "json", style: "double", within: [within] });
  });
});

describe("what is no JSON", () => {
  it.each(["doc: plain", "doc: ''", "doc: '  '", "doc: '<xml/>'", "doc: '\"text\"'", "doc: '${A}'", "doc: '12'"])(
    "%s",
    (text) => {
      const doc = docOf(text);
      expect(readEmbeddedJson(doc)).toBeUndefined();
      expect(readEmbeddedJson(substituted(doc))).toBeUndefined();
    },
  );

  it("begins with a hole", () => {
    expect(readEmbeddedJson(substituted(docOf("doc: '${A}{\"b\": 1}'")))).toBeUndefined();
  });
});

describe("broken JSON in a text", () => {
  it.each(containers)("in $name is reported where it stands, and the rest is read", ({ write }) => {
    const doc = docOf(write('{\n  "a": [1 2],\n  "b": "c"\n}'));
    const problems: Parameters<typeof readEmbeddedJson>[1] = [];
    const root = readEmbeddedJson(doc, problems);
    expect(plain(root)).toEqual({ a: ["1", "2"], b: "c" });
    expect(problems.map(({ message, location }) => [message, textOf(location)])).toEqual([
      ["Expected a comma or ], found 2.", "2"],
    ]);
  });

  it("is reported inside the text where it has no end", () => {
    const problems: Parameters<typeof readEmbeddedJson>[1] = [];
    readEmbeddedJson(docOf('doc: |\n  {"a": [1]\n\nb: 1\n'), problems);
    expect(problems.map(({ message, location }) => [message, rangeOf(location)])).toEqual([
      ["Expected a comma or }, found the end.", "2:12-2:12"],
    ]);
  });
});

describe("a string of embedded JSON", () => {
  it.each([
    ["doc: '[\"it''s\"]'", ["it", "''", "s"]],
    ['doc: "[\\"a\\\\tb\\"]"', ["a", "\\\\t", "b"]],
    ['doc: "[\\"a\\u0062c\\"]"', ["a", "\\u0062", "c"]],
    ['doc: "[\\"\\\\u0041\\"]"', ["\\\\u0041"]],
    ['doc: |\n  ["a\\tb"]', ["a", "\\t", "b"]],
    ['doc: >\n  ["a\n  b"]', ["a", "\n  ", "b"]],
  ])("%j is spelled by", (text, spelled) => {
    expect(spelledBy(scalarAt(readEmbeddedJson(docOf(text)), 0))).toEqual(spelled);
  });
});
