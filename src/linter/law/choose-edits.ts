import { byText, type TextEdit } from "../../source/index.js";
import type { Finding, FindingSuggestion } from "../finding.js";
import type { FixType, LintRun } from "../run.js";
import { unwritableFiles } from "./writable.js";
import { editSpace } from "./edit-space.js";
import {
  isCorrection,
  isSuggestion,
  keepsGrants,
  textEditsOf,
  type ProposedEdit,
  type Refusal,
} from "./proposed-edit.js";
import { byAmount, homesOf, limitedProver, type ReadByProofs } from "./proof-budget.js";
import { lawfulEdits } from "./lawful-edits.js";
import type { Prover } from "./prove.js";
import type { RepeatedEdits } from "./repeated-edits.js";

/** What a pass makes of the edits that its findings offer, and what it leaves out. */
export interface ChosenEdits {
  /** The edits of each finding; they do not overlap. */
  readonly made: readonly (readonly TextEdit[])[];
  readonly refused: readonly Refusal[];
  /** How many findings had an edit of the mode. */
  readonly offered: number;
  /** Files that cannot be written as they were read. What would change them was left out. */
  readonly unwritable: readonly string[];
}

export interface FixMode {
  readonly mode: "fixes" | "suggestions";
  /** Which of these edits are made. By default, all. */
  readonly types?: ReadonlySet<FixType> | undefined;
  readonly isWritable?: LintRun["isWritable"];
}

/** What is counted over all passes. */
export interface PassesSoFar {
  readonly repeated: RepeatedEdits;
  readonly read: ReadByProofs;
}

/**
 * Chooses the edits that the law of edits allows, in the order of the file. All edits of a finding are made, or none of
 * them. An edit that overlaps an earlier one waits for the next pass, and so does one of a later stage.
 */
export async function chooseEdits(
  findings: readonly Finding[],
  mode: FixMode,
  unlimited: Prover,
  { read, repeated }: PassesSoFar,
): Promise<ChosenEdits> {
  const refused: Refusal[] = [];
  const wanted = [...findings].sort(byPlace).flatMap((finding) => proposedBy(finding, mode) ?? []);
  const lost = ({ proposal }: ProposedEdit): readonly string[] => unwritableFiles(proposal, mode.isWritable);
  const proposed = wanted.filter((one) => lost(one).length === 0);
  const unwritable = [...new Set(wanted.flatMap(lost))];
  const prover = limitedProver(unlimited, homesOf(proposed), read);
  const few = byAmount(proposed.filter(isSuggestion), prover.sizeOf, read).alone;
  const alone = new Set(few.map(({ proposal }) => proposal));
  repeated.offer(proposed);
  let made: readonly ProposedEdit[] = [];
  for (const stage of stagesOf(proposed)) {
    made = await lawfulAmong(stage, { alone, prover, repeated }, refused);
    if (made.length > 0) break;
  }
  repeated.made(made);
  return { made: made.map(textEditsOf), refused, offered: proposed.length, unwritable };
}

/**
 * What is written is corrected before something is added or taken away: a role that trusts a misspelled service needs no
 * second principal when the name is right.
 */
function stagesOf(proposed: readonly ProposedEdit[]): readonly (readonly ProposedEdit[])[] {
  const suggestions = proposed.filter(isSuggestion);
  return [
    proposed.filter((one) => !isSuggestion(one)),
    suggestions.filter(isCorrection),
    suggestions.filter((one) => !isCorrection(one)),
  ];
}

async function lawfulAmong(
  proposed: readonly ProposedEdit[],
  choice: Choice,
  refused: Refusal[],
): Promise<readonly ProposedEdit[]> {
  for (;;) {
    const before = refused.length;
    const free = await chosenAmong(proposed, choice, refused);
    // Edits that must not change grants are proved without the others. Together with a corrected misspelling, a change
    // that they cause would look like an effect of that correction.
    const same = await lawfulEdits([], free.filter(keepsGrants), choice.prover, refused);
    const rest = free.filter((one) => !keepsGrants(one));
    const made = await lawfulEdits(same, rest, choice.prover, refused);
    // A refused edit may have overlapped other edits. Those can be chosen now.
    if (made.length > 0 || refused.length === before) return made;
  }
}

interface Choice {
  /** The suggestions that are proved alone before they are proved together with the others. */
  readonly alone: ReadonlySet<ProposedEdit["proposal"]>;
  readonly prover: Prover;
  readonly repeated: RepeatedEdits;
}

/** Proposals that were not refused and do not overlap each other. */
async function chosenAmong(
  all: readonly ProposedEdit[],
  { alone, prover, repeated }: Choice,
  refused: Refusal[],
): Promise<readonly ProposedEdit[]> {
  const free: ProposedEdit[] = [];
  const space = editSpace();
  const isRefused = new Set(refused.map(({ proposal }) => proposal));
  const choice = repeated.choice();
  for (const proposed of all) {
    if (isRefused.has(proposed.proposal)) continue;
    const edits = textEditsOf(proposed);
    if (!space.isFree(edits)) continue;
    const reason =
      choice.refusal(proposed) ??
      (alone.has(proposed.proposal) ? await prover.violation([proposed], "first") : undefined)?.reason;
    if (reason === undefined) {
      free.push(proposed);
      space.take(edits);
      choice.take(proposed);
    } else refused.push({ ...proposed, reason });
  }
  return free;
}

function proposedBy(finding: Finding, { mode, types }: FixMode): ProposedEdit | undefined {
  const isWanted = (type: FixType): boolean => types?.has(type) ?? true;
  if (finding.fix?.edits() && isWanted("fix")) return { finding, proposal: finding.fix };
  if (mode === "fixes") return undefined;
  const [only, ...others] = finding.suggestions.filter(({ edits }) => edits());
  return only && others.length === 0 && isWanted(typeOf(only)) ? { finding, proposal: only } : undefined;
}

function typeOf({ direction }: FindingSuggestion): FixType {
  return direction === "same" || direction === "spelling" ? "fix" : direction;
}

function byPlace(one: Finding, other: Finding): number {
  return byText(one.location.file.path, other.location.file.path) || one.location.start - other.location.start;
}
