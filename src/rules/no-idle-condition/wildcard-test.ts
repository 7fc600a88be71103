import { readOperator } from "../../iam/index.js";
import type { Condition, PolicyType } from "../../model/index.js";
import { literalOf, type Text } from "../../rule-kit/index.js";

/** The effect of a comparison with `*`. */
export type WildcardTest = "asksPresence" | "asksAbsence" | "alwaysMet" | "neverMet";

/** Keys that every request has, or every signed request: identity policies only decide about signed requests. */
const alwaysThere = /^aws:(?:CurrentTime|EpochTime|SecureTransport|UserAgent|PrincipalAccount|RequestedRegion)$/i;
const thereWhenSigned = /^aws:(?:PrincipalArn|PrincipalType|userid)$/i;

/**
 * A condition that compares a key with `*` checks at most whether the key is present.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
 */
export function wildcardTestOf({ operator, key, values }: Condition, policyType: PolicyType): WildcardTest | undefined {
  const { family, name = "", set, suffix } = readOperator(literalOf(operator) ?? "");
  const takesWildcards = family === "Arn" || name.endsWith("Like");
  const everything = family === "Arn" ? /^(?:\*+|arn:\*:\*:\*:\*:\*)$/ : /^\*+$/;
  // Who deploys it gives another value than the default.
  const isEverything = values.items.some(
    ({ text, when }) => when.op === "true" && everything.test(literalOf(text) ?? "") && !isDefault(text),
  );
  if (!takesWildcards || !isEverything) return undefined;
  const written = literalOf(key) ?? "";
  const isSigned = policyType !== "resource" && policyType !== "trust" && policyType !== "rcp";
  const isThere = alwaysThere.test(written) || (isSigned && thereWhenSigned.test(written));
  if (name.includes("Not")) return isThere || set === "any" ? "neverMet" : "asksAbsence";
  return isThere || set === "all" || suffix !== "" ? "alwaysMet" : "asksPresence";
}

function isDefault({ parts }: Text): boolean {
  return parts.some(({ origin }) => origin.from === "default");
}
