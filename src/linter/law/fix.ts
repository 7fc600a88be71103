import { overlap, type TextEdit } from "../../source/index.js";
import type { Finding, Proposal } from "../finding.js";
import type { ProposedEdit } from "./violation.js";
import type { Prover } from "./prove.js";

/** An edit that is not offered, nor made, and why. */
export interface Refusal extends ProposedEdit {
  readonly reason: string;
}

export interface ChosenEdits {
  /** The edits of each finding; they do not overlap. */
  readonly made: readonly (readonly TextEdit[])[];
  readonly refused: readonly Refusal[];
}

/**
 * The edits of findings that the law of edits allows: all edits of a finding or none, the first in the file first; what
 * overlaps waits for the next pass.
 */
export async function chooseEdits(
  findings: readonly Finding[],
  mode: "fixes" | "suggestions",
  prover: Prover,
): Promise<ChosenEdits> {
  const refused: Refusal[] = [];
  for (;;) {
    const before = refused.length;
    const free = await chosenAmong(findings, mode, prover, refused);
    // Edits that must change no grants are proved alone: together with a corrected misspelling, a change would look like its effect.
    const same = await lawful([], free.filter(isSame), prover, refused);
    const rest = free.filter((one) => !isSame(one));
    const made = await lawful(same, rest, prover, refused);
    // What is refused may have stood in the way of others.
    if (made.length === 0 && refused.length > before) continue;
    return { made: made.map(({ proposal }) => proposal.edits() ?? []), refused };
  }
}

function isSame({ proposal }: ProposedEdit): boolean {
  return proposal.direction === "same";
}

/** Edits that are not refused and touch nothing of each other, the first in the file first. */
async function chosenAmong(
  findings: readonly Finding[],
  mode: "fixes" | "suggestions",
  prover: Prover,
  refused: Refusal[],
): Promise<readonly ProposedEdit[]> {
  const free: ProposedEdit[] = [];
  for (const finding of [...findings].sort(byPlace)) {
    const proposal = chosenOf(finding, mode);
    if (!proposal || refused.some((one) => one.proposal === proposal)) continue;
    if (free.some((other) => areInEachOthersWay(proposal, other.proposal))) continue;
    const proposed = { finding, proposal };
    const reason = proposal === finding.fix ? undefined : await prover.violation([proposed]);
    if (reason === undefined) free.push(proposed);
    else refused.push({ ...proposed, reason });
  }
  return free;
}

/** As many as can be made together: those that are in the way are found by halves. */
async function lawful(
  made: readonly ProposedEdit[],
  wanted: readonly ProposedEdit[],
  prover: Prover,
  refused: Refusal[],
): Promise<readonly ProposedEdit[]> {
  if (wanted.length === 0) return made;
  const reason = await prover.violation([...made, ...wanted]);
  if (reason === undefined) return [...made, ...wanted];
  const [one, other] = wanted;
  if (one && !other) {
    // What only the others forbid is tried again when they are made.
    const own = made.length === 0 ? reason : await prover.violation([one]);
    if (own !== undefined) refused.push({ ...one, reason: own });
    return made;
  }
  const half = wanted.length >> 1;
  const first = await lawful(made, wanted.slice(0, half), prover, refused);
  return lawful(first, wanted.slice(half), prover, refused);
}

function chosenOf(finding: Finding, mode: "fixes" | "suggestions"): Proposal | undefined {
  if (finding.fix?.edits()) return finding.fix;
  if (mode === "fixes") return undefined;
  const [only, ...others] = finding.suggestions.filter(({ edits }) => edits());
  return others.length === 0 ? only : undefined;
}

function areInEachOthersWay(one: Proposal, other: Proposal): boolean {
  return one.edits()?.some((edit) => other.edits()?.some((second) => overlap(edit, second))) ?? false;
}

function byPlace(one: Finding, other: Finding): number {
  return one.location.file.path.localeCompare(other.location.file.path) || one.location.start - other.location.start;
}
