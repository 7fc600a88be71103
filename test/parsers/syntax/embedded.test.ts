import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEmbeddedJson } from "../../../src/parsers/syntax/embedded/embedded.js";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { locationWithin, partsOf, sliceLiteral, textFrom } from "../../../src/parsers/syntax/text-parts.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/yaml-tree.js";
import { sourceFile, textOf } from "../../../src/source/index.js";
import type { Embedding, HolePart, Node, Scalar, Text, TextPart } from "../../../src/tree/index.js";
import { evaluated } from "../formats/terraform/module.js";
import { at, plain, rangeOf, scalarAt, spelledBy, spellingOf } from "./tree-views.js";

/** How a text that holds JSON is written as the value of `doc`, and how a piece of the file reads on its own. */
interface Container {
  readonly name: string;
  readonly write: (json: string) => string;
  readonly unwrap: (piece: string) => string;
  readonly within: Embedding;
}

function asBlock(header: string, json: string): string {
  return `a: 1\ndoc: ${header}\n${json.replace(/^/gm, "    ")}\nb: 2\n`;
}

const same = (piece: string): string => piece;
const fromJson = (piece: string): string => JSON.parse(`"${piece}"`) as string;

const containers: readonly Container[] = [
  {
    name: "a YAML literal block",
    write: (json) => asBlock("|-", json),
    unwrap: same,
    within: { style: "yaml-block", indent: "    " },
  },
  {
    name: "a YAML folded block",
    write: (json) => asBlock(">", json),
    unwrap: same,
    within: { style: "yaml-block", indent: "    " },
  },
  {
    name: "a YAML block with CRLF",
    write: (json) => asBlock("|", json).replaceAll("\n", "\r\n"),
    unwrap: same,
    within: { style: "yaml-block", indent: "    " },
  },
  {
    name: "a single-quoted YAML text",
    write: (json) => `a: 1\ndoc: '${json.replaceAll("'", "''").replaceAll("\n", "\n\n  ")}'\n`,
    unwrap: (piece) => piece.replaceAll("''", "'"),
    within: { style: "yaml-single", indent: "" },
  },
  {
    name: "a double-quoted YAML text",
    write: (json) => `a: 1\ndoc: ${JSON.stringify(json)}\n`,
    unwrap: fromJson,
    within: { style: "yaml-double", indent: "" },
  },
  {
    name: "a double-quoted YAML text on many lines",
    write: (json) => `a: 1\ndoc: ${JSON.stringify(json).replaceAll(/([{,:])(?=\S)/g, "$1\\\n    ")}\n`,
    unwrap: (piece) => fromJson(piece.replaceAll("\\\n    ", "")),
    within: { style: "yaml-double", indent: "" },
  },
  {
    name: "a JSON string",
    write: (json) => JSON.stringify({ a: 1, doc: json }, undefined, 2),
    unwrap: fromJson,
    within: { style: "json-string", indent: "" },
  },
];

function docOf(text: string): Scalar {
  const file = sourceFile("template", text);
  const { documents, problems } = text.startsWith("{") ? readJson(file) : readYaml(file);
  expect(problems).toEqual([]);
  return scalarAt(documents[0], "doc");
}

/** A text in which every `${name}` is a hole, as `Fn::Sub` makes it; `${name=value}` has a value by default. */
function substituted(scalar: Scalar): Text {
  const [whole] = partsOf(scalar);
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of scalar.text.matchAll(/\$\{(\w+)(?:=([^}]*))?\}/g)) {
    const to = match.index + match[0].length;
    if (whole && from < match.index) parts.push(sliceLiteral(whole, from, match.index));
    const [, name = "", value] = match;
    const base = { location: locationWithin(scalar, match.index, to), expressionText: name };
    if (value === undefined) parts.push(holeFor(name, base));
    else parts.push({ ...base, kind: "literal", text: value, origin: { from: "default", name } });
    from = to;
  }
  if (whole && from < scalar.text.length) parts.push(sliceLiteral(whole, from, scalar.text.length));
  return textFrom(parts, scalar.location, scalar.layout);
}

function holeFor(name: string, base: Pick<HolePart, "location" | "expressionText">): HolePart {
  const reason = `parameter ${name} has no value`;
  return { ...base, kind: "hole", symbol: { id: `#${name}`, shape: "any" }, reason, origin: { from: "computed" } };
}

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
