import { describe, expect, it } from "vitest";
import { fillMessage, fillWholeMessage, phrase } from "../../src/rule-kit/index.js";

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

describe("a value in a message", () => {
  it.each([
    ["at the end", "Action {{it}} does not exist.", "s3:Get ", String.raw`Action s3:Get\x20 does not exist.`],
    ["at the start", "{{it}} does not exist.", " s3:Get", String.raw`\x20s3:Get does not exist.`],
    ["in a list", "Not {{it}}.", ["a ", " b"], String.raw`Not a\x20 and \x20b.`],
    ["in a phrase", "Not {{it}}.", phrase(["a "], " on ", [" b"]), String.raw`Not a\x20 on \x20b.`],
  ])("has visible blanks %s", (_, template, it, filled) => {
    expect(fillMessage(template, { it })).toBe(filled);
  });

  it("may be more words of the sentence, with the blank before them", () => {
    expect(
      fillMessage("{{it}}{{basis}} is wrong.{{hint}}", { it: "x", basis: " (by default)", hint: " Write y." }),
    ).toBe("x (by default) is wrong. Write y.");
  });
});
