import { describe, expect, it } from "vitest";
import type { Cost } from "../../tools/bench/cost.js";
import { growthOf, linearWithin } from "../../tools/bench/linear-growth.js";

const cost = (main: number, wall = 2 * main): Cost => ({ wall, main, cpu: main, megabytes: 0 });

/** The deviation at each size, in percent, when a number of items takes so long after a start of 100 ms. */
function deviations(timeOf: (items: number) => number): readonly (number | undefined)[] {
  const sizes = [250, 500, 1000, 2000].map((items) => ({ items, cost: cost(100 + timeOf(items)) }));
  return growthOf(cost(100), sizes).map(({ deviation }) =>
    deviation === undefined ? undefined : Math.round(deviation * 100),
  );
}

describe("the growth", () => {
  it("gives the time of an item without that of the start", () => {
    const [growth] = growthOf(cost(100), [{ items: 250, cost: cost(600) }]);
    expect(growth).toMatchObject({ items: 250, main: 2, wall: 4 });
    expect(growth?.deviation).toBeUndefined();
  });

  it("is linear when every item takes the same", () => {
    expect(deviations((items) => 3 * items)).toEqual([undefined, 0, 0, 0]);
  });

  it("is not hidden by a slow beginning", () => {
    const slowStart = deviations((items) => 500 + items + (items * items) / 1000);
    expect(slowStart.at(-1)).toBeGreaterThan(100 * linearWithin);
  });

  it("shows what is quadratic", () => {
    expect(deviations((items) => items * items)).toEqual([undefined, 100, 100, 100]);
  });
});
