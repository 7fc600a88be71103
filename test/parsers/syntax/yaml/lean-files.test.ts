import { describe, expect, it } from "vitest";
import { corpusFiles, hasCorpus, type TextFile } from "../../corpus.js";
import { readByBoth } from "./both-readers.js";
import { exampleTexts, fixtureTexts, isYaml } from "./yaml-texts.js";

/** Reads all files by both readers. Returns the paths of those that the lean reader declines. */
function declined(files: readonly TextFile[]): readonly string[] {
  return files.filter(({ text }) => readByBoth(text) === undefined).map(({ path }) => path);
}

describe("the lean reader of YAML and the library read the same", () => {
  it.each([
    { name: "fixtures and examples", files: fixtureTexts(), atLeast: 100 },
    { name: "pages of the rules", files: exampleTexts(), atLeast: 50 },
  ])("in the $name", ({ files, atLeast }) => {
    expect(files.length).toBeGreaterThan(atLeast);
    expect(declined(files).length).toBeLessThan(files.length / 10);
  });

  it.each([
    { ends: "CRLF", text: (file: TextFile) => file.text.replace(/\r?\n/g, "\r\n") },
    { ends: "no line break at the end", text: (file: TextFile) => file.text.trimEnd() },
  ])("in files with $ends", ({ text }) => {
    const files = fixtureTexts().map((file) => ({ path: file.path, text: text(file) }));
    expect(declined(files)).toEqual(declined(fixtureTexts()));
  });

  it.skipIf(!hasCorpus)("in the corpus", { timeout: 120_000 }, () => {
    const files = corpusFiles().filter(isYaml);
    expect(files.length).toBeGreaterThan(1000);
    expect(declined(files).length).toBeLessThan(files.length / 10);
  });
});
