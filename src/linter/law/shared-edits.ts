import { editsKey } from "../../source/index.js";
import type { Finding, Proposal } from "../finding.js";
import type { ProposedEdit } from "./proposed-edit.js";

/**
 * Other findings of the same rule that ask for one of these edits: the instances of a block, or roles with one trust policy. The
 * edit is for all that they are about.
 */
export function findingsSharing(proposed: readonly ProposedEdit[], findings: readonly Finding[]): readonly Finding[] {
  const asked = new Set(proposed.map(({ finding: { ruleId }, proposal }) => keyOf(ruleId, proposal)));
  const rules = new Set(proposed.map(({ finding }) => finding.ruleId));
  return findings.filter(
    ({ fix, ruleId, suggestions }) =>
      rules.has(ruleId) && [...(fix ? [fix] : []), ...suggestions].some((one) => asked.has(keyOf(ruleId, one))),
  );
}

function keyOf(ruleId: string | null, proposal: Proposal): string {
  return `${ruleId ?? ""}\n${editsKey(proposal.edits() ?? [])}`;
}
