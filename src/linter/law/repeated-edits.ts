import { textEditsOf, type ProposedEdit } from "./proposed-edit.js";

/**
 * Counts the suggestions that make a text longer, over all passes. If such a suggestion were made as often as its rule
 * offers it again, the text could double with each pass. So each kind of suggestion is made at most as often as it was
 * offered in the pass in which it was offered first. A suggestion that makes the text shorter needs no limit.
 */
export interface RepeatedEdits {
  /** Notes what is offered in a pass. Call it before the edits of the pass are chosen. */
  readonly offer: (offered: readonly ProposedEdit[]) => void;
  readonly choice: () => RepeatedChoice;
  readonly made: (made: readonly ProposedEdit[]) => void;
}

/** The edits that are chosen for one pass. */
export interface RepeatedChoice {
  /** Why an edit is not made again. `undefined`: it may be made, beside those that are chosen already. */
  readonly refusal: (proposed: ProposedEdit) => string | undefined;
  readonly take: (proposed: ProposedEdit) => void;
}

export function repeatedEdits(): RepeatedEdits {
  const left = new Map<string, number>();
  return {
    offer: (offered) => {
      const fresh = offered.flatMap(keysOf).filter((key) => !left.has(key));
      for (const key of fresh) left.set(key, (left.get(key) ?? 0) + 1);
    },
    choice: () => {
      const taken = new Map<string, number>();
      const isLeft = (key: string): boolean => (taken.get(key) ?? 0) < (left.get(key) ?? 0);
      return {
        refusal: (proposed) =>
          keysOf(proposed).every(isLeft) ? undefined : "the same edit was made before, and its rule asks for it again",
        take: (proposed) => {
          for (const key of keysOf(proposed)) taken.set(key, (taken.get(key) ?? 0) + 1);
        },
      };
    },
    made: (made) => {
      for (const key of made.flatMap(keysOf)) left.set(key, (left.get(key) ?? 0) - 1);
    },
  };
}

/** The kind of an edit that makes a text longer: the rule, its two messages and the address, without indexes. */
function keysOf(proposed: ProposedEdit): readonly string[] {
  const { finding, proposal } = proposed;
  const suggestion = finding.suggestions.find((one) => one === proposal);
  const growth = textEditsOf(proposed).reduce(
    (sum, { location, text }) => sum + text.length - (location.end - location.start),
    0,
  );
  if (!suggestion || growth <= 0) return [];
  const { addresses, messageId, ruleId, unit } = finding;
  const address = addresses[0]?.replace(/\[\d+\]/g, "");
  return [JSON.stringify([unit.path, ruleId, messageId, suggestion.messageId, address])];
}
