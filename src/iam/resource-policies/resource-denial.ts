import type { Condition, Role, Statement } from "../../model/index.js";
import { literalOf } from "../../tree/index.js";
import { isOtherThanGenerated } from "../texts/principal-arns.js";
import { matchesPrincipal } from "./resource-policies.js";
import { inSession } from "../statements/role-session.js";
import { statementApplies, type AccessRequest } from "../statements/statement-match.js";
import { allOf, no, type Verdict } from "../answers/verdict.js";

/** Whether a statement in the policy of a resource denies a request that a role makes. */
export function deniesTo(statement: Statement, role: Role, request: AccessRequest): Verdict {
  if (statement.effect !== "Deny") return no();
  const applies = statementApplies(withoutOthers(statement, role), inSession(role, request));
  return allOf([applies, matchesPrincipal(statement, { role })]);
}

/** A statement without the ARNs in its conditions that certainly are those of others than the role. */
function withoutOthers(statement: Statement, role: Role): Statement {
  if (!statement.conditions.some(isOfPrincipal)) return statement;
  const conditions = statement.conditions.map((condition): Condition => {
    if (!isOfPrincipal(condition)) return condition;
    const { values } = condition;
    return {
      ...condition,
      values: { ...values, items: values.items.filter(({ text }) => !isOtherThanGenerated(text, role)) },
    };
  });
  return { ...statement, conditions };
}

function isOfPrincipal({ key }: Condition): boolean {
  return literalOf(key)?.toLowerCase() === "aws:principalarn";
}
