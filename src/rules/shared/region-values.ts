import { matchesWildcards } from "../../iam/index.js";
import { regions } from "../../knowledge/index.js";
import { regionMisspelling } from "./region-misspelling.js";
import type { ValueProblem } from "./value-problems.js";

/** What is wrong with a region in a condition value. */
export function regionProblem(value: string, takesWildcards: boolean): ValueProblem | undefined {
  if (/[*?]/.test(value)) return takesWildcards ? patternProblem(value) : undefined;
  const misspelling = regionMisspelling(value);
  return misspelling && { messageId: "notRegion", ...misspelling };
}

/** Whether no region begins with the literal first word of a pattern. */
function patternProblem(pattern: string): ValueProblem | undefined {
  const [first = ""] = /^[^*?-]*-/.exec(pattern) ?? [];
  const isKnown = first === "" || regions.some((region) => matchesWildcards(`${first}*`, region));
  return isKnown ? undefined : { messageId: "notRegion" };
}
