import { plainText } from "../../../iam/index.js";
import { arnFields, type ArnFields } from "../arns/arn-fields.js";
import { fieldProblem, lacksFields } from "../arns/arn-problem.js";
import { isRegionLike } from "../arns/region-misspelling.js";
import type { ValueProblem } from "./value-problems.js";

/** Condition keys that contain an ARN, whatever the operator. */
const arnKeys = /^(?:aws:(?:Source|Principal)Arn|iam:(?:PolicyARN|PermissionsBoundary))$/i;

/**
 * Reports a value that no ARN in its key is like: a name or an account in place of an ARN, a region that does not exist, the
 * session of a role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function arnValueProblem(key: string, value: string, namesRoles: () => boolean): ValueProblem | undefined {
  if (!arnKeys.test(key)) return undefined;
  const fields = arnFields(plainText(value));
  const isWhole = fields !== undefined && !lacksFields(fields);
  if (!isWhole && (!/[*?]/.test(value) || !mayBegin(value, "arn:")))
    return { messageId: "notOfKey", content: "an ARN" };
  if (!isWhole) return undefined;
  const { region, account } = fields;
  const { messageId } = fieldProblem(fields) ?? {};
  // Other words are those of samples: `region`, `account-id`.
  if (messageId === "invalidRegion" && isRegionLike(region)) return { messageId: "notRegion", part: region };
  if (messageId === "invalidAccount" && /^[\d-]+$/.test(account)) return { messageId: "notAccount", part: account };
  return /^aws:PrincipalArn$/i.test(key) ? callerProblem(fields, namesRoles) : undefined;
}

/**
 * Users, roles, root users and federated users call AWS. A session of a role has the ARN of the role here; beside that,
 * its own does no harm.
 */
function callerProblem(
  { service, region, account, resource }: ArnFields,
  namesRoles: () => boolean,
): ValueProblem | undefined {
  if (resource === undefined) return undefined;
  if (service === "sts" && resource.startsWith("assumed-role/") && !namesRoles())
    return { messageId: "notOfKey", content: "the ARN of the role, not that of its session" };
  if (service !== "iam") return undefined;
  const isPlaced = /^[*?]*$/.test(region) && account !== "";
  const isCaller = ["root", "user/", "role/"].some((kind) => mayBegin(resource, kind));
  return isPlaced && isCaller
    ? undefined
    : { messageId: "notOfKey", content: "the ARN of a user, a role or a root user" };
}

/** Whether a text may begin with another one, for all that its part before a wildcard says. */
function mayBegin(text: string, start: string): boolean {
  const [known = ""] = text.split(/[*?]/, 1);
  return known.startsWith(start) || (known.length < text.length && start.startsWith(known));
}
