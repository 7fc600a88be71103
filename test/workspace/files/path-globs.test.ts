import ignore from "ignore";
import { expect, it } from "vitest";
import { pathMatcher } from "../../../src/workspace/files/path-globs.js";
import { pick, randomOf } from "../../../tools/random.js";

it("matches what a file of ignored paths matches", () => {
  const random = randomOf(3);
  const joined = (pieces: readonly string[], most: number): string =>
    Array.from({ length: 1 + random(most) }, () => pick(pieces, random)).join("");
  for (let round = 0; round < 5000; round++) {
    const globs = Array.from({ length: 1 + random(3) }, () =>
      joined(["a", "b", "/", "/", "*", "**", "?", "!", " ", "\\a", "[ab]", "#"], 6),
    );
    const path = joined(["a", "b", "/a", "/b", "ab"], 5).replace(/^\//, "");
    // There, nothing in an excluded folder can be taken in again.
    if (globs.some((glob) => glob.startsWith("!"))) continue;
    const expected = ignore({ ignorecase: false }).add(globs).ignores(path);
    expect([globs, path, pathMatcher(globs, "/base")(`/base/${path}`)]).toEqual([globs, path, expected]);
  }
});

it("matches a folder at any depth by a glob with white space behind it", () => {
  expect(pathMatcher(["api/ "], "/base")("/base/app/api/a.json")).toBe(true);
});

it.each(["/base", "/other/a", "/based/a"])("matches nothing outside of its folder: %s", (path) => {
  expect(pathMatcher(["**"], "/base")(path)).toBe(false);
});

it.each<[readonly string[], readonly string[]]>([
  [["app/**", "!app/sub/**"], ["app/a.json"]],
  [["app", "!app/sub/"], ["app/a.json"]],
  [["app/*", "!app/sub"], ["app/a.json"]],
  [
    ["**/*.json", "!a.json"],
    ["app/sub/b.json", "b.json"],
  ],
  [
    ["app/**", "!app/sub/**", "app/sub/b.json"],
    ["app/a.json", "app/sub/b.json"],
  ],
  [
    ["!app/sub/**", "app/**"],
    ["app/a.json", "app/sub/a.json", "app/sub/b.json"],
  ],
  [["!app"], []],
  [["app/{sub,x}/**", "!**/{a,c}.json"], ["app/sub/b.json"]],
])("decides by the last glob that matches: %j", (globs, matched) => {
  const paths = ["app/a.json", "app/sub/a.json", "app/sub/b.json", "b.json"];
  const matches = pathMatcher(globs, "/base");
  expect(paths.filter((path) => matches(`/base/${path}`))).toEqual(matched);
});
