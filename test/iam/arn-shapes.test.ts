import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternsOverlap, segment } from "../../src/iam/index.js";

/** By trying every text: up to one unit more than the plain units of both. */
function naivelyMeet(one: string, other: string): boolean {
  const letters = ["a", "b", "/"];
  const plain = (one + other).replaceAll("*", "").replaceAll(segment, "").length;
  let texts = [""];
  for (let length = 0; length <= plain + 1; length++) {
    if (texts.some((text) => matches(one, text) && matches(other, text))) return true;
    texts = texts.flatMap((text) => letters.map((letter) => text + letter));
  }
  return false;
}

function matches(pattern: string, text: string): boolean {
  const [first] = pattern;
  if (first === undefined) return text === "";
  const [unit] = text;
  const rest = pattern.slice(1);
  if (first === "*" || first === segment) {
    const takes = unit !== undefined && (first === "*" || unit !== "/");
    return matches(rest, text) || (takes && matches(pattern, text.slice(1)));
  }
  return unit !== undefined && (first === "?" || first === unit) && matches(rest, text.slice(1));
}

describe("whether patterns of ARNs can meet", () => {
  const patterns = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?", segment), maxLength: 4 });

  it("agrees with trying every text", () => {
    fc.assert(
      fc.property(patterns, patterns, (one, other) => {
        expect(patternsOverlap(one, other)).toBe(naivelyMeet(one, other));
        expect(patternsOverlap(other, one)).toBe(patternsOverlap(one, other));
      }),
      { numRuns: 500 },
    );
  });
});
