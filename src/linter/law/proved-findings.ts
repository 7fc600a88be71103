import type { Finding, FindingSuggestion } from "../finding.js";
import type { ProposedEdit } from "./violation.js";
import type { Refusal } from "./fix.js";
import type { Prover } from "./prove.js";

export interface ProvedFindings {
  /** The findings, with only those edits that the law of edits allows. */
  readonly findings: readonly Finding[];
  readonly refused: readonly Refusal[];
}

/** Proves every edit of the wanted findings, each edit on its own. Other findings stay as they are. */
export async function provedFindings(
  findings: readonly Finding[],
  isWanted: (finding: Finding) => boolean,
  prover: Prover,
): Promise<ProvedFindings> {
  const refused: Refusal[] = [];
  const isLawful = async (proposed: ProposedEdit): Promise<boolean> => {
    if (!proposed.proposal.edits()) return true;
    const reason = await prover.violation([proposed]);
    if (reason !== undefined) refused.push({ ...proposed, reason });
    return reason === undefined;
  };
  const kept: Finding[] = [];
  for (const finding of findings) {
    if (!isWanted(finding)) {
      kept.push(finding);
      continue;
    }
    const { fix, ...rest } = finding;
    const suggestions: FindingSuggestion[] = [];
    for (const proposal of finding.suggestions) {
      if (await isLawful({ finding, proposal })) suggestions.push(proposal);
    }
    const keepsFix = fix && (await isLawful({ finding, proposal: fix }));
    kept.push({ ...rest, ...(keepsFix && { fix }), suggestions });
  }
  return { findings: kept, refused };
}
