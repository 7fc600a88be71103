import { metWithoutKey, type Answer } from "../../iam/index.js";
import type { Condition } from "../../model/index.js";

/** By whether a request without the key meets the condition. */
const outcomes: Readonly<Record<Answer, string>> = {
  yes: "the condition has no effect",
  no: "the statement never applies",
  unknown: "the condition compares nothing",
};

/** What follows if no request has the key of a condition. */
export function outcomeOf(condition: Condition): string {
  return outcomes[metWithoutKey(condition)];
}
