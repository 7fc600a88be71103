import type { ValueProblem } from "./value-problems.js";

/**
 * Reports an external ID that no request can have, because STS does not take it. IAM takes every text in a policy. An empty
 * text is a value that somebody still has to give.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export function externalIdProblem(value: string): ValueProblem | undefined {
  if (value === "" || /^[\w+=,.@:/-]{2,1224}$/.test(value)) return undefined;
  return { messageId: "notOfKey", content: "2 to 1224 letters, digits and signs of _+=,.@:/-" };
}
