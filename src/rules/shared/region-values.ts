import { matchesWildcards } from "../../iam/index.js";
import { regions } from "../../knowledge/index.js";
import { regionSlip } from "./region-slip.js";
import type { ValueProblem } from "./value-problems.js";

/** What is wrong with the value of a key that holds a region. */
export function regionProblem(value: string, takesWildcards: boolean): ValueProblem | undefined {
  if (/[*?]/.test(value)) return takesWildcards ? patternProblem(value) : undefined;
  const slip = regionSlip(value);
  return slip && { messageId: "notRegion", ...slip };
}

/** A pattern whose first word, which is written out, no region begins with. */
function patternProblem(pattern: string): ValueProblem | undefined {
  const [first = ""] = /^[^*?-]*-/.exec(pattern) ?? [];
  const isKnown = first === "" || regions.some((region) => matchesWildcards(`${first}*`, region));
  return isKnown ? undefined : { messageId: "notRegion" };
}
