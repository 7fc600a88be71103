import type { Condition, Role, Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { literalOf } from "../../tree/index.js";
import { isWrittenOut } from "../texts/principal-arns.js";
import { accountFieldIn } from "../texts/arn-fields.js";
import { sameText } from "../texts/text-match.js";
import { isAccount, matchesPrincipal, type Requester } from "./resource-policies.js";
import { readOperator } from "../conditions/condition-operators.js";
import { contextOfDenied } from "../conditions/service-requests.js";
import { inSession } from "../statements/role-session.js";
import { statementApplies, type AccessRequest } from "../statements/statement-match.js";
import { allOf, anyOf, no, unknown, yes, type Verdict } from "../answers/verdict.js";

/** Whether a statement in the policy of a resource denies a request that a role or a service makes. */
export function deniesTo(statement: Statement, requester: Requester, request: AccessRequest): Verdict {
  if (statement.effect !== "Deny") return no();
  return "role" in requester
    ? deniesToRole(statement, requester.role, request)
    : allOf([
        statementApplies(statement, { context: contextOfDenied, ...request }),
        matchesPrincipal(statement, requester),
      ]);
}

function deniesToRole(statement: Statement, role: Role, request: AccessRequest): Verdict {
  const applies = statementApplies(withoutOthers(statement, role), inSession(role, request));
  return allOf([applies, anyOf([matchesPrincipal(statement, { role }), namesAccountOf(statement, role)])]);
}

/**
 * Whether a principal of a Deny is the account of a role: such a statement is for everyone in the account.
 * https://www.k9security.io/posts/2023/10/how-s3-is-changing-the-handling-of-the-root-identity-in-bucket-policy-on-october-20-2023/
 */
function namesAccountOf({ principals }: Statement, { arn }: Role): Verdict {
  const accounts = (principals?.items ?? []).filter(({ principalKind, text }) => isAccount(principalKind, text));
  if (accounts.length === 0) return no();
  const own = accountFieldIn(arn);
  const verdicts = accounts.map(({ text, when }): Verdict => {
    const answer = own ? sameText(accountFieldIn(text) ?? text, own) : "unknown";
    if (answer === "no") return no();
    return answer === "yes" && when.op === "true" ? yes() : unknown("the account that a principal names is not known");
  });
  return anyOf(verdicts);
}

/** A statement without the ARNs in its conditions that certainly are those of others than the role. */
function withoutOthers(statement: Statement, { nameNode }: Role): Statement {
  return nameNode ? statement : forGenerated(statement);
}

/** `withoutOthers` for roles whose names AWS generates. */
const forGenerated = oncePer((statement: Statement): Statement => {
  if (!statement.conditions.some(comparesPrincipal)) return statement;
  const conditions = statement.conditions.map((condition): Condition => {
    if (!comparesPrincipal(condition)) return condition;
    const { values } = condition;
    return { ...condition, values: { ...values, items: values.items.filter(({ text }) => !isWrittenOut(text)) } };
  });
  return { ...statement, conditions };
});

/** Whether the values of a condition are ARNs of principals. `Null` has `true` and `false`. */
function comparesPrincipal({ key, operator }: Condition): boolean {
  return (
    literalOf(key)?.toLowerCase() === "aws:principalarn" && readOperator(literalOf(operator) ?? "").family !== "Null"
  );
}
