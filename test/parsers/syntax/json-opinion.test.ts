import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { sourceFile } from "../../../src/source/index.js";
import type { Node } from "../../../src/tree/index.js";
import { corpusFiles, filesIn, hasCorpus, type TextFile } from "../corpus.js";

/** A tree as JSON.parse would give it: the last of two equal keys counts. */
function value(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return node.quoted ? node.text : (JSON.parse(node.text) as unknown);
    case "null":
      return null;
    case "list":
      return node.items.map(value);
    case "mapping":
      return Object.fromEntries(node.entries.map((entry) => [entry.key.text, value(entry.value)]));
    default:
      throw new Error(`JSON without problems gives no ${node.kind}`);
  }
}

interface Opinion {
  readonly accepts: boolean;
  readonly value?: unknown;
}

function ours(text: string): Opinion {
  const { documents, problems } = readJson(sourceFile("policy.json", text));
  const [root] = documents;
  return problems.length > 0 || !root ? { accepts: false } : { accepts: true, value: value(root) };
}

function theirs(text: string): Opinion {
  try {
    return { accepts: true, value: JSON.parse(text) };
  } catch {
    return { accepts: false };
  }
}

function differing(files: readonly TextFile[]): string[] {
  return files.filter(({ text }) => !isDeepStrictEqual(ours(text), theirs(text))).map(({ path }) => path);
}

/** What begins like JSON is read as JSON, whatever its name. */
function jsonOf(files: readonly TextFile[]): readonly TextFile[] {
  return files.filter(({ text }) => /^\s*[{[]/.test(text));
}

describe("a file is read as JSON.parse reads it, and refused where that refuses it", () => {
  it("among the fixtures", () => {
    const files = jsonOf(filesIn("test/fixtures"));
    expect(files.length).toBeGreaterThan(5);
    expect(differing(files)).toEqual([]);
  });

  it.skipIf(!hasCorpus)("among the corpus", () => {
    const files = jsonOf(corpusFiles());
    expect(files.length).toBeGreaterThan(1300);
    expect(differing(files)).toEqual([]);
  });

  it("for anything that can be written as JSON", () => {
    const json = fc.json({ maxDepth: 6 });
    const spaced = fc.tuple(json, fc.integer({ min: 0, max: 4 })).map(([text, indent]) => {
      return JSON.stringify(JSON.parse(text), undefined, indent);
    });
    fc.assert(
      fc.property(spaced, (text) => {
        expect(ours(text)).toEqual(theirs(text));
      }),
    );
  });

  it("for anything that looks a little like JSON", () => {
    const words = ["{", "}", "[", "]", ",", ":", '"', '"a"', '"\\u0041"', "\\", "1", "-", ".5", "e1", "01", "true"];
    const more = ["null", "nul", " ", "\n", "\t", "//", "/*", "*/", "\u00a0", "\u2028", '"\u0001"', "'a'", "\ufeff"];
    const text = fc.array(fc.constantFrom(...words, ...more), { maxLength: 10 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (candidate) => {
        // A byte order mark is no part of a text.
        fc.pre(!candidate.startsWith("\ufeff"));
        expect(ours(candidate)).toEqual(theirs(candidate));
      }),
      { numRuns: 5000 },
    );
  });
});
