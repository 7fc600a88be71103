import { describe, expect, it } from "vitest";
import { budgetCells } from "../../tools/bench/budget.js";
import type { Cost } from "../../tools/bench/cost.js";
import { medianOf } from "../../tools/bench/median.js";
import { withPeers } from "../../tools/bench/peers.js";
import { numberText, textTable } from "../../tools/bench/text-table.js";
import { workHead, workRows } from "../../tools/bench/work-rows.js";
import type { Work } from "../../tools/bench/works.js";

const cost = (wall: number, rest: Partial<Cost> = {}): Cost => ({
  wall,
  cpu: wall,
  main: wall,
  megabytes: 40,
  ...rest,
});
const work = (id: string, rest: Partial<Work> = {}): Work => ({ id, name: id, args: [], ...rest });

describe("the median", () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[10, 9, 1, 2], 5.5],
    [[], Number.NaN],
  ])("of %j is %d", (numbers, median) => {
    expect(medianOf(numbers)).toBe(median);
  });
});

describe("the cells of a budget", () => {
  const budget = { unit: "x", budget: 5, stretch: 4 } as const;

  it.each([
    [5.01, "over"],
    [5, "kept"],
    [4, "stretch"],
    [Number.NaN, "not measured"],
  ])("say of %d: %s", (value, kept) => {
    expect(budgetCells(value, budget)).toEqual(["5 x", "4 x", kept]);
  });

  it("leave out a stretch that there is not", () => {
    expect(budgetCells(0, { unit: "MB", budget: 5 })).toEqual(["5 MB", "", "kept"]);
  });

  it("are none without a budget", () => {
    expect(budgetCells(7, undefined)).toEqual([]);
  });
});

describe("the table of works", () => {
  it("has medians, ratios to the empty Node of the same run, and a row for a budget of memory", () => {
    const one = work("one", { time: { unit: "x", budget: 1.7, stretch: 1.5 } });
    const many = work("many", { memory: { unit: "MB", budget: 200, stretch: 150 } });
    const rows = workRows({
      baseline: [cost(60), cost(50), cost(500)],
      programs: new Map([
        [one, [cost(90, { main: 70.4 }), cost(96, { cpu: 80 }), cost(990)]],
        [many, [cost(1200, { megabytes: 170 })]],
      ]),
    });
    expect(`\n${textTable(workHead, rows)}`).toMatchInlineSnapshot(`
      "
      work               wall ms  x Node  CPU ms  main ms  peak MB  budget  stretch
      empty Node              60    1.00      60       60       40
      one                     96    1.60      90       96       40   1.7 x    1.5 x  kept
      many                  1200    20.0    1200     1200      170
        its peak memory                                        170  200 MB   150 MB  kept"
    `);
  });

  it("writes a dash for what the system does not tell", () => {
    expect([numberText(Number.NaN, 1), numberText(1.25, 1), numberText(17.6)]).toEqual(["-", "1.3", "18"]);
  });

  it("has each peer after the work that it stands beside", () => {
    const works = [work("a"), work("b")];
    const peers = [work("b", { name: "peer of b" }), work("a", { name: "peer of a" }), work("gone")];
    expect(withPeers(works, peers).map(({ name }) => name)).toEqual(["a", "peer of a", "b", "peer of b"]);
  });
});
