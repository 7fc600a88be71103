import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "../../src/source/index.js";

/** The distance by the whole table, without a limit. */
function wholeDistance(one: string, other: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= one.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= other.length; j++) {
      const at = (up: number, left: number): number => (up === 0 ? row : rows[i - up])?.[j - left] ?? Infinity;
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const replaced = at(1, 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(
        i === 0 || j === 0
          ? Math.max(i, j)
          : Math.min(replaced, at(1, 0) + 1, at(0, 1) + 1, isSwapped ? at(2, 2) + 1 : Infinity),
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? Infinity;
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "é", "1", "q"), maxLength: 8 });

describe("the edit distance", () => {
  it("is that of the whole table, or the limit plus one", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, limit) => {
        expect(editDistance(one, other, limit)).toBe(Math.min(wholeDistance(one, other), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });
});
