import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { guarded } from "../../tools/bench/guard.js";
import { judge, type GuardFile } from "../../tools/bench/guard-judgement.js";

const committed: GuardFile = { node: "20.0.0", ratios: { quick: 1, slow: 10 } };

/** Tries with these numbers, and says what was asked for in each. */
function judged(ids: readonly string[], ...tries: readonly Readonly<Record<string, number>>[]) {
  const asked: (readonly string[])[] = [];
  const judgements = judge(ids, committed, (some) => new Map(Object.entries(tries[asked.push(some) - 1] ?? {})));
  return { asked, judgements, tooMuch: judgements.filter(({ isTooMuch }) => isTooMuch).map(({ id }) => id) };
}

describe("the guard", () => {
  it("tries once when nothing costs more than 1.5 times what is committed", () => {
    const { asked, tooMuch } = judged(["quick", "slow"], { quick: 1.5, slow: 2 });
    expect(asked).toEqual([["quick", "slow"]]);
    expect(tooMuch).toEqual([]);
  });

  it("tries again what costs more, and lets it pass when it was disturbed", () => {
    const { asked, judgements, tooMuch } = judged(["quick", "slow"], { quick: 1.6, slow: 2 }, { quick: 1.1 });
    expect(asked).toEqual([["quick", "slow"], ["quick"]]);
    expect(tooMuch).toEqual([]);
    expect(judgements[0]).toEqual({ id: "quick", committed: 1, measured: [1.6, 1.1], isTooMuch: false });
  });

  it("fails what costs more in both tries", () => {
    expect(judged(["quick", "slow"], { quick: 1.6, slow: 16 }, { quick: 1.4, slow: 15.1 }).tooMuch).toEqual(["slow"]);
  });

  it.each([
    ["nothing is committed for", "new", { new: 0.1 }],
    ["nothing was measured of", "quick", { quick: Number.NaN }],
  ])("fails what %s", (_why, id, ratios) => {
    expect(judged([id], ratios, ratios).tooMuch).toEqual([id]);
  });

  it("has a number for every work that it guards, and for no other", () => {
    const text = readFileSync(new URL("../../tools/bench/guard.json", import.meta.url), "utf8");
    const { ratios } = JSON.parse(text) as GuardFile;
    expect(Object.keys(ratios).sort()).toEqual([...guarded].sort());
    expect(Object.values(ratios).filter((ratio) => !(ratio > 0))).toEqual([]);
  });
});
