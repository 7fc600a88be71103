import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile } from "../../../src/source/index.js";
import { corpusFiles, filesIn, hasCorpus, type TextFile } from "../corpus.js";
import { asJsYaml, asPlain, schemas, type Schema } from "./js-yaml.js";

interface Opinion {
  readonly accepts: boolean;
  readonly values?: readonly unknown[];
}

function ours(text: string, schema: Schema): Opinion {
  const { documents, problems } = readYaml(sourceFile("template.yaml", text));
  if (problems.length > 0) return { accepts: false };
  return { accepts: true, values: documents.map((document) => asPlain(document, schema)) };
}

function theirs(text: string, schema: Schema): Opinion {
  try {
    return { accepts: true, values: asJsYaml(text, schema) };
  } catch {
    return { accepts: false };
  }
}

function yamlOf(files: readonly TextFile[]): readonly TextFile[] {
  return files.filter(({ path }) => !path.endsWith(".json"));
}

/** The files of which js-yaml reads something else, its types told or not. */
function differing(files: readonly TextFile[]): string[] {
  return files
    .filter(({ text }) =>
      Object.values(schemas).some((schema) => !isDeepStrictEqual(ours(text, schema), theirs(text, schema))),
    )
    .map(({ path }) => path);
}

describe("a file is read as js-yaml reads it", () => {
  it("among the fixtures", () => {
    const files = yamlOf(filesIn("test/fixtures"));
    expect(files.length).toBeGreaterThan(10);
    expect(differing(files)).toEqual([]);
  });

  it.skipIf(!hasCorpus)("among the corpus, but for", { timeout: 120_000 }, () => {
    const files = yamlOf(corpusFiles());
    expect(files.length).toBeGreaterThan(1000);
    expect(differing(files)).toEqual([
      // `[ !ImportValue Fn::Sub: x ]` has a function as key; js-yaml makes "[object Object]" of it.
      "general/aws-cloudformation__cfn-lint/test/fixtures/templates/bad/core/parse_invalid_map.yaml",
    ]);
  });
});

describe("the schemas that the comparison uses", () => {
  it("tell a difference of text, and with types one of value", () => {
    expect(asJsYaml("a: 1.10\nb: !Sub x", schemas.written)).toEqual([{ a: "1.10", b: { "Fn::Sub": "x" } }]);
    expect(asJsYaml("a: 1.10\nb: 0x10\nc: 2012-10-17", schemas.typed)).toEqual([
      { a: 1.1, b: 16, c: new Date("2012-10-17") },
    ]);
    expect(ours("a: 1.1", schemas.written)).not.toEqual(theirs("a: 1.10", schemas.written));
    expect(ours("a: '1'", schemas.typed)).not.toEqual(theirs("a: 1", schemas.typed));
  });
});

interface Difference {
  readonly why: string;
  readonly text: string;
  /** What we read; absent: a syntax error. */
  readonly ours?: unknown;
  /** What js-yaml reads; absent: a syntax error. */
  readonly theirs?: unknown;
}

/** Texts that the two read differently, and why ours is right. PyYAML, which AWS's reader is closest to, was asked. */
const differences: readonly Difference[] = [
  {
    why: "YAML takes away the white space before a line break inside quotes",
    text: "a: 'x  \n  y'",
    ours: { a: "x y" },
    theirs: { a: "x   y" },
  },
  {
    why: "a tab cannot indent",
    text: "\ta",
    theirs: "a",
  },
  {
    why: "a comma needs a value before it",
    text: "a: [, b]",
    theirs: { a: [null, "b"] },
  },
  {
    why: "a text ends with its quote",
    text: "a: 'b' c: d",
    theirs: { a: "b", c: "d" },
  },
  {
    why: "a function cannot be a key",
    text: "[!Sub a: b]",
    theirs: [{ "[object Object]": "b" }],
  },
  {
    why: "a dash directly before a comma or a bracket is a text",
    text: "a: [-, b, -]\nc: {d: -, -}\ne: [--, -f]",
    ours: { a: ["-", "b", "-"], c: { d: "-", "-": null }, e: ["--", "-f"] },
  },
  {
    why: "such a dash is a text over several lines as well",
    text: "a: !Join [-, [b,\n  -,\n  {c: -}]]",
    ours: { a: { "Fn::Join": ["-", ["b", "-", { c: "-" }]] } },
  },
  {
    why: "a dash before a space is none",
    text: "a: [ - , b]",
  },
  {
    why: "a list cannot be a key of a template",
    text: "? [a, b]\n: c",
    theirs: { "a,b": "c" },
  },
];

describe("differs from js-yaml, since", () => {
  it.each(differences)("$why", ({ text, ours: expected, theirs: other }) => {
    expect(ours(text, schemas.written).values?.[0]).toEqual(expected);
    expect(theirs(text, schemas.written).values?.[0]).toEqual(other);
  });
});
