import { metWith, readOperator } from "../../iam/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/** Keys that a resource control policy uses to allow only the organization, or services that act for it. */
const principalKeys = /^aws:Principal(?:OrgID|OrgPaths|Account)$/i;
const sourceKeys = /^aws:Source(?:OrgID|OrgPaths|Account)$/i;

export interface MissingExemption {
  readonly condition: Condition;
  readonly messageId: "rcpPrincipal" | "rcpService" | "rcpUnsaid" | "rcpNull";
}

/**
 * The exemption that a Deny statement of a resource control policy is missing. Without it, the statement also denies
 * callers that it should not.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
 */
export function missingExemption({ effect, conditions, incompleteReason }: Statement): MissingExemption | undefined {
  if (effect !== "Deny" || incompleteReason !== undefined) return undefined;
  const spares = (request: Request): boolean => conditions.some((one) => isUnmet(one, request));
  const principal = negatedOn(conditions, principalKeys);
  if (principal && !spares(requests.ofService)) return { condition: principal, messageId: "rcpPrincipal" };
  const source = negatedOn(conditions, sourceKeys);
  if (!source) return undefined;
  // Access Analyzer reports this also where a condition on another source spares people.
  if (!spares(requests.ofPerson))
    return { condition: source, messageId: spares(requests.ofPersonItself) ? "rcpUnsaid" : "rcpService" };
  return spares(requests.withoutSource) ? undefined : { condition: source, messageId: "rcpNull" };
}

function negatedOn(conditions: readonly Condition[], keys: RegExp): Condition | undefined {
  const first = conditions.find(({ key }) => keys.test(literalOf(key) ?? ""));
  const isNegated = first && readOperator(literalOf(first.operator) ?? "").name?.includes("Not") === true;
  return isNegated ? first : undefined;
}

/** What is known of the keys of a request. Empty: it does not have the key. */
type Request = ReadonlyMap<string, readonly string[]>;

const withoutSource: Request = new Map(
  ["arn", "account", "orgid", "orgpaths"].map((name) => [`aws:source${name}`, []] as const),
);
const isOfService: Request = new Map<string, readonly string[]>([
  ...["orgid", "orgpaths", "account"].map((name) => [`aws:principal${name}`, []] as const),
  ["aws:principalisawsservice", ["true"]],
  // The name of the service is any: only whether there is one matters.
  ["aws:principalservicename", ["any.amazonaws.com"]],
]);
const isOfPerson: Request = new Map([
  ["aws:principalisawsservice", ["false"]],
  ["aws:principalservicename", []],
]);

const requests = {
  ofService: isOfService,
  ofPerson: isOfPerson,
  /** No service sends it for a person. */
  ofPersonItself: new Map([...isOfPerson, ...withoutSource]),
  withoutSource: new Map([...isOfService, ...withoutSource]),
};

/** Whether a request does not meet a condition on a key of which something is known, or may not meet it. */
function isUnmet(condition: Condition, request: Request): boolean {
  return request.has(literalOf(condition.key)?.toLowerCase() ?? "") && metWith(condition, request) !== "yes";
}
