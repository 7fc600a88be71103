import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEmbeddedJson } from "../../../src/parsers/syntax/embedded/embedded.js";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile, type SourceFile } from "../../../src/source/index.js";
import { filesIn } from "../corpus.js";
import { plain } from "./tree-views.js";
import { checkPlaces, type Read } from "./node-places.js";

const { safeDump, safeLoad } = createRequire(import.meta.url)("js-yaml") as {
  safeDump: (value: unknown, options: Readonly<Record<string, unknown>>) => string;
  safeLoad: (text: string) => unknown;
};

const readers: Readonly<Record<string, (file: SourceFile) => Read>> = {
  readYaml: (file) => readYaml(file),
  readJson: (file) => readJson(file),
  readEmbeddedJson(file) {
    const problems: Read["problems"][number][] = [];
    const location = { file, start: 0, end: file.text.length };
    const map = [{ at: 0, offset: 0, length: file.text.length }];
    const root = readEmbeddedJson({ kind: "scalar", text: file.text, quoted: true, location, map }, problems as never);
    return { documents: root ? [root] : [], problems, comments: [] };
  },
};

const soup = [
  ...[
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    "#",
    " # c",
    "|\n  ",
    ">-\n  ",
  ],
  ...["&x ", "*x", "!Ref ", "!Sub ", "!GetAtt ", "A.B", "<<: ", "''", "\\n", "\\u00", "\t", "---\n", "...", "? ", "~"],
  ...[
    "\r\n",
    "\r",
    "\ufeff",
    "\u{1f600}",
    "\ud800",
    "\0",
    "\u2028",
    "//",
    "/*",
    "*/",
    "%",
    "@",
    "`",
    "1",
    "null",
    "true",
  ],
  ...['"a"', '"a":', "k: v\n", "'q'"],
];

describe.each(Object.entries(readers))("%s", (name, read) => {
  const check = (text: string): void => {
    const file = sourceFile(name === "readYaml" ? "any.yaml" : "any.json", text);
    checkPlaces(file, read(file));
  };

  it("reads any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), check));
  });

  it("reads any marks in a row", () => {
    const texts = fc.array(fc.constantFrom(...soup), { maxLength: 25 }).map((parts) => parts.join(""));
    fc.assert(fc.property(texts, check), { numRuns: 3000 });
  });

  it("reads a file while it is being written", () => {
    const texts = filesIn("test/fixtures/cloudformation/syntax").map(({ text }) => text);
    const broken = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 40 }), fc.constantFrom(...soup, ""))
      .map(([text, offset, removed, added]) => {
        const start = offset % text.length;
        return text.slice(0, start) + added + text.slice(start + removed);
      });
    fc.assert(fc.property(broken, check), { numRuns: 500 });
  });
});

/** Values as a tree shows them: every scalar a text, or null. */
function texts(value: unknown): unknown {
  if (value === null || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== "object") return JSON.stringify(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, texts(inner)]));
}

const word = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom(
    "yes",
    "null",
    "~",
    "1.10",
    "012",
    "2012-10-17",
    "a: b",
    "- a",
    "x # y",
    "'",
    '"',
    "\\",
    "!Ref x",
    "<<",
  ),
  fc.constantFrom(
    "x\ny\n",
    "\n x",
    "x\n\n  y\n",
    " x ",
    "\tx",
    "x\r\ny",
    "%x",
    "@x",
    "{a}",
    "[b]",
    "&c",
    "*d",
    "|",
    ">",
  ),
  fc
    .array(fc.constantFrom("word", " ", "\n", "longer words", ".", "  "), { maxLength: 30 })
    .map((parts) => parts.join("")),
);
// The library drops lines of nothing but white space at the end of a block.
const text = word.filter((candidate) => !/\n[ \t]+\n*$|^[ \t]+\n+$/.test(candidate));
const leaf = fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(text, tie("tree"), { maxKeys: 4 }),
  ),
}));

/** False where js-yaml itself writes what is not YAML: some lists that are not indented. */
function isReadBack(written: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(safeLoad(written), value);
  } catch {
    return false;
  }
}

describe("a value that is written and read is the same", () => {
  const valueOf = (read: Read): unknown => {
    expect(read.problems).toEqual([]);
    return plain(read.documents[0]);
  };

  it.each([
    ["blocks", {}],
    ["narrow lines", { lineWidth: 20, indent: 4 }],
    ["flow", { flowLevel: 1 }],
    ["less indented lists", { noArrayIndent: true, lineWidth: -1 }],
  ])("as YAML in %s", (_, options) => {
    fc.assert(
      fc.property(tree, (value) => {
        const text = safeDump(value, { ...options, noRefs: true });
        fc.pre(isReadBack(text, value));
        const file = sourceFile("any", text);
        const read = readYaml(file);
        expect(valueOf(read)).toEqual(texts(value));
        checkPlaces(file, read);
      }),
    );
  });

  it.each([0, 2, "\t"])("as JSON with the indentation %j", (indent) => {
    fc.assert(
      fc.property(tree, (value) => {
        const file = sourceFile("any", JSON.stringify(value, undefined, indent));
        const read = readJson(file);
        expect(valueOf(read)).toEqual(texts(value));
        checkPlaces(file, read);
      }),
    );
  });

  it("as JSON that is read as YAML", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const file = sourceFile("any", JSON.stringify(value, undefined, 2));
        expect(valueOf(readYaml(file))).toEqual(texts(value));
      }),
    );
  });
});
