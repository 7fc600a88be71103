import { describe, expect, it } from "vitest";
import { agreed, allOf, anyOf, firstUnknown, negate, no, unknown, yes } from "../../../src/iam/answers/verdict.js";
import { sourceFile } from "../../../src/source/index.js";

const file = sourceFile("stack.yaml", "0123456789");
const [one, two] = [0, 1].map((start) => ({ location: { file, start, end: start + 1 } }));
if (!one || !two) throw new Error("two nodes");

const [holds, alsoHolds, fails, alsoFails] = [yes(one), yes(two), no(one), no(two)];
const open = unknown("it is open", one);
const other = unknown("it is open too", two);

describe("verdicts", () => {
  it("hold together if all hold, and name all nodes", () => {
    expect(allOf([])).toEqual(yes());
    expect(allOf([holds, alsoHolds])).toEqual(yes(one, two));
    expect(allOf([holds, open, other])).toBe(open);
    expect(allOf([open, fails, alsoFails])).toBe(fails);
  });

  it("hold if one holds, and fail with all nodes", () => {
    expect(anyOf([])).toEqual(no());
    expect(anyOf([fails, alsoFails])).toEqual(no(one, two));
    expect(anyOf([fails, open, other])).toBe(open);
    expect(anyOf([open, holds, alsoHolds])).toBe(holds);
  });

  it("agree on the first if all give one answer", () => {
    expect(agreed([], "it depends")).toEqual(unknown("it depends"));
    expect(agreed([fails, alsoFails], "it depends")).toBe(fails);
    expect(agreed([holds, open], "it depends")).toBe(open);
    expect(agreed([holds, alsoFails], "it depends")).toEqual(unknown("it depends", one, two));
  });

  it("are turned round, but for what is not known", () => {
    expect(negate(holds)).toEqual(no(one));
    expect(negate(fails)).toEqual(yes(one));
    expect(negate(open)).toBe(open);
  });

  it("name the first that is not known", () => {
    expect(firstUnknown([holds, open, other])).toBe(open);
    expect(firstUnknown([holds, fails])).toBeUndefined();
  });
});
