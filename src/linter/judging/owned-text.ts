import { isUnseenOwner, type OwnedEdits } from "../../fixers/index.js";
import { editsKey, lazily, oncePer, onceIn } from "../../source/index.js";
import type { Finding, FindingSuggestion, Proposal } from "../finding.js";

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
  const intendedBy = (ruleId: string | null): Intended =>
    onceIn(intendedByRule, ruleId, () => intendedByEdits(findings.filter((one) => one.ruleId === ruleId)));
  // A block with many instances has as many findings, each with the same edit and the same owners.
  const answersFor = oncePer((_owners: readonly string[]) => new Map<string, boolean>());
  return findings.map(({ fix, suggestions, ...rest }) => {
    const isFree = (
      { edits, intendedOwners, owners }: OwnedEdits,
      direction: UncheckedProposal["direction"],
    ): boolean => {
      // The unknown users of an exported document may need other permissions, so an edit that grants or narrows is not
      // for them. Any other edit of a document is correct for them too.
      const isForOne = direction === "grants" || direction === "narrows";
      const areAmong = (intended: ReadonlySet<string> | undefined): boolean =>
        owners.every((owner) => intended?.has(owner) || (!isForOne && isUnseenOwner(owner)));
      if (areAmong(new Set(intendedOwners))) return true;
      const key = editsKey(edits);
      const asked = [rest.ruleId, direction, key].join("\n");
      return onceIn(answersFor(owners), asked, () => areAmong(intendedBy(rest.ruleId).get(key)));
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
      const known = onceIn(found, editsKey(edits), () => new Set());
      for (const owner of intendedOwners) known.add(owner);
    }
  }
  return found;
}
