import { mayGive } from "../../dms/index.js";
import { readOperator } from "../../iam/index.js";
import type { Condition, PolicyDocument, PolicyType, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";
import { isForRolesAnywhere } from "../shared/trust/trust-actions.js";

/** Keys that a request has when a user or a role sends it, but not when a service calls for itself. */
const keysOfPeople = /^aws:(?:PrincipalOrgID|PrincipalOrgPaths|username|userid|MultiFactorAuth\w+|TokenIssueTime)$/i;

/**
 * A service has no tags of its own, but it may tag the session of a role. IAM Roles Anywhere does so with the fields of
 * the certificate, and they are compared before the session is there.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/attribute-mapping-and-trust-policy.html
 */
const tagsOfPeople = /^aws:PrincipalTag\/.+$/i;

/**
 * Keys that a request has only when a service calls for itself. Policies of users and roles do not apply to such requests.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn
 */
const keysOfServices = /^aws:Source(?:Account|Arn|OrgID|OrgPaths)$/i;

/** The conditions that can never be true in a statement whose principals are all services. */
export function unmetByServices(document: PolicyDocument, statement: Statement): readonly Condition[] {
  const { effect, principals, conditions } = statement;
  const items = principals?.items ?? [];
  const isForServices = items.length > 0 && items.every(({ principalKind }) => principalKind === "Service");
  if (effect !== "Allow" || !isForServices || principals?.incompleteReason !== undefined) return [];
  return conditions.filter((condition) => {
    const written = literalOf(condition.key) ?? "";
    const isUnsent = keysOfPeople.test(written) || (tagsOfPeople.test(written) && !mayTag(document, statement));
    return isUnsent && isAsked(condition);
  });
}

/** The conditions that can never be true in a policy of users and roles. */
export function unmetByPeople(document: PolicyDocument, { effect, conditions }: Statement): readonly Condition[] {
  if (effect !== "Allow" || !isOfPeople(document.policyType)) return [];
  return conditions.filter((condition) => keysOfServices.test(literalOf(condition.key) ?? "") && isAsked(condition));
}

/** Whether policies of a type apply to requests of users and roles only. */
export function isOfPeople(policyType: PolicyType): boolean {
  return policyType === "identity" || policyType === "boundary";
}

/** Whether a request without the key does not meet a condition. */
function isAsked({ operator }: Condition): boolean {
  const { name = "", set, suffix } = readOperator(literalOf(operator) ?? "");
  return name !== "" && name !== "Null" && !name.includes("Not") && suffix === "" && set !== "all";
}

function mayTag({ statements, incompleteReason }: PolicyDocument, statement: Statement): boolean {
  const isAllowed = statements.some((one) => mayGive(one, "sts:TagSession"));
  return isAllowed || incompleteReason !== undefined || isForRolesAnywhere(statement);
}
