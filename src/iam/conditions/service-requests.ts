import type { RequestContext } from "./conditions.js";

/**
 * The keys of a request that an AWS service makes. Only users have an MFA device.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
const keysOfService = new Map([
  ["aws:securetransport", ["true"]],
  ["aws:principalisawsservice", ["true"]],
  ["aws:multifactorauthpresent", ["false"]],
]);
export const contextOfService = contextWith(keysOfService);

/**
 * What a Deny finds in it. A service is in no organization, so a Deny for everyone outside of one is for services too. What
 * an Allow with such a condition does is told by the rules about conditions.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
 */
export const contextOfDenied = contextWith(
  new Map([...keysOfService, ["aws:principalorgid", []], ["aws:principalorgpaths", []], ["aws:username", []]]),
);

function contextWith(keys: ReadonlyMap<string, readonly string[]>): RequestContext {
  return {
    has: (key) => keys.has(key),
    get: (key) => keys.get(key),
    mayLack: (key) => key === "aws:multifactorauthpresent",
  };
}
