import { readOperator } from "../../iam/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/** Keys that a request has when a user or a role sends it, but not when a service calls for itself. */
const keysOfPeople =
  /^aws:(?:PrincipalOrgID|PrincipalOrgPaths|PrincipalTag\/.+|username|userid|MultiFactorAuth\w+|TokenIssueTime)$/i;

/** The conditions that can never be true in a statement whose principals are all services. */
export function unmetByServices({ effect, principals, conditions }: Statement): readonly Condition[] {
  const items = principals?.items ?? [];
  const isForServices = items.length > 0 && items.every(({ principalKind }) => principalKind === "Service");
  if (effect !== "Allow" || !isForServices || principals?.incompleteReason !== undefined) return [];
  return conditions.filter(({ key, operator }) => {
    const { name = "", set, suffix } = readOperator(literalOf(operator) ?? "");
    const isAsked = name !== "" && name !== "Null" && !name.includes("Not") && suffix === "" && set !== "all";
    return isAsked && keysOfPeople.test(literalOf(key) ?? "");
  });
}

/** Keys that a resource control policy uses to allow only the organization, or services that act for it. */
const principalKeys = /^aws:Principal(?:OrgID|OrgPaths|Account)$/i;
const sourceKeys = /^aws:Source(?:OrgID|OrgPaths|Account)$/i;

export interface MissingExemption {
  readonly condition: Condition;
  readonly messageId: "rcpPrincipal" | "rcpService" | "rcpNull";
}

/**
 * The exemption that a Deny statement of a resource control policy is missing. Without it, the statement also denies
 * callers that it should not.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
 */
export function missingExemption({ effect, conditions, incompleteReason }: Statement): MissingExemption | undefined {
  if (effect !== "Deny" || incompleteReason !== undefined) return undefined;
  const named = (name: RegExp): Condition | undefined => conditions.find(({ key }) => name.test(literalOf(key) ?? ""));
  const isNegated = ({ operator }: Condition): boolean =>
    readOperator(literalOf(operator) ?? "").name?.includes("Not") === true;
  const says = (name: RegExp, value: string): boolean =>
    conditions.some(
      ({ key, values }) =>
        name.test(literalOf(key) ?? "") && values.items.some(({ text }) => literalOf(text) === value),
    );
  const principal = named(principalKeys);
  if (principal && isNegated(principal) && !says(/^aws:PrincipalIsAWSService$/i, "false"))
    return { condition: principal, messageId: "rcpPrincipal" };
  const source = named(sourceKeys);
  if (!source || !isNegated(source)) return undefined;
  if (!says(/^aws:PrincipalIsAWSService$/i, "true")) return { condition: source, messageId: "rcpService" };
  const isGuarded = conditions.some(
    ({ key, operator }) =>
      readOperator(literalOf(operator) ?? "").name === "Null" &&
      /^aws:Source(?:Account|Arn)$/i.test(literalOf(key) ?? ""),
  );
  return isGuarded ? undefined : { condition: source, messageId: "rcpNull" };
}
