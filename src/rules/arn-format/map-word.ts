import type { StatementContext, Template } from "../../model/index.js";
import { and, comparesBeside, type Formula, type Text } from "../../rule-kit/index.js";

/**
 * Whether a word may be in a map only because every account or stage must have a value there: something looks it up, and
 * something else decides whether it is used. Nothing says which keys of the map go with that. `around`: when what uses the
 * word exists.
 */
export function mayBeUnused({ parts }: Text, when: Formula, around: Formula): boolean {
  const [own, others] = [comparesBeside(when, around), comparesBeside(around)];
  return parts.every(({ origin }) => origin.from === "computed") && own > 0 && own + others > 1;
}

/** When the policy of a statement exists, with the statement in it. */
export function existenceOf(
  { resources }: Template,
  { statement, held: { address, document } }: StatementContext,
): Formula {
  const holder = resources.get(address);
  return and(...(holder ? [holder.existence] : []), document.when, statement.when);
}
