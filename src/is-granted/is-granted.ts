import { grants, policiesFrom, withVariables, type EffectivePolicies } from "../iam/index.js";
import { never } from "../tree/index.js";
import { readDocuments, type PolicyDocuments } from "./documents.js";
import { reasonsFor, type GrantReason, type Policies } from "./reasons.js";
import { readRequest, type GrantRequest } from "./request.js";

/** Whether a request is granted: `unknown` where it depends on what the request does not tell. */
export interface Granted {
  readonly answer: "yes" | "no" | "unknown";
  readonly because: readonly GrantReason[];
}

/**
 * Actions that everybody may call, whatever a policy says.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 */
const uncontrolled = ["sts:getcalleridentity", "sts:getsessiontoken"];

/**
 * Whether identity policies, under a permissions boundary or none, grant a request. Throws a TypeError where `documents` hold
 * what IAM would not take as a policy, or `request` is no request.
 */
export function isGranted(documents: PolicyDocuments, request: GrantRequest): Granted {
  const { identity, boundary } = readDocuments(documents);
  const asked = readRequest(request);
  if (uncontrolled.includes(asked.action.toLowerCase()))
    return { answer: "yes", because: [{ message: `${asked.action} needs no permission, and no policy can deny it.` }] };
  const context = asked.context ?? { get: () => undefined, has: () => false };
  const policies: Policies = {
    identity: identity.map((document) => withVariables(document, context)),
    ...(boundary && { boundary: withVariables(boundary, context) }),
  };
  const verdict = grants(effective(policies), asked);
  return { answer: verdict.answer, because: reasonsFor(policies, asked, verdict) };
}

function effective({ identity, boundary }: Policies): EffectivePolicies {
  return {
    ...policiesFrom(identity),
    ...(boundary && { boundary: { ...policiesFrom([boundary]), absent: never } }),
  };
}
