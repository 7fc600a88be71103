import type { ProposedEdit } from "./violation.js";

/**
 * Counts the suggestions that make a text longer, over all passes. If such a suggestion were made as often as its rule
 * offers it again, the text could double with each pass. So each kind of suggestion is made at most as often as it was
 * offered in the pass in which it was offered first. A suggestion that makes the text shorter needs no limit.
 */
export interface RepeatedEdits {
  /** Notes what is offered in a pass. Call it before the edits of the pass are chosen. */
  readonly offer: (offered: readonly ProposedEdit[]) => void;
  /** Why an edit is not made again. `undefined`: it may be made, beside those that are chosen already. */
  readonly refusal: (proposed: ProposedEdit, chosen: readonly ProposedEdit[]) => string | undefined;
  readonly made: (made: readonly ProposedEdit[]) => void;
}

export function repeatedEdits(): RepeatedEdits {
  const left = new Map<string, number>();
  return {
    offer: (offered) => {
      const fresh = offered.flatMap(keysOf).filter((key) => !left.has(key));
      for (const key of fresh) left.set(key, (left.get(key) ?? 0) + 1);
    },
    refusal: (proposed, chosen) => {
      const [key] = keysOf(proposed);
      if (key === undefined) return undefined;
      const taken = chosen.flatMap(keysOf).filter((other) => other === key).length;
      return taken < (left.get(key) ?? 0) ? undefined : "the same edit was made before, and its rule asks for it again";
    },
    made: (made) => {
      for (const key of made.flatMap(keysOf)) left.set(key, (left.get(key) ?? 0) - 1);
    },
  };
}

/** The kind of an edit that makes a text longer: the rule, its two messages and the address, without indexes. */
function keysOf({ finding, proposal }: ProposedEdit): readonly string[] {
  const suggestion = finding.suggestions.find((one) => one === proposal);
  const growth = (proposal.edits() ?? []).reduce(
    (sum, { location, text }) => sum + text.length - (location.end - location.start),
    0,
  );
  if (!suggestion || growth <= 0) return [];
  const { addresses, messageId, ruleId, unit } = finding;
  const address = addresses[0]?.replace(/\[\d+\]/g, "");
  return [JSON.stringify([unit.path, ruleId, messageId, suggestion.messageId, address])];
}
