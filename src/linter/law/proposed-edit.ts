import type { TextEdit } from "../../source/index.js";
import type { Finding, Proposal } from "../finding.js";

/** A proposal with its finding. */
export interface ProposedEdit {
  readonly finding: Finding;
  readonly proposal: Proposal;
}

/** An edit that is neither made nor offered, and the reason. */
export interface Refusal extends ProposedEdit {
  readonly reason: string;
}

/** What is changed in the texts. Empty for a proposal that cannot be written. */
export function textEditsOf({ proposal }: ProposedEdit): readonly TextEdit[] {
  return proposal.edits() ?? [];
}

export function isSuggestion({ finding, proposal }: ProposedEdit): boolean {
  return proposal !== finding.fix;
}

/** Whether an edit must not change what anybody is granted. */
export function keepsGrants({ proposal }: ProposedEdit): boolean {
  return proposal.direction === "same";
}

/** Whether an edit puts right what is written, and neither adds nor takes away permissions. */
export function isCorrection({ proposal: { direction } }: ProposedEdit): boolean {
  return direction !== "grants" && direction !== "narrows";
}
