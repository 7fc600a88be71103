import { addTo, editsKey, groupBy } from "../../source/index.js";
import type { Finding, Proposal } from "../finding.js";
import type { ProposedEdit } from "./proposed-edit.js";

/** The findings that ask for each of these edits. */
export type FindingsByEdit = readonly (readonly Finding[])[];

export function findingsByEdit(proposed: readonly ProposedEdit[]): FindingsByEdit {
  return [...groupBy(proposed, keyOfProposed).values()].map((alike) => alike.map(({ finding }) => finding));
}

/**
 * With other findings of the same rule that ask for one of these edits: the instances of a block, or roles with one trust policy. The
 * edit is for all that they are about.
 */
export function findingsSharing(proposed: readonly ProposedEdit[], findings: readonly Finding[]): FindingsByEdit {
  const asking = new Map<string, Finding[]>();
  for (const one of proposed) addTo(asking, keyOfProposed(one), one.finding);
  const rules = new Set(proposed.map(({ finding }) => finding.ruleId));
  for (const finding of findings) {
    const { fix, ruleId, suggestions } = finding;
    if (!rules.has(ruleId)) continue;
    const keys = new Set([...(fix ? [fix] : []), ...suggestions].map((one) => keyOf(ruleId, one)));
    for (const key of keys) asking.get(key)?.push(finding);
  }
  return [...asking.values()];
}

function keyOfProposed({ finding: { ruleId }, proposal }: ProposedEdit): string {
  return keyOf(ruleId, proposal);
}

function keyOf(ruleId: string | null, proposal: Proposal): string {
  return `${ruleId ?? ""}\n${editsKey(proposal.edits() ?? [])}`;
}
