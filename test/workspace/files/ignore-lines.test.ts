import fc from "fast-check";
import ignore from "ignore";
import { expect, it } from "vitest";
import { ignoreLines } from "../../../src/workspace/files/ignore-lines.js";

const lines = [
  ...[
    "out",
    "out/",
    "/out",
    "a/out",
    "**/out/",
    "out/**",
    "a/**/b",
    "OUT",
    "!out",
    "!a/out/",
    "out  ",
    "out\t",
    " out",
  ],
  ...[
    "*.log",
    "*.LOG",
    "*.tar.gz",
    "!*.log",
    "a/*.log",
    "*.log/",
    "*out.log",
    "*",
    "/*",
    "!/a",
    "*.*",
    ".log",
    "a?b.log",
    "**.log",
  ],
  ...[
    "\\!out",
    "\\#out",
    "out\\ ",
    "[ab]",
    "[a/b]",
    "#out",
    "",
    "  ",
    "a.b",
    "σ",
    "out.log\r",
    "/",
    "!",
    "a//out",
    "foo/*/bar",
  ],
];
const names = [
  "out",
  "Out",
  "a",
  "b",
  "x.log",
  "X.LOG",
  "x.tar.gz",
  ".log",
  "a.b",
  "aXb.log",
  " out",
  "!out",
  "#out",
  "ς",
  "yout.log",
];

const texts = fc.array(fc.constantFrom(...lines), { maxLength: 5 }).map((all) => all.join("\n"));
const paths = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }).map((all) => all.join("/"));

it("says of each path what the package says that tries each line", () => {
  fc.assert(
    fc.property(texts, paths, fc.constantFrom("", "/"), (text, path, end) => {
      const { ignored, unignored } = ignore()
        .add(text)
        .test(path + end);
      expect(ignoreLines(text).test(path + end)).toMatchObject({ ignored, unignored });
    }),
    { numRuns: 1000 },
  );
});
