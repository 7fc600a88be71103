import { comparesSeveral, type Formula, type Text } from "../../rule-kit/index.js";

/**
 * Whether a word may be in a map only because every account or stage must have a value there. What uses it exists under a
 * condition of something else, and nothing says which keys of the map go with that condition.
 */
export function mayBeUnused({ parts }: Text, when: Formula): boolean {
  return parts.every(({ origin }) => origin.from === "computed") && comparesSeveral(when);
}
