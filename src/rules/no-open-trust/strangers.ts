import { metWithoutKey, readOperator } from "../../iam/index.js";
import type { Condition, PolicyDocument, Statement } from "../../model/index.js";
import { literalOf, ownValue } from "../../rule-kit/index.js";
import { matchesEveryPrincipal } from "../shared/conditions/every-value.js";
import { isItself, takesVariables } from "../shared/conditions/identity-keys.js";
import { asksForPresence, isAlreadyMet, isOver } from "./presence-and-time.js";

/**
 * Keys that the request of a stranger need not have: an account may be in no organization, and a caller uses no
 * endpoint, no tags and no external ID if that helps.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const omitted = new RegExp(
  "^(?:" +
    [
      "aws:(?:principalorg(?:id|paths)|principaltag/.+|requesttag/.+|tagkeys|calledvia(?:first|last)?)",
      "aws:(?:source(?:vpce?|vpcarn|arn|account|orgid|orgpaths)|vpcsourceip|vpce\\w+|multifactorauth(?:present|age))",
      "sts:(?:externalid|sourceidentity)",
    ].join("|") +
    ")$",
);

/** Keys that each request has, with a value that nobody can choose. */
const fixed = /^aws:(?:principalaccount|principalarn|userid)$/;

/** What strangers can bring about by themselves: a role of any name in their own account, any tag of it, MFA. */
const reachable: Readonly<Record<string, RegExp>> = {
  "aws:securetransport": /^true$/i,
  "aws:viaawsservice": /^false$/i,
  "aws:principalisawsservice": /^false$/i,
  "aws:multifactorauthpresent": /^(?:true|false)$/i,
  "aws:sourceip": /^0\.0\.0\.0\/0$/,
};

const everything = /^\*+$/;
const patterns: Readonly<Record<string, RegExp>> = {
  // AWS alone makes the roles under `aws-service-role` and `aws-reserved`.
  "aws:principalarn":
    /^(?:\*+|arn:(?:aws[\w-]*|\*):iam::(?:\*+|\?{12}|\$\{aws:PrincipalAccount\}):(?:\*+|(?:role|user)\/(?!aws-service-role\/|aws-reserved\/)[^$]+))$/i,
  "aws:principalaccount": everything,
  "aws:userid": everything,
  "sts:externalid": everything,
  "sts:rolesessionname": everything,
};

/** Whether somebody of another account can certainly meet all conditions. Two on one key may exclude each other. */
export function areMetByStrangers(document: PolicyDocument, { conditions }: Statement): boolean {
  if (!takesVariables(document) && conditions.some(hasVariable)) return false;
  return keysOf(conditions).size === conditions.length && conditions.every(isMetByStrangers);
}

function hasVariable({ values }: Condition): boolean {
  return values.items.some(({ text }) => literalOf(text)?.includes("${"));
}

/** The keys of conditions in lower case, and `undefined` for those that are not known. */
export function keysOf(conditions: readonly Condition[]): ReadonlySet<string | undefined> {
  return new Set(conditions.map((condition) => partsOf(condition).key));
}

function isMetByStrangers(condition: Condition): boolean {
  const { key, name } = partsOf(condition);
  if (key === undefined || name === undefined) return false;
  if (omitted.test(key) && metWithoutKey(condition) === "yes") return true;
  if (asksForPresence(key, name, condition) || isAlreadyMet(key, name, condition)) return true;
  if (name.includes("Not")) return fixed.test(key) && namesFew(condition);
  if (!isOfSingleValues(condition)) return false;
  return condition.values.items.some(({ text, when }) => {
    const value = literalOf(text);
    return value !== undefined && when.op === "true" && isReachable(key, name, value);
  });
}

function isReachable(key: string, name: string, value: string): boolean {
  if (key.startsWith("aws:principaltag/")) return name.startsWith("String") && !value.includes("${");
  // Whatever the value is, it is the same on both sides.
  if (fixed.test(key) && isItself(key, value)) return true;
  const takesPatterns = name.endsWith("Like") || name === "ArnEquals";
  const isPattern =
    ownValue(patterns, key)?.test(value) === true || matchesEveryPrincipal(key, value, name.startsWith("Arn"));
  return ownValue(reachable, key)?.test(value) ?? (takesPatterns && isPattern);
}

/** The key by which strangers can see to it that a condition is not met. */
export function avoidableKey(condition: Condition): string | undefined {
  return isAvoidable(condition) ? partsOf(condition).key : undefined;
}

/** Whether strangers can see to it that a condition is not met. */
function isAvoidable(condition: Condition): boolean {
  const { key, name } = partsOf(condition);
  if (key === undefined || name === undefined || condition.when.op !== "true") return false;
  if (key === "aws:securetransport" || key === "aws:multifactorauthpresent")
    return isOfSingleValues(condition) && everyValue(condition, (value) => value.toLowerCase() === "false");
  if (omitted.test(key)) return metWithoutKey(condition) === "no";
  return fixed.test(key) && !name.includes("Not") && namesFew(condition);
}

/** Whether a condition compares with certain callers, so that there are others. */
function namesFew(condition: Condition): boolean {
  const { key = "", name = "" } = partsOf(condition);
  if (!isOfSingleValues(condition)) return false;
  // A value that is not known is one value as well.
  if (/^String(?:Not)?Equals/.test(name)) return everyValue(condition, (value) => !isItself(key, value));
  return everyValue(condition, (value) => !/[*?$]/.test(value) || /^arn:[^:]*:iam::\d{12}:/.test(value));
}

function everyValue({ values }: Condition, test: (value: string) => boolean): boolean {
  return values.items.every(({ text }) => test(literalOf(text) ?? "*"));
}

/** Whether a condition can never be met again, so that its statement does nothing. */
export function isPast(condition: Condition): boolean {
  const { key = "", name = "" } = partsOf(condition);
  return isOfSingleValues(condition) && isOver(key, name, condition);
}

function isOfSingleValues({ operator, values }: Condition): boolean {
  const { family, set } = readOperator(literalOf(operator) ?? "");
  return family !== "Null" && set === undefined && values.incompleteReason === undefined && values.items.length > 0;
}

function partsOf({ key, operator }: Condition): {
  readonly key: string | undefined;
  readonly name: string | undefined;
} {
  return { key: literalOf(key)?.toLowerCase(), name: readOperator(literalOf(operator) ?? "").name };
}
