import { serviceIndex } from "../../knowledge/index.js";
import type { Role } from "../../model/index.js";
import { extended, oncePer } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { accountIn } from "../texts/arns.js";
import type { RequestContext } from "../conditions/conditions.js";
import type { AccessRequest } from "./statement-match.js";

const mfaPresent = "aws:multifactorauthpresent";

/**
 * A request that an AWS service makes with the credentials of a role that it has assumed: it comes with the ARN of the role, not
 * that of the session. A service has no user name and signs in without MFA. AWS says that sessions of roles tell this by
 * `false`, and not whether those of services do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function inSession(role: Role, request: AccessRequest): AccessRequest {
  const { context } = request;
  return extended(request, { context: context ? withContext(knownOf(role), context) : knownOf(role) });
}

function withContext(known: RequestContext, context: RequestContext): RequestContext {
  return {
    get: (key) => context.get(key) ?? known.get(key),
    has: (key) => context.has(key) || known.has(key),
    mayLack: (key) => known.mayLack?.(key) === true || context.mayLack?.(key) === true,
    isAtLeast: (key) => (context.has(key) ? context : known).isAtLeast?.(key) === true,
  };
}

/** Each statement about a role asks. */
const knownOf = oncePer(({ arn }: Role): RequestContext => {
  const hole = arn.parts.find((part) => part.kind === "hole" && part.symbol.shape === "account");
  const account = hole ? { ...arn, parts: [hole] } : accountIn(arn);
  const known = new Map<string, readonly (string | Text)[]>([
    ["aws:principalarn", [arn]],
    ["aws:principalisawsservice", ["false"]],
    ["aws:principaltype", ["AssumedRole"]],
    ["aws:username", []],
    [mfaPresent, ["false"]],
    // Every request comes later than the data of this version, whatever the time of the run.
    ...["aws:currenttime", "aws:epochtime"].map((key) => [key, [serviceIndex.date]] as const),
    ["aws:multifactorauthage", []],
    ...(account === undefined ? [] : [["aws:principalaccount", [account]] as const]),
  ]);
  return {
    get: (key) => known.get(key),
    has: (key) => known.has(key),
    mayLack: (key) => key === mfaPresent,
    isAtLeast: (key) => key === "aws:currenttime" || key === "aws:epochtime",
  };
});
