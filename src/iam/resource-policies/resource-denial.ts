import type { Condition, Role, Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { literalOf, type Text } from "../../tree/index.js";
import type { RequestContext } from "../conditions/conditions.js";
import { isOtherThanGenerated } from "../texts/generated-roles.js";
import { matchesPrincipal } from "./resource-policies.js";
import { statementApplies, type AccessRequest } from "../statements/statement-match.js";
import { allOf, no, type Verdict } from "../answers/verdict.js";

/** Whether a statement in the policy of a resource denies a request that a role makes. */
export function deniesTo(statement: Statement, role: Role, request: AccessRequest): Verdict {
  if (statement.effect !== "Deny") return no();
  const applies = statementApplies(withoutOthers(statement, role), { ...request, context: contextOf(role, request) });
  return allOf([applies, matchesPrincipal(statement, { role })]);
}

const principalArn = "aws:principalarn";

/**
 * What is known about requests with the credentials of a role: its ARN, not that of the session. Nobody but a service principal
 * calls as a service.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
function contextOf(role: Role, { context }: AccessRequest): RequestContext {
  const known = knownOf(role);
  return {
    get: (key) => context?.get(key) ?? known.get(key),
    has: (key) => context?.has(key) === true || known.has(key),
  };
}

/** Each statement of a resource's policies asks. */
const knownOf = oncePer(({ arn }: Role) => {
  const account = arn.parts.find((part) => part.kind === "hole" && part.symbol.shape === "account");
  return new Map<string, readonly (string | Text)[]>([
    [principalArn, [arn]],
    ["aws:principalisawsservice", ["false"]],
    ...(account ? [["aws:principalaccount", [{ ...arn, parts: [account] }]] as const] : []),
  ]);
});

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
  return literalOf(key)?.toLowerCase() === principalArn;
}
