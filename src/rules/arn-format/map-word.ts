import type { StatementContext, Template } from "../../model/index.js";
import { and, comparesBeside, implies, type Formula, type Text } from "../../rule-kit/index.js";

/**
 * Whether a word may be in a map only because every account or stage must have a value there: something looks it up, and
 * something else decides whether it is used. Nothing says which keys of the map go with that. `around`: when what uses the
 * word exists.
 */
export function mayBeUnused({ parts }: Text, when: Formula, around: Formula): boolean {
  if (parts.some(({ origin }) => origin.from !== "computed")) return false;
  // What exists in some accounts or in some stage may compare the account that the map is about.
  const isOfSomeKeys = implies(around, when) !== true;
  return isOfSomeKeys && comparesBeside(and(when, around)) > 1;
}

/** When the policy of a statement exists, with the statement in it. */
export function existenceOf(
  { resources }: Template,
  { statement, held: { address, document } }: StatementContext,
): Formula {
  const holder = resources.get(address);
  return and(...(holder ? [holder.existence] : []), document.when, statement.when);
}
