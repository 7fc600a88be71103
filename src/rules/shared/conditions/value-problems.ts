import type { Condition, StatementContext } from "../../../model/index.js";
import {
  ipRange,
  isDate,
  metWithoutKey,
  numberIn,
  plainText,
  readOperator,
  type Operator,
  type OperatorFamily,
} from "../../../iam/index.js";
import { lazily, literalOf } from "../../../rule-kit/index.js";
import { arnFields } from "../arns/arn-fields.js";
import { lacksFields } from "../arns/arn-problem.js";
import { arnValueProblem } from "./arn-values.js";
import { matchesEveryPrincipal, matchesEveryValue } from "./every-value.js";
import { externalIdProblem } from "./external-ids.js";
import { hasWholeValues, isItself, isOriginKey, takesVariables } from "./identity-keys.js";
import { organizationProblem } from "./organization-values.js";
import { regionProblem } from "./region-values.js";
import { namesWorkflows, workflowProblem, type WorkflowMessage } from "./workflow-values.js";
import { serviceNameProblem } from "./service-values.js";

/** An error in a value, as a message of the rule. */
export interface ValueProblem {
  readonly messageId:
    | "notBoolean"
    | "notNumber"
    | "notDate"
    | "notAddress"
    | "notBase64"
    | "notArn"
    | "notVpc"
    | "notVpcEndpoint"
    | "notRegion"
    | "notService"
    | "notViaService"
    | "notAccount"
    | "notKey"
    | "notOfKey"
    | WorkflowMessage
    | "variablePart"
    | "partOfId"
    | "everyValue"
    | "everyPrincipal";
  /** The corrected value, if only one correction is possible. */
  readonly candidate?: string;
  /** The part of the value that is wrong, if not all of it is. */
  readonly part?: string;
  /** What the key contains instead. */
  readonly content?: string;
}

/**
 * Checks the values of a condition, each without the others. What the other conditions say is asked once, because it
 * does not depend on the value.
 */
export function valueProblems(
  { held, statement }: StatementContext,
  condition: Condition,
  isStrict: boolean,
): (value: string) => ValueProblem | undefined {
  const { family = "String", name = "" }: Operator = readOperator(literalOf(condition.operator) ?? "");
  const key = literalOf(condition.key) ?? "";
  const isPolicyOfOthers = held.document.policyType === "trust" || held.document.policyType === "resource";
  const takesWildcards = name.endsWith("Like");
  const admits = isPolicyOfOthers && statement.effect === "Allow" && !name.includes("Not");
  // ArnEquals is the same as ArnLike.
  const isOpen = admits && (takesWildcards || family === "Arn");
  const admitsItself = admits && isOriginKey(key) && takesVariables(held.document);
  const form = name.endsWith("IgnoreCase") ? "anyCase" : takesWildcards ? "pattern" : "text";
  const isOfNamed = lazily(() => namesWorkflows(statement, key));
  // One value of `aws:PrincipalArn` that names a role excuses the sessions beside it.
  const namesRoles = lazily(() =>
    condition.values.items.some(({ text }) => (literalOf(text) ?? ":role/").includes(":role/")),
  );
  const isBesideNarrow = lazily(() => isNarrowed(statement.conditions, condition, isStrict));
  return (value) => {
    const ofType = typeProblem(family, value);
    if (family === "Null" || ofType) return ofType;
    const problem = formProblem(key, value, form, namesRoles);
    if (problem) return problem;
    if (admitsItself && isItself(key, value)) return { messageId: "everyValue" };
    const open = isOpen ? openProblem(key, value, { isStrict, isArn: family === "Arn" }) : undefined;
    const isOfStrangers = open?.messageId === "everyRepository" || open?.messageId === "someOwners";
    if (isOfStrangers && isOfNamed()) return undefined;
    // That a condition has no effect is true beside any other.
    const isIdle = open?.messageId === "everyValue" || open?.messageId === "everyPrincipal";
    const isHarmless = open && !isIdle && isBesideNarrow();
    return isHarmless ? undefined : open;
  };
}

/**
 * Whether another condition on the same key is narrower, or may be. One of the two must need the key, so that the other
 * compares it in each request that gets through.
 */
function isNarrowed(conditions: readonly Condition[], condition: Condition, isStrict: boolean): boolean {
  const key = literalOf(condition.key) ?? "";
  return conditions.some((other) => {
    if (other === condition || literalOf(other.key)?.toLowerCase() !== key.toLowerCase()) return false;
    const { name = "", family } = readOperator(literalOf(other.operator) ?? "");
    const isPositive = (family === "String" || family === "Arn") && !name.includes("Not");
    if (!isPositive || [condition, other].every((one) => metWithoutKey(one) !== "no")) return false;
    return other.values.items.every(({ text }) => {
      const value = literalOf(text);
      const isPattern = family === "Arn" || name.endsWith("Like");
      return value === undefined || !isPattern || !openProblem(key, value, { isStrict, isArn: family === "Arn" });
    });
  });
}

/**
 * Reports a value of the wrong type for its operator. Values with policy variables depend on the request and are not
 * checked.
 */
function typeProblem(family: OperatorFamily, value: string): ValueProblem | undefined {
  if (value.includes("${")) return undefined;
  switch (family) {
    case "Bool":
    case "Null":
      return /^(?:true|false)$/i.test(value) ? undefined : { messageId: "notBoolean" };
    case "Numeric":
      return numberIn(value) === undefined ? { messageId: "notNumber" } : undefined;
    case "Date":
      return isDate(value) ? undefined : { messageId: "notDate" };
    case "Ip":
      return ipRange(value) ? undefined : { messageId: "notAddress" };
    case "Binary":
      return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0 ? undefined : { messageId: "notBase64" };
    case "Arn":
      return isArnPattern(value) ? undefined : { messageId: "notArn" };
    case "String":
      return undefined;
  }
}

/** Whether a value can match ARNs: AWS compares each of their six fields. No ARN ends with white space. */
function isArnPattern(value: string): boolean {
  if (/\s$/.test(value)) return false;
  const fields = arnFields(plainText(value));
  return fields ? !lacksFields(fields) : /^[*?]/.test(value);
}

/** Condition keys whose value is a region. */
const regionKeys = /^(?:aws:RequestedRegion|\w+:Region)$/i;

/** Reports a value that its key can never have. Of patterns, little is checked. */
function formProblem(
  key: string,
  written: string,
  form: "text" | "anyCase" | "pattern",
  namesRoles: () => boolean,
): ValueProblem | undefined {
  if (written.includes("${")) return undefined;
  const value = form === "anyCase" ? written.toLowerCase() : written;
  if (regionKeys.test(key)) return regionProblem(value, form === "pattern");
  const ofParts = arnValueProblem(key, value, namesRoles) ?? organizationProblem(key, value);
  if (ofParts || /[*?]/.test(value)) return ofParts;
  switch (key.toLowerCase()) {
    case "aws:sourcevpc":
      return isId("vpc", value) ? undefined : { messageId: "notVpc" };
    case "aws:sourcevpce":
      return isId("vpce", value) ? undefined : { messageId: "notVpcEndpoint" };
    case "aws:sourceaccount":
    case "aws:principalaccount":
    case "aws:resourceaccount":
      return accountProblem(value);
    case "s3:x-amz-server-side-encryption-aws-kms-key-id":
      return /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(value) ? undefined : { messageId: "notKey" };
    case "sts:externalid":
      return externalIdProblem(value);
    default:
      return serviceNameProblem(key, value);
  }
}

/** Of an ID with something around or inside it (`1234-5678-9012`, the ARN of an account), the digits are meant. */
function accountProblem(value: string): ValueProblem | undefined {
  // `anonymous` is the value of `aws:PrincipalAccount` for an anonymous caller.
  if (/^(?:\d{12}|anonymous)$/.test(value)) return undefined;
  const candidate = value.replace(/\D/g, "");
  return { messageId: "notAccount", ...(candidate.length === 12 && { candidate }) };
}

function isId(kind: string, value: string): boolean {
  return /^([a-z]+)-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.exec(value)?.[1] === kind;
}

/** Variables whose value an administrator or the caller chooses. A `*` in that value matches everything. */
const settable = /\$\{(?:aws:(?:PrincipalTag|RequestTag)\/|aws:(?:username|userid|SourceIdentity)\b)/i;

/**
 * Reports a pattern that matches every value of an origin key, or repositories of strangers on GitHub. With the option,
 * it also reports one that matches everything in a repository or of an owner.
 */
export function openProblem(
  key: string,
  value: string,
  { isStrict = false, isArn = false }: { readonly isStrict?: boolean; readonly isArn?: boolean } = {},
): ValueProblem | undefined {
  const ofWorkflows = workflowProblem(key, value, isStrict);
  if (ofWorkflows) return { messageId: ofWorkflows };
  if (settable.test(value)) return hasWholeValues(key) ? { messageId: "variablePart" } : undefined;
  if (isOriginKey(key) && matchesEveryValue(key, value, isArn)) return { messageId: "everyValue" };
  if (matchesEveryPrincipal(key, value, isArn)) return { messageId: "everyPrincipal" };
  const isPart = hasWholeValues(key) && /[*?]/.test(value) && !/^(?:\*+|o-\*+)$/.test(value);
  return isPart ? { messageId: "partOfId" } : undefined;
}
