import { matchesWildcards } from "../../../iam/index.js";
import { regions } from "../../../knowledge/index.js";
import { regionMisspelling } from "../arns/region-misspelling.js";
import type { ValueProblem } from "./value-problems.js";

/** Checks a region in the value of a condition. */
export function regionProblem(value: string, takesWildcards: boolean): ValueProblem | undefined {
  if (value === "") return { messageId: "notOfKey", content: "a region, such as eu-west-1" };
  if (/[*?]/.test(value)) return takesWildcards ? patternProblem(value) : undefined;
  const misspelling = regionMisspelling(value);
  return misspelling && { messageId: "notRegion", ...misspelling };
}

/** Reports a pattern whose literal first word begins no region. */
function patternProblem(pattern: string): ValueProblem | undefined {
  const [first = ""] = /^[^*?-]*-/.exec(pattern) ?? [];
  const isKnown = first === "" || regions.some((region) => matchesWildcards(`${first}*`, region));
  return isKnown ? undefined : { messageId: "notRegion" };
}
