import { describe, expect, it } from "vitest";
import { didYouMean, nearestName } from "../../src/source/index.js";

const names = ["role-trust", "role-scope", "trust-scope", "pass-role", "principal"];

describe("nearestName", () => {
  it.each([
    ["role-trst", "role-trust"],
    ["rol-etrust", "role-trust"],
    ["ROLE-TRUST", "role-trust"],
    ["passrole", "pass-role"],
    ["principals", "principal"],
    ["no-full-access", undefined],
    ["x", undefined],
  ])("%s is meant for %s", (name, expected) => {
    expect(nearestName(name, names)).toBe(expected);
  });

  it("makes a sentence of it, or nothing", () => {
    expect(didYouMean("role-trst", names)).toBe(' Did you mean "role-trust"?');
    expect(didYouMean("completely-else", names)).toBe("");
  });
});
