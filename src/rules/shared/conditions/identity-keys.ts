import type { PolicyDocument } from "../../../model/index.js";
import { literalOf } from "../../../rule-kit/index.js";

/** Condition keys that protect by the origin of a request. A condition that every value matches protects nothing. */
const telling =
  /^(?:aws:(?:Source(?:Arn|Account|Owner|OrgID|OrgPaths)|Principal(?:OrgID|OrgPaths|Arn|Account))|kms:CallerAccount|sts:ExternalId)$/i;

/**
 * Condition keys whose values must not be matched in part: accounts, organizations and networks with a common prefix
 * have nothing to do with each other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive
 */
const whole =
  /^(?:aws:(?:(?:Principal|Resource|Source)(?:Account|OrgID)|Vpce(?:Account|OrgID)|SourceVpce?|SourceOwner)|kms:CallerAccount)$/i;

/** Keys of identity providers begin with a domain or with `saml:`. These others say who calls as well. */
const ofCallers = /^(?:[^:.]*\.[^:]*:|saml:|aws:(?:userid|username|PrincipalServiceName(?:sList)?)$)/i;

export function isOriginKey(key: string): boolean {
  return telling.test(key);
}

export function hasWholeValues(key: string): boolean {
  return whole.test(key);
}

/** The account of the caller has two names. */
const ofCaller = ["aws:principalaccount", "kms:calleraccount"];

/** Whether a value is a variable that stands for the key itself: every request that has the key meets the condition. */
export function isItself(key: string, value: string): boolean {
  const [, variable] = /^\$\{([^{},]+)\}$/.exec(value.toLowerCase()) ?? [];
  if (variable === undefined) return false;
  return variable === key.toLowerCase() || [variable, key.toLowerCase()].every((name) => ofCaller.includes(name));
}

/** Whether AWS reads variables in a policy. Without this version they are plain text. */
export function takesVariables({ version }: PolicyDocument): boolean {
  return version !== undefined && literalOf(version) === "2012-10-17";
}

/** Whether a key says who calls or from where, so that a condition that every value matches lets everybody in. */
export function saysWhoCalls(key: string): boolean {
  return telling.test(key) || whole.test(key) || ofCallers.test(key);
}
