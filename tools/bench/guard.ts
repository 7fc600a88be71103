import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Cost, Program } from "./cost.js";
import { writeCorpus, type CorpusSize } from "./generate.js";
import { guardLimit, judge, type GuardFile, type Judgement } from "./guard-judgement.js";
import { measureRounds } from "./rounds.js";
import { numberText, textTable } from "./text-table.js";
import { worksOf, type Work } from "./works.js";

const file = fileURLToPath(new URL("guard.json", import.meta.url));
const calibration: Program = { args: [fileURLToPath(new URL("calibration.mjs", import.meta.url))] };

/** One of each kind. */
export const guarded: readonly string[] = [
  "template",
  "module",
  "policy",
  "templates",
  "modules",
  "policies",
  "large",
  "pairs",
];

const size: CorpusSize = { files: 100, pairs: 200 };

const rounds = 2;

/** Compares what dmslint costs with what is committed. Says whether nothing costs too much. */
export function guard(bin: string, folder: string): boolean {
  const works = guardWorks(bin, folder);
  const ids = works.map(({ id }) => id);
  const committed = readGuardFile();
  const judgements = judge(ids, committed, (some) => ratiosOf(works.filter(({ id }) => some.includes(id))));
  console.log(
    textTable(["processor time, calibration = 1", "committed", "measured", "again", ""], judgements.map(rowOf)),
  );
  const tooMuch = judgements.filter(({ isTooMuch }) => isTooMuch);
  if (tooMuch.length === 0) return true;
  console.log(`\nMore than ${String(guardLimit)} times what is committed: ${tooMuch.map(({ id }) => id).join(", ")}.`);
  console.log(`It was measured with Node ${committed.node}, this is ${process.versions.node}.`);
  console.log("If it is intended: npm run bench -- --guard --update");
  return false;
}

/** Writes what dmslint costs now. */
export function updateGuard(bin: string, folder: string): void {
  const ratios = [...ratiosOf(guardWorks(bin, folder))].map(([id, ratio]) => [id, Number(ratio.toPrecision(3))]);
  const content: GuardFile = { node: process.versions.node, ratios: Object.fromEntries(ratios) as GuardFile["ratios"] };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

function guardWorks(bin: string, folder: string): readonly Work[] {
  const works = worksOf(bin, writeCorpus(folder, size), size);
  return works.filter(({ id }) => guarded.includes(id));
}

function readGuardFile(): GuardFile {
  return JSON.parse(readFileSync(file, "utf8")) as GuardFile;
}

/** The least of all rounds counts, of a work and of the calibration: other programs only ever add to it. */
function ratiosOf(works: readonly Work[]): ReadonlyMap<string, number> {
  const { baseline, programs } = measureRounds(works, rounds, calibration);
  const one = leastCpu(baseline);
  return new Map([...programs].map(([{ id }, costs]) => [id, leastCpu(costs) / one]));
}

function leastCpu(costs: readonly Cost[]): number {
  return Math.min(...costs.map(({ cpu }) => cpu));
}

function rowOf({ committed, id, isTooMuch, measured }: Judgement): readonly string[] {
  const [first, second] = [...measured, Number.NaN, Number.NaN].map((ratio) => numberText(ratio, 2));
  return [id, numberText(committed ?? Number.NaN, 2), first ?? "", second ?? "", isTooMuch ? "too much" : "ok"];
}
