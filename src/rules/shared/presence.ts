import type { Condition } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";
import { readOperator } from "./condition-operators.js";

/** What a comparison with everything comes to. */
export type Presence = "asksPresence" | "asksAbsence" | "alwaysMet" | "neverMet";

/** Keys that every request has. */
const alwaysThere = /^aws:(?:CurrentTime|EpochTime|SecureTransport|UserAgent|PrincipalAccount)$/i;

/**
 * A condition that compares a key with `*`, and so asks at most whether it is there.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
 */
export function presenceOf({ operator, key, values }: Condition): Presence | undefined {
  const { family, name = "", set, suffix } = readOperator(literalOf(operator) ?? "");
  const takesWildcards = family === "Arn" || name.endsWith("Like");
  const isEverything = values.items.some(({ text, when }) => when.op === "true" && /^\*+$/.test(literalOf(text) ?? ""));
  if (!takesWildcards || !isEverything) return undefined;
  const isThere = alwaysThere.test(literalOf(key) ?? "");
  if (name.includes("Not")) return isThere || set === "any" ? "neverMet" : "asksAbsence";
  return isThere || set === "all" || suffix !== "" ? "alwaysMet" : "asksPresence";
}
