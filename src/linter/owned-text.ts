import { isUnseenOwner, type OwnedEdits } from "../fixers/index.js";
import { lazily, type TextEdit } from "../source/index.js";
import type { Finding, FindingSuggestion, Proposal } from "./finding.js";

/** A finding before `keepOwnedEdits` decided which of its edits may be made. */
export interface UncheckedFinding extends Omit<Finding, "fix" | "suggestions"> {
  readonly fix?: UncheckedProposal;
  readonly suggestions: readonly (UncheckedProposal & Pick<FindingSuggestion, "messageId" | "message">)[];
}

/** An edit with one or more alternatives, the best one first. They are made when they are first needed. */
export interface UncheckedProposal extends Pick<Proposal, "direction"> {
  readonly alternatives: () => readonly OwnedEdits[];
}

/**
 * Keeps only edits that change text of the owners that they are for. Text with several owners may be edited only if the
 * rule asks for the same edit for each of them.
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
      // The unknown users of an exported document may need other permissions, so an edit that grants or narrows is not
      // for them. Any other edit of a document is correct for them too.
      const isForOne = direction === "grants" || direction === "narrows";
      const intended = new Set(intendedOwners);
      const others = owners.filter((owner) => !intended.has(owner) && (isForOne || !isUnseenOwner(owner)));
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

/** By edit: the owners for whom the rule asks for that edit. */
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
