import { unitForms } from "../../model/index.js";
import { countBy, onceIn } from "../../source/index.js";
import type { Prover } from "./prove.js";
import type { Violation } from "./violation.js";
import { textEditsOf, type ProposedEdit } from "./proposed-edit.js";

/** The path of the unit to which an edit is counted. */
export type HomeOf = (proposed: ProposedEdit) => string;

/**
 * The unit that the proofs of an edit share with most others: that of its finding, or the template that it changes. Hundreds
 * of stacks may need an edit of the one template that has their roles, and one stack edits of hundreds of nested templates.
 */
export function homesOf(proposed: readonly ProposedEdit[]): HomeOf {
  const counts = countBy(
    proposed.flatMap((one) => [...new Set([one.finding.unit.path, changedPath(one)])]),
    (path) => path,
  );
  return (one) => {
    const [own, changed] = [one.finding.unit.path, changedPath(one)];
    return (counts.get(own) ?? 0) > (counts.get(changed) ?? 0) ? own : changed;
  };
}

/** A module is one unit, whatever file of it is changed. */
function changedPath(proposed: ProposedEdit): string {
  const { unit } = proposed.finding;
  const [edit] = unitForms[unit.kind].isStack ? textEditsOf(proposed) : [];
  return edit?.location.file.path ?? unit.path;
}

/**
 * Up to this number of suggestions in a unit, or half of the proofs that it may need, each is proved alone, as it
 * would be made. More are proved together, and in halves where the law forbids that.
 */
const fewSuggestions = 30;

/**
 * Each proof reads and judges a unit again. The larger it is, the fewer proofs it may need, so that the time of a lint
 * stays linear in the size of its texts: what those of a pass may read, and those of all passes.
 */
const [readInPass, readInAll] = [5_000_000, 20_000_000];

/** Of a small unit, there are as many in each pass. */
const proofsOfPass = 200;

/** Of a unit that is too large for more, there are a few. In later passes, they are enough if the law forbids nothing. */
const [fewProofs, fewLaterProofs] = [8, 2];

/** How many characters the proof of an edit reads, or would read if each resource were written out. */
export type SizeOf = (proposed: ProposedEdit) => number;

/** What proofs have read so far, by the path of the unit to which they are counted. */
export type ReadByProofs = Map<string, number>;

function leastProofs(home: string, read: ReadByProofs): number {
  return read.has(home) ? fewLaterProofs : fewProofs;
}

/** How many proofs a pass may have that has had none yet. */
function mostProofs(home: string, size: number, read: ReadByProofs): number {
  const left = Math.min(readInPass, readInAll - (read.get(home) ?? 0));
  return Math.max(leastProofs(home, read), Math.min(proofsOfPass, left / (1 + size)));
}

/** The edits of the units that have only a few, and the others. */
export function byAmount(
  proposed: readonly ProposedEdit[],
  sizeOf: SizeOf,
  read: ReadByProofs = new Map(),
): {
  readonly alone: readonly ProposedEdit[];
  readonly together: readonly ProposedEdit[];
} {
  const homeOf = homesOf(proposed);
  const counts = countBy(proposed, homeOf);
  const isAlone = (one: ProposedEdit): boolean => {
    const home = homeOf(one);
    return (counts.get(home) ?? 0) <= Math.min(fewSuggestions, mostProofs(home, sizeOf(one), read) / 2);
  };
  return { alone: proposed.filter(isAlone), together: proposed.filter((one) => !isAlone(one)) };
}

/** Why an edit is left that was not tried. */
export const overBudget: Violation = {
  kind: "other",
  reason: "too many edits of this template or module would have to be proved one by one",
};

/**
 * A prover that stops when a unit needs too many proofs. What it did not try, it does not allow. `read` counts those of all
 * passes.
 */
export function limitedProver(prover: Prover, homeOf: HomeOf, read: ReadByProofs = new Map()): Prover {
  const most = new Map<string, number>();
  const proofs = new Map<string, number>();
  return {
    ...prover,
    violation: async (proposed, stage) => {
      const [first] = proposed;
      if (!first) return undefined;
      const home = homeOf(first);
      const size = prover.sizeOf(first);
      const count = proofs.get(home) ?? 0;
      if (count >= onceIn(most, home, () => mostProofs(home, size, read))) return overBudget;
      proofs.set(home, count + 1);
      read.set(home, (read.get(home) ?? 0) + 1 + size);
      return prover.violation(proposed, stage);
    },
  };
}
