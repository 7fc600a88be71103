import type { Finding, FindingSuggestion } from "../finding.js";
import { editSpace } from "./edit-space.js";
import { isSame, lawful, type Refusal } from "./fix.js";
import type { Prover } from "./prove.js";
import type { ProposedEdit } from "./violation.js";

export interface ProvedFindings {
  /** The findings, with only those edits that the law of edits allows. */
  readonly findings: readonly Finding[];
  readonly refused: readonly Refusal[];
}

/**
 * Proves the edits of the wanted findings. Other findings stay as they are. The fixes are proved together, as far as they
 * do not overlap: that is how they are made. A suggestion is made alone, so it is proved alone.
 */
export async function provedFindings(
  findings: readonly Finding[],
  isWanted: (finding: Finding) => boolean,
  prover: Prover,
): Promise<ProvedFindings> {
  const wanted = findings.filter(isWanted);
  const refused: Refusal[] = [];
  const fixes = wanted.flatMap((finding) => (finding.fix?.edits() ? [{ finding, proposal: finding.fix }] : []));
  for (const together of groupsApart(fixes)) await lawful([], together, prover, refused);
  const suggestions = wanted.flatMap((finding) => finding.suggestions.map((proposal) => ({ finding, proposal })));
  for (const one of suggestions) if (one.proposal.edits()) await lawful([], [one], prover, refused);
  const left = new Set(refused.map(({ proposal }) => proposal));
  return { findings: findings.map((finding) => withoutEdits(finding, left)), refused };
}

/** Fixes that may change nothing, all others that do not overlap, and each of the rest. */
function groupsApart(fixes: readonly ProposedEdit[]): readonly (readonly ProposedEdit[])[] {
  const space = editSpace();
  const apart: ProposedEdit[] = [];
  const rest: ProposedEdit[][] = [];
  for (const fix of fixes) {
    const edits = fix.proposal.edits() ?? [];
    if (space.isFree(edits)) apart.push(fix);
    else rest.push([fix]);
    space.take(edits);
  }
  return [apart.filter(isSame), apart.filter((one) => !isSame(one)), ...rest];
}

function withoutEdits(finding: Finding, left: ReadonlySet<Finding["fix"] | FindingSuggestion>): Finding {
  const { fix, suggestions, ...rest } = finding;
  const kept = suggestions.filter((one) => !left.has(one));
  if (!left.has(fix) && kept.length === suggestions.length) return finding;
  return { ...rest, ...(fix && !left.has(fix) && { fix }), suggestions: kept };
}
