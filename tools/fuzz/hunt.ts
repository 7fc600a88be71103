import { fileURLToPath } from "node:url";
import type { Case } from "./case.js";
import { usualLimits } from "./check.js";
import type { Failure } from "./failure.js";
import { mutantsOf, type MakeMutant } from "./mutant.js";
import { shrink } from "./shrink.js";
import { readSources, type Format } from "./sources.js";
import { subjectOf, type Subject } from "./subject.js";
import type { Answer, Question } from "./worker.js";

export interface HuntOptions {
  readonly folders: readonly string[];
  readonly seed: number;
  readonly milliseconds: number;
  readonly workers: number;
}

/** The first mutant of each signature. */
export interface Find {
  readonly failure: Failure;
  readonly index: number;
  readonly steps: readonly string[];
  readonly case: Case;
  /** Mutants that fail like it. */
  readonly count: number;
}

export interface Hunt {
  readonly finds: readonly Find[];
  readonly counts: ReadonlyMap<Format, number>;
  readonly milliseconds: number;
  readonly slowest: { readonly milliseconds: number; readonly index: number; readonly steps: readonly string[] };
}

type Worker = Subject<Question, Answer>;

/** A mutant that takes longer hangs; all its lints are within it, and other programs run too. */
const patience = 60_000;

/** Mutants of which the time is up are not shrunk to the end. */
const shrinkTime = 40_000;

/** Checks mutants in worker processes until the time is over, then makes what was found small. */
export async function hunt(options: HuntOptions): Promise<Hunt> {
  const script = fileURLToPath(new URL("worker.ts", import.meta.url));
  const workers = Array.from({ length: options.workers }, () => subjectOf<Question, Answer>(script, options.folders));
  try {
    const found = await search(options, workers);
    const finds = [...found.finds];
    const small: Find[] = [];
    const work = async (worker: Worker): Promise<void> => {
      for (let find = finds.shift(); find; find = finds.shift()) small.push(await smaller(find, worker));
    };
    await Promise.all(workers.map(work));
    return { ...found, finds: small.sort((one, other) => one.index - other.index) };
  } finally {
    for (const worker of workers) worker.end();
  }
}

async function search({ folders, milliseconds, seed }: HuntOptions, workers: readonly Worker[]): Promise<Hunt> {
  const start = performance.now();
  const mutant = mutantsOf(readSources(folders));
  const finds = new Map<string, Find>();
  const counts = new Map<Format, number>();
  let slowest = { milliseconds: 0, index: 0, steps: [] as readonly string[] };
  let next = 0;
  const work = async (worker: Worker): Promise<void> => {
    while (performance.now() - start < milliseconds) {
      const index = next++;
      const answer = await worker.ask({ seed, index }, patience);
      const { failures, ...rest } = "kind" in answer ? await silent(answer, mutant, seed, index) : answer;
      const { format, steps } = rest.mutant ?? {};
      if (format) counts.set(format, (counts.get(format) ?? 0) + 1);
      if (rest.milliseconds > slowest.milliseconds)
        slowest = { milliseconds: rest.milliseconds, index, steps: steps ?? [] };
      for (const failure of failures) {
        const known = finds.get(failure.signature);
        const first = known ?? { failure, index, steps: steps ?? [], case: rest.whole ?? emptyCase, count: 0 };
        finds.set(failure.signature, { ...first, count: first.count + 1 });
      }
    }
  };
  await Promise.all(workers.map(work));
  return { finds: [...finds.values()], counts, slowest, milliseconds: performance.now() - start };
}

const emptyCase: Case = { units: [], texts: {} };

/** What a worker would have said of a mutant that it did not survive. */
async function silent(failure: Failure, mutant: MakeMutant, seed: number, index: number): Promise<Answer> {
  const { case: one, format, steps } = await mutant(seed, index);
  return { failures: [failure], milliseconds: 0, mutant: { format, steps }, whole: one };
}

/** A hang is seen sooner while it is made small. */
const shorterPatience = 10 * usualLimits.milliseconds;

async function smaller(find: Find, worker: Worker): Promise<Find> {
  const stillFails = async (one: Case): Promise<boolean> => {
    const answer = await worker.ask({ case: one }, shorterPatience);
    const failures = "kind" in answer ? [answer] : answer.failures;
    return failures.some(({ signature }) => signature === find.failure.signature);
  };
  return { ...find, case: await shrink(find.case, stillFails, performance.now() + shrinkTime) };
}
