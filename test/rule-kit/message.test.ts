import { describe, expect, it } from "vitest";
import { fillMessage, fillWholeMessage } from "../../src/rule-kit/index.js";

describe("a long list in a message", () => {
  const names = Array.from({ length: 60 }, (_, index) => `n${String(index)}`);

  it("is shortened or whole, however often and in which order it is asked for", () => {
    for (let round = 0; round < 2; round++) {
      expect(fillMessage("{{names}}", { names })).toBe("n0, n1, n2 and 57 more");
      expect(fillWholeMessage("{{names}}", { names })).toMatch(/^n0, n1, .*, n58 and n59$/);
    }
  });

  it("has what a rule changes in it between two reports", () => {
    const growing = [...names];
    fillMessage("{{growing}}", { growing });
    growing.push("last");
    expect(fillMessage("{{growing}}", { growing })).toBe("n0, n1, n2 and 58 more");
    expect(fillWholeMessage("{{growing}}", { growing })).toMatch(/n59 and last$/);
    growing[0] = "first";
    expect(fillMessage("{{growing}}", { growing })).toBe("first, n1, n2 and 58 more");
  });
});
