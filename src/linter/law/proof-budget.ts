import { unitForms } from "../../model/index.js";
import { countBy } from "../../source/index.js";
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
 * Each proof reads and judges a unit again. The larger it is, the fewer proofs a pass may need, so that the time of a lint
 * stays linear in the size of its texts.
 */
const provedCharacters = 5_000_000;

/** How many characters the proof of an edit reads, or would read if each resource were written out. */
export type SizeOf = (proposed: ProposedEdit) => number;

function mostProofs(size: number): number {
  return Math.max(8, Math.min(200, provedCharacters / (1 + size)));
}

/** The edits of the units that have only a few, and the others. */
export function byAmount(
  proposed: readonly ProposedEdit[],
  sizeOf: SizeOf,
): {
  readonly alone: readonly ProposedEdit[];
  readonly together: readonly ProposedEdit[];
} {
  const homeOf = homesOf(proposed);
  const counts = countBy(proposed, homeOf);
  const isAlone = (one: ProposedEdit): boolean =>
    (counts.get(homeOf(one)) ?? 0) <= Math.min(fewSuggestions, mostProofs(sizeOf(one)) / 2);
  return { alone: proposed.filter(isAlone), together: proposed.filter((one) => !isAlone(one)) };
}

const overBudget: Violation = {
  kind: "other",
  reason: "too many edits of this template or module would have to be proved one by one",
};

/** A prover that stops when a unit needs too many proofs. What it did not try, it does not allow. */
export function limitedProver(prover: Prover, homeOf: HomeOf): Prover {
  const proofs = new Map<string, number>();
  return {
    ...prover,
    violation: async (proposed) => {
      const [first] = proposed;
      if (!first) return undefined;
      const path = homeOf(first);
      const count = proofs.get(path) ?? 0;
      if (count >= mostProofs(prover.sizeOf(first))) return overBudget;
      proofs.set(path, count + 1);
      return prover.violation(proposed);
    },
  };
}
