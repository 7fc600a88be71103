import type { OwnedEdits } from "../../fixers/index.js";
import { lazily, type TextEdit } from "../../source/index.js";
import type { Finding, FindingSuggestion, Proposal, Skip } from "../finding.js";
import type { UnitJudgement } from "../judging/judge.js";
import type { ProposedEdit } from "../law/proposed-edit.js";
import type { UncheckedFinding, UncheckedProposal } from "../judging/owned-text.js";
import type { RuleFailure } from "../judging/rule-failure.js";
import type { LintUnit } from "../run.js";

/*
 * Findings as they go from thread to thread: as plain data, so their edits are made before, and the unit is known by its
 * path. The copy of a message keeps which objects are one and the same; so the text of a file is sent once.
 */

/** What a finding says, with one form or another of its edits. */
interface FindingWith<P extends object> extends Omit<Finding, "unit" | "fix" | "suggestions"> {
  readonly fix?: P;
  readonly suggestions: readonly (P & Pick<FindingSuggestion, "messageId" | "message">)[];
}

export interface SentFinding extends FindingWith<SentProposal> {
  readonly unit: string;
}

interface SentProposal extends Pick<Proposal, "direction"> {
  readonly made: readonly TextEdit[] | undefined;
}

/** What a thread says about a unit. */
export interface SentJudgement {
  readonly findings: readonly FindingWith<SentAlternatives>[];
  readonly skips: readonly Skip[];
  readonly ruleTimes: ReadonlyMap<string, number>;
}

interface SentAlternatives extends Pick<UncheckedProposal, "direction"> {
  readonly ways: readonly OwnedEdits[];
  readonly failures: readonly Omit<RuleFailure, "unit">[];
}

/** An edit of a finding with a number: its fix, or one of its suggestions. */
export interface SentEdit {
  readonly finding: number;
  readonly suggestion?: number;
}

export interface SentRefusal extends SentEdit {
  readonly reason: string;
}

export function sentFinding({ unit, ...said }: Finding): SentFinding {
  const sent = withProposals(said, ({ direction, edits }: Proposal): SentProposal => ({ direction, made: edits() }));
  return { ...sent, unit: unit.path };
}

export function receivedFinding({ unit, ...said }: SentFinding, units: ReadonlyMap<string, LintUnit>): Finding {
  const own = units.get(unit);
  if (!own) throw new Error(`Threads read different units: ${unit}`);
  const made = withProposals(said, ({ direction, made }: SentProposal): Proposal => ({ direction, edits: () => made }));
  return { ...made, unit: own };
}

/** Gives edits of these findings as they are sent. */
export function editSender(findings: readonly Finding[]): (edit: ProposedEdit) => SentEdit {
  const numbers = new Map(findings.map((finding, number) => [finding, number]));
  return ({ finding, proposal }) => {
    const number = numbers.get(finding);
    const suggestion = finding.suggestions.findIndex((one) => one === proposal);
    if (number === undefined) throw new Error("Threads know different findings.");
    return { finding: number, ...(suggestion >= 0 && { suggestion }) };
  };
}

export function receivedEdit({ finding: number, suggestion }: SentEdit, findings: readonly Finding[]): ProposedEdit {
  const finding = findings[number];
  const proposal = suggestion === undefined ? finding?.fix : finding?.suggestions[suggestion];
  if (!finding || !proposal) throw new Error("Threads know different findings.");
  return { finding, proposal };
}

/** `editFailures`: the list that grows when the edits of the judgement are made. */
export function sentJudgement(judgement: UnitJudgement, editFailures: readonly RuleFailure[]): SentJudgement {
  const sent = ({ alternatives, direction }: UncheckedProposal): SentAlternatives => {
    const before = editFailures.length;
    const ways = alternatives();
    return { direction, ways, failures: editFailures.slice(before).map(({ unit: _, ...failure }) => failure) };
  };
  return { ...judgement, findings: judgement.findings.map(({ unit: _, ...said }) => withProposals(said, sent)) };
}

export function receivedJudgement(
  { findings, ...said }: SentJudgement,
  unit: LintUnit,
  editFailures: RuleFailure[],
): UnitJudgement {
  const received = ({ direction, failures, ways }: SentAlternatives): UncheckedProposal => {
    // As in one thread, an edit that fails is only a finding if somebody wants the edit.
    const alternatives = lazily(() => {
      editFailures.push(...failures.map((failure) => ({ ...failure, unit })));
      return ways;
    });
    return { direction, alternatives };
  };
  return {
    ...said,
    findings: findings.map((finding): UncheckedFinding => ({ ...withProposals(finding, received), unit })),
  };
}

function withProposals<P extends object, Q extends object>(
  { fix, suggestions, ...said }: FindingWith<P>,
  change: (proposal: P) => Q,
): FindingWith<Q> {
  return {
    ...said,
    ...(fix && { fix: change(fix) }),
    suggestions: suggestions.map((one) => ({ messageId: one.messageId, message: one.message, ...change(one) })),
  };
}
