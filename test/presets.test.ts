import { describe, expect, it } from "vitest";
import { presetRules, presets } from "../src/presets/index.js";
import { rules } from "../src/rules/index.js";

const names = (preset: keyof typeof presets): readonly string[] => Object.keys(presets[preset]);

describe("presets", () => {
  it("contain one another", () => {
    expect(names("strict")).toEqual(expect.arrayContaining([...names("recommended")]));
    expect(names("all")).toEqual(expect.arrayContaining([...names("strict")]));
  });

  it("have every rule in all, and no other name", () => {
    expect(names("all").toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
  });

  it("are told with severity and options", () => {
    expect(presetRules("recommended").get("pass-role-scope")).toEqual({ severity: "error", options: {} });
    expect(presetRules("strict").get("pass-role-scope")).toEqual({
      severity: "error",
      options: { everyPattern: true },
    });
    expect(presetRules("none").size).toBe(0);
  });
});
