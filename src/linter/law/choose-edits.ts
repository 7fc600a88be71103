import { byText, type TextEdit } from "../../source/index.js";
import type { Finding, FindingSuggestion } from "../finding.js";
import type { FixType, LintRun } from "../run.js";
import { unwritableFiles } from "./writable.js";
import { editSpace } from "./edit-space.js";
import { isSuggestion, type ProposedEdit } from "./violation.js";
import { byAmount, limitedProver } from "./proof-budget.js";
import { alikeRefusals } from "./alike-refusals.js";
import type { Prover } from "./prove.js";
import { repeatedEdits, type RepeatedEdits } from "./repeated-edits.js";

/** An edit that is neither made nor offered, and the reason. */
export interface Refusal extends ProposedEdit {
  readonly reason: string;
}

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

/**
 * Chooses the edits that the law of edits allows, in the order of the file. All edits of a finding are made, or none of
 * them. An edit that overlaps an earlier one waits for the next pass, and so does one of a later stage. `repeated` counts
 * the edits of all passes.
 */
export async function chooseEdits(
  findings: readonly Finding[],
  mode: FixMode,
  unlimited: Prover,
  repeated: RepeatedEdits = repeatedEdits(),
): Promise<ChosenEdits> {
  const refused: Refusal[] = [];
  const prover = limitedProver(unlimited);
  const wanted = [...findings].sort(byPlace).flatMap((finding) => proposedBy(finding, mode) ?? []);
  const lost = ({ proposal }: ProposedEdit): readonly string[] => unwritableFiles(proposal, mode.isWritable);
  const proposed = wanted.filter((one) => lost(one).length === 0);
  const unwritable = [...new Set(wanted.flatMap(lost))];
  const alone = new Set(byAmount(proposed.filter(isSuggestion), prover.sizeOf).alone.map(({ proposal }) => proposal));
  repeated.offer(proposed);
  let made: readonly ProposedEdit[] = [];
  for (const stage of stagesOf(proposed)) {
    made = await lawfulAmong(stage, { alone, prover, repeated }, refused);
    if (made.length > 0) break;
  }
  repeated.made(made);
  return { made: made.map(({ proposal }) => proposal.edits() ?? []), refused, offered: proposed.length, unwritable };
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

function isCorrection({ proposal: { direction } }: ProposedEdit): boolean {
  return direction !== "grants" && direction !== "narrows";
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
    const same = await lawful([], free.filter(isSame), choice.prover, refused);
    const rest = free.filter((one) => !isSame(one));
    const made = await lawful(same, rest, choice.prover, refused);
    // A refused edit may have overlapped other edits. Those can be chosen now.
    if (made.length > 0 || refused.length === before) return made;
  }
}

export function isSame({ proposal }: ProposedEdit): boolean {
  return proposal.direction === "same";
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
    const edits = proposed.proposal.edits() ?? [];
    if (!space.isFree(edits)) continue;
    const reason =
      choice.refusal(proposed) ?? (alone.has(proposed.proposal) ? await prover.violation([proposed]) : undefined);
    if (reason === undefined) {
      free.push(proposed);
      space.take(edits);
      choice.take(proposed);
    } else refused.push({ ...proposed, reason });
  }
  return free;
}

/**
 * Adds as many of the other edits to the chosen ones as the law allows together. If all of them together break the law,
 * each half is tried on its own.
 */
export async function lawful(
  chosen: readonly ProposedEdit[],
  others: readonly ProposedEdit[],
  prover: Prover,
  refused: Refusal[],
): Promise<readonly ProposedEdit[]> {
  const alike = alikeRefusals();
  const among = async (
    made: readonly ProposedEdit[],
    wanted: readonly ProposedEdit[],
  ): Promise<readonly ProposedEdit[]> => {
    if (wanted.length === 0) return made;
    const known = alike.reasonFor(wanted);
    const reason = known ?? (await prover.violation([...made, ...wanted]));
    if (reason === undefined) {
      for (const each of wanted) alike.note(each, reason);
      return [...made, ...wanted];
    }
    const [one, other] = wanted;
    if (one && (!other || known !== undefined)) {
      alike.note(one, reason);
      // Beside edits that are made, nothing is refused: only they may forbid it, so the next pass tries it again.
      if (made.length === 0) refused.push(...wanted.map((each) => ({ ...each, reason })));
      return made;
    }
    const half = wanted.length >> 1;
    return among(await among(made, wanted.slice(0, half)), wanted.slice(half));
  };
  return among(chosen, others);
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
