import { describe, expect, it } from "vitest";
import { link } from "../../src/linter/linking/link.js";
import { runsOf } from "../../tools/corpus/lint-folder.js";
import { checkLeastPolicies } from "../../tools/least-policies/check.js";
import { corpus, hasCorpus } from "../parsers/corpus.js";

/** A part of the units; `npx tsx tools/least-policies.ts` checks them all. */
function sample(folder: string, every: number): ReturnType<typeof runsOf> {
  return runsOf(folder).filter((_, index) => index % every === 0);
}

async function checkAll(
  runs: ReturnType<typeof runsOf>,
): Promise<{ readonly dropped: number; readonly wrong: string[] }> {
  let dropped = 0;
  const wrong: string[] = [];
  for (const run of runs) {
    const checked = await checkLeastPolicies(run, await link(run));
    dropped += checked.dropped;
    wrong.push(...checked.findings, ...checked.wrong);
  }
  return { dropped, wrong };
}

describe("least policies in the place of the written ones", () => {
  it("give no findings, and the loss of each action gives those of the uses that need it", async () => {
    const { dropped, wrong } = await checkAll(sample("test/fixtures/clean", 3));
    expect(wrong).toEqual([]);
    expect(dropped).toBeGreaterThan(150);
  });

  it.skipIf(!hasCorpus)("do so for templates of other people", async () => {
    const { dropped, wrong } = await checkAll(sample(`${corpus}/dms`, 25));
    expect(wrong).toEqual([]);
    expect(dropped).toBeGreaterThan(20);
  });
});
