import type { StatementContext } from "../../model/index.js";
import { isDate, type Operator, type OperatorFamily } from "../../iam/index.js";
import { ipRange } from "../../iam/index.js";
import { regionProblem } from "./region-values.js";
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
    | "everyRepository"
    | "everyBranch"
    | "variablePart"
    | "partOfId"
    | "everyValue";
  /** The corrected value, if only one correction is possible. */
  readonly candidate?: string;
}

/** Checks one value without the other values of its condition. */
export function valueProblem(
  { use: held, statement }: StatementContext,
  { family = "String", name = "" }: Operator,
  key: string,
  value: string,
  isStrict: boolean,
): ValueProblem | undefined {
  const ofType = typeProblem(family, value);
  if (family === "Null" || ofType) return ofType;
  const isPolicyOfOthers = held.document.policyType === "trust" || held.document.policyType === "resource";
  const isOpen = isPolicyOfOthers && statement.effect === "Allow" && name.endsWith("Like") && !name.includes("Not");
  const takesWildcards = name.endsWith("Like");
  return formProblem(key, value, takesWildcards) ?? (isOpen ? openProblem(key, value, isStrict) : undefined);
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
      return /^-?\d+(?:\.\d+)?$/.test(value) ? undefined : { messageId: "notNumber" };
    case "Date":
      return isDate(value) ? undefined : { messageId: "notDate" };
    case "Ip":
      return ipRange(value) ? undefined : { messageId: "notAddress" };
    case "Binary":
      return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0 ? undefined : { messageId: "notBase64" };
    case "Arn":
      return /^(?:arn:|[*?])/.test(value) ? undefined : { messageId: "notArn" };
    case "String":
      return undefined;
  }
}

/** Condition keys whose value is a region. */
const regionKeys = /^(?:aws:RequestedRegion|\w+:Region)$/i;

/** Reports a value that its key can never have. Patterns are only checked for regions. */
function formProblem(key: string, value: string, takesWildcards: boolean): ValueProblem | undefined {
  if (value.includes("${")) return undefined;
  if (regionKeys.test(key)) return regionProblem(value, takesWildcards);
  if (/[*?]/.test(value)) return undefined;
  switch (key.toLowerCase()) {
    case "aws:sourcevpc":
      return isId("vpc", value) ? undefined : { messageId: "notVpc" };
    case "aws:sourcevpce":
      return isId("vpce", value) ? undefined : { messageId: "notVpcEndpoint" };
    case "aws:sourceaccount":
    case "aws:principalaccount":
    case "aws:resourceaccount":
      // `anonymous` is the value of `aws:PrincipalAccount` for an anonymous caller.
      return /^(?:\d{12}|anonymous)$/.test(value) ? undefined : { messageId: "notAccount" };
    case "s3:x-amz-server-side-encryption-aws-kms-key-id":
      return /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(value) ? undefined : { messageId: "notKey" };
    default:
      return serviceNameProblem(key, value);
  }
}

function isId(kind: string, value: string): boolean {
  return /^([a-z]+)-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.exec(value)?.[1] === kind;
}

/** Condition keys that protect by the origin of a request. A condition that every value matches protects nothing. */
const telling =
  /^(?:aws:(?:SourceArn|SourceAccount|SourceOrgID|SourceOrgPaths|PrincipalOrgID|PrincipalOrgPaths|PrincipalArn|PrincipalAccount)|sts:ExternalId)$/i;

/**
 * Condition keys whose values must not be matched in part: accounts, organizations and networks with a common prefix
 * have nothing to do with each other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive
 */
const whole = /^aws:(?:(?:Principal|Resource|Source)(?:Account|OrgID)|Vpce(?:Account|OrgID)|SourceVpce?)$/i;

/** Variables whose value an administrator or the caller chooses. A `*` in that value matches everything. */
const settable = /\$\{(?:aws:(?:PrincipalTag|RequestTag)\/|aws:(?:username|userid|SourceIdentity)\b)/i;

/** `repo:us/it:*` and `repo:us/it*`. A pull request has no branch (`repo:us/it:pull_request`). */
const ofEveryBranch = /^repo:[^:]*(?:\*|:[*?]*\*)$/;

/**
 * Reports a pattern that matches every value of an origin key, or every GitHub repository. With the option, it also
 * reports one that matches every branch.
 */
export function openProblem(key: string, value: string, isStrict = false): ValueProblem | undefined {
  const isWorkflow = /^token\.actions\.githubusercontent\.com:sub$/i.test(key);
  if (isWorkflow && /^(?:[*?]+|repo:[*?])/.test(value)) return { messageId: "everyRepository" };
  if (isWorkflow && isStrict && ofEveryBranch.test(value)) return { messageId: "everyBranch" };
  if (settable.test(value)) return whole.test(key) ? { messageId: "variablePart" } : undefined;
  if (whole.test(key) && /[*?]/.test(value) && !/^(?:\*+|o-\*+)$/.test(value)) return { messageId: "partOfId" };
  return telling.test(key) && /^(?:\*+|o-\*+)$/.test(value) ? { messageId: "everyValue" } : undefined;
}
