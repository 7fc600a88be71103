import ignore from "ignore";
import { expect, it } from "vitest";
import { pathMatcher } from "../../src/workspace/path-globs.js";
import { pick, randomOf } from "../../tools/random.js";

it("matches what a file of ignored paths matches", () => {
  const random = randomOf(3);
  const joined = (pieces: readonly string[], most: number): string =>
    Array.from({ length: 1 + random(most) }, () => pick(pieces, random)).join("");
  for (let round = 0; round < 5000; round++) {
    const globs = Array.from({ length: 1 + random(3) }, () =>
      joined(["a", "b", "/", "/", "*", "**", "?", "!", " ", "\\a", "[ab]", "#"], 6),
    );
    const path = joined(["a", "b", "/a", "/b", "ab"], 5).replace(/^\//, "");
    const expected = ignore({ ignorecase: false }).add(globs).ignores(path);
    expect([globs, path, pathMatcher(globs, "/base")(`/base/${path}`)]).toEqual([globs, path, expected]);
  }
});

it.each(["/base", "/other/a", "/based/a"])("matches nothing outside of its folder: %s", (path) => {
  expect(pathMatcher(["**"], "/base")(path)).toBe(false);
});
