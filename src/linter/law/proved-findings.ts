import { editsKey, groupBy } from "../../source/index.js";
import type { Finding, FindingSuggestion } from "../finding.js";
import { editSpace } from "./edit-space.js";
import { lawfulEdits, refusedApart } from "./lawful-edits.js";
import type { Prover } from "./prove.js";
import { byAmount, homesOf, limitedProver, type SizeOf } from "./proof-budget.js";
import { keepsGrants, textEditsOf, type ProposedEdit, type Refusal } from "./proposed-edit.js";

export interface ProvedFindings {
  /** The findings, with only those edits that the law of edits allows. */
  readonly findings: readonly Finding[];
  readonly refused: readonly Refusal[];
}

/**
 * Proves the edits of the wanted findings. Other findings stay as they are. The fixes are proved together, as far as they
 * do not overlap: that is how they are made. A suggestion is made alone, so it is proved alone unless there are many.
 */
export async function provedFindings(
  findings: readonly Finding[],
  isWanted: (finding: Finding) => boolean,
  { prove, sizeOf }: Proving,
): Promise<ProvedFindings> {
  const wanted = findings.filter(isWanted);
  const fixes = wanted.flatMap((finding) => (finding.fix?.edits() ? [{ finding, proposal: finding.fix }] : []));
  const suggestions = wanted.flatMap((finding) =>
    finding.suggestions.filter(({ edits }) => edits()).map((proposal) => ({ finding, proposal })),
  );
  const { alone, together } = byAmount(suggestions, sizeOf);
  const groups = [...groupsApart(fixes), ...equalTogether(alone).map((one) => [one]), ...groupsApart(together)];
  // Edits of different units do not need each other, and one that is refused would make all of them be proved again.
  const homeOf = homesOf([...fixes, ...suggestions]);
  const refused = await prove(groups.flatMap((group) => [...groupBy(group, homeOf).values()]));
  const forbidden = new Set(refused.map(({ proposal }) => proposal));
  return { findings: findings.map((finding) => withoutEdits(finding, forbidden)), refused };
}

/** How edits are proved, here or in several threads. */
export interface Proving {
  readonly sizeOf: SizeOf;
  readonly prove: (groups: EditGroups) => Promise<readonly Refusal[]>;
}

/** Edits by group. Those of a group are proved together. */
export type EditGroups = readonly (readonly ProposedEdit[])[];

/** Proves one group after the other, and gives what the law of edits forbids. */
export async function proveGroups(groups: EditGroups, prover: Prover): Promise<readonly Refusal[]> {
  const refused: Refusal[] = [];
  const limited = limitedProver(prover, homesOf(groups.flat()));
  for (const group of groups) {
    const tried: Refusal[] = [];
    const made = await lawfulEdits([], group, limited, tried);
    const known = new Set([...made, ...tried].map(({ proposal }) => proposal));
    // The others may be offered if only those that are made forbid them.
    const left = group.filter(({ proposal }) => !known.has(proposal));
    refused.push(...tried, ...(await refusedApart(left, made, limited)));
  }
  return refused;
}

/** Groups of edits that do not overlap. Those that must not change grants are in other groups than those that may. */
function groupsApart(proposed: readonly ProposedEdit[]): readonly (readonly ProposedEdit[])[] {
  const groups: (readonly ProposedEdit[])[] = [];
  for (let left = proposed; left.length > 0;) {
    const space = editSpace();
    const apart: ProposedEdit[] = [];
    const rest: ProposedEdit[] = [];
    for (const one of left) {
      const edits = textEditsOf(one);
      const isFree = space.isFree(edits);
      (isFree ? apart : rest).push(one);
      if (isFree) space.take(edits);
    }
    groups.push(
      apart.filter(keepsGrants),
      apart.filter((one) => !keepsGrants(one)),
    );
    left = rest;
  }
  return groups;
}

/** An edit that several findings ask for is tried once if it comes once after the other. */
function equalTogether(proposed: readonly ProposedEdit[]): readonly ProposedEdit[] {
  return [...groupBy(proposed, (one) => editsKey(textEditsOf(one))).values()].flat();
}

/** The finding without these edits. */
export function withoutEdits(finding: Finding, dropped: ReadonlySet<Finding["fix"] | FindingSuggestion>): Finding {
  const { fix, suggestions, ...rest } = finding;
  const kept = suggestions.filter((one) => !dropped.has(one));
  if (!dropped.has(fix) && kept.length === suggestions.length) return finding;
  return { ...rest, ...(fix && !dropped.has(fix) && { fix }), suggestions: kept };
}
