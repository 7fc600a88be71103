import { grants, policiesFrom, withVariables, type EffectivePolicies } from "../iam/index.js";
import { never } from "../tree/index.js";
import { readDocuments, type PolicyDocuments } from "./documents.js";
import { reasonsFor, type GrantReason, type Policies } from "./reasons.js";
import { readRequest, type GrantRequest } from "./request.js";

/** Whether a request is granted. `unknown`: this depends on something that the request does not say. */
export interface Granted {
  readonly answer: "yes" | "no" | "unknown";
  readonly because: readonly GrantReason[];
}

/**
 * Actions that everybody may call. Policies have no effect on them.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 */
const uncontrolled = ["sts:getcalleridentity", "sts:getsessiontoken"];

/**
 * Decides whether identity policies grant a request, within a permissions boundary if there is one. Throws a TypeError
 * if `documents` contains something that IAM does not accept as a policy, or if `request` is not a valid request.
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
