import { costOf, type Cost, type Program } from "./cost.js";

/** What the runs of programs cost, and those of the baseline beside them. */
export interface Rounds<P> {
  readonly baseline: readonly Cost[];
  readonly programs: ReadonlyMap<P, readonly Cost[]>;
}

/**
 * Runs each program once in every round, and the baseline before each: the speed of a machine changes within minutes,
 * and so it changes for all of them.
 */
export function measureRounds<P extends Program>(
  programs: readonly P[],
  rounds: number,
  baseline: Program,
  run: (program: Program) => Cost = costOf,
): Rounds<P> {
  const beside: Cost[] = [];
  const costs = new Map(programs.map((program): [P, Cost[]] => [program, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [program, own] of costs) {
      beside.push(run(baseline));
      own.push(run(program));
    }
  }
  return { baseline: beside, programs: costs };
}
