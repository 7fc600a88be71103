import { describe, expect, it } from "vitest";
import { withRule } from "../../tools/rules/preset-text.js";
import { pageProblems } from "../../tools/rules/page-text.js";
import { skeletonOf } from "../../tools/rules/skeleton.js";

const preset = `export const all: PresetRules = {
  ...strict,
  "confused-deputy": "warn",
  "unique-sid": ["error", { onResources: true }],
};
`;

describe("a new rule", () => {
  it.each([
    ["account-name", '  ...strict,\n  "account-name": "warn",\n  "confused-deputy"'],
    ["no-thing", '"warn",\n  "no-thing": "warn",\n  "unique-sid"'],
    ["partition", '"warn",\n  partition: "warn",\n  "unique-sid"'],
    ["version", 'onResources: true }],\n  version: "warn",\n};'],
  ])("gets its place in a preset: %s", (rule, part) => {
    expect(withRule(preset, rule)).toContain(part);
  });

  it("has a source, a test, and a page with all of its parts", () => {
    const files = skeletonOf("no-thing");
    expect([...files.keys()]).toEqual([
      "src/rules/no-thing.ts",
      "test/rules/no-thing.test.ts",
      "docs/rules/no-thing.md",
    ]);
    expect(pageProblems("no-thing", files.get("docs/rules/no-thing.md") ?? "")).toEqual([]);
  });
});
