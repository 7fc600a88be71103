import { isUnseenOwner, type OwnedEdits } from "../fixers/index.js";
import type { TextEdit } from "../source/index.js";
import { lazily, type Finding, type FindingSuggestion, type Proposal } from "./finding.js";

/** A finding before it is known which of its edits may be made. */
export interface UncheckedFinding extends Omit<Finding, "fix" | "suggestions"> {
  readonly fix?: UncheckedProposal;
  readonly suggestions: readonly (UncheckedProposal & Pick<FindingSuggestion, "messageId" | "message">)[];
}

/** An edit in one or more ways, the best first, which are made when they are asked for. */
export interface UncheckedProposal extends Pick<Proposal, "direction"> {
  readonly alternatives: () => readonly OwnedEdits[];
}

/**
 * Leaves the edits that touch only what belongs to those whom they are for. Text that several share is edited where a rule
 * asks the same for each of them.
 */
export function keepOwnedEdits(findings: readonly UncheckedFinding[]): readonly Finding[] {
  const intendedByRule = new Map<string | null, Intended>();
  const intendedBy = (ruleId: string | null): Intended => {
    const known = intendedByRule.get(ruleId) ?? intendedByEdits(findings.filter((one) => one.ruleId === ruleId));
    intendedByRule.set(ruleId, known);
    return known;
  };
  return findings.map(({ fix, suggestions, ...rest }) => {
    const isFree = (
      { edits, intendedOwners, owners }: OwnedEdits,
      direction: UncheckedProposal["direction"],
    ): boolean => {
      // Owners that are not seen need no other permissions: an edit of a document is right for them too.
      const isForOne = direction === "grants" || direction === "narrows";
      const others = owners.filter((owner) => !intendedOwners.includes(owner) && (isForOne || !isUnseenOwner(owner)));
      const known = others.length > 0 ? intendedBy(rest.ruleId).get(keyOf(edits)) : undefined;
      return others.every((owner) => known?.has(owner));
    };
    const own = <T extends UncheckedProposal>({
      alternatives,
      ...proposal
    }: T): Omit<T, "alternatives"> & Pick<Proposal, "edits"> => ({
      ...proposal,
      edits: lazily(() => alternatives().find((way) => isFree(way, proposal.direction))?.edits),
    });
    return { ...rest, ...(fix && { fix: own(fix) }), suggestions: suggestions.map(own) };
  });
}

/** For whom all a rule wants the same edits. */
type Intended = ReadonlyMap<string, ReadonlySet<string>>;

function intendedByEdits(findings: readonly UncheckedFinding[]): Intended {
  const found = new Map<string, Set<string>>();
  for (const { fix, suggestions } of findings) {
    for (const { edits, intendedOwners } of [...(fix ? [fix] : []), ...suggestions].flatMap(({ alternatives }) =>
      alternatives(),
    )) {
      const known = found.get(keyOf(edits)) ?? new Set();
      found.set(keyOf(edits), known);
      for (const owner of intendedOwners) known.add(owner);
    }
  }
  return found;
}

function keyOf(edits: readonly TextEdit[]): string {
  return JSON.stringify(edits.map(({ location, text }) => [location.file.path, location.start, location.end, text]));
}
