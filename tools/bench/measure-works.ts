import { costOf } from "./cost.js";
import { emptyNode } from "./empty-node.js";
import { writeCorpus, type CorpusSize } from "./generate.js";
import { peersFor, withPeers } from "./peers.js";
import { measureRounds } from "./rounds.js";
import { workHead, workRows } from "./work-rows.js";
import { worksOf, type Work } from "./works.js";

export interface Wanted {
  readonly size: CorpusSize;
  readonly runs: number;
  /** The id of the only work to measure. */
  readonly only: string | undefined;
  readonly withPeers: boolean;
}

/** The table of all works, and what could not be measured. */
export interface WorkTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** Measures whole processes on a corpus that it writes into a folder. */
export function measureWorks(bin: string, folder: string, wanted: Wanted): WorkTable {
  const corpus = writeCorpus(folder, wanted.size);
  const works = chosen(worksOf(bin, corpus, wanted.size), wanted.only);
  const peers = wanted.withPeers ? peersFor(corpus) : { works: [], missing: [] };
  const measured = withPeers(works, peers.works);
  warmUp(bin, measured);
  const rounds = measureRounds(measured, wanted.runs, emptyNode);
  const notes = peers.missing.map((name) => `Not measured, it cannot be installed: ${name}`);
  return { head: workHead, rows: workRows(rounds), notes };
}

function chosen(works: readonly Work[], only: string | undefined): readonly Work[] {
  const some = works.filter(({ id }) => only === undefined || id === only);
  if (some.length > 0) return some;
  const names = [...works.map(({ id }) => id), "editor", "warm", "growth"];
  throw new Error(`--only knows ${names.join(", ")}`);
}

/** Runs that are not counted: the start fills caches of code, and a repeated run needs one before it. */
function warmUp(bin: string, works: readonly Work[]): void {
  costOf({ args: [bin, "--version"] });
  for (const work of works) if (work.isRepeated) costOf(work);
}
