import { metWithoutKey, readOperator } from "../../../iam/index.js";
import type { Statement } from "../../../model/index.js";
import { literalOf } from "../../../rule-kit/index.js";

export type WorkflowMessage = "everyRepository" | "someOwners" | "everyOwned" | "everyBranch";

/** Claims of GitHub that say whose workflow sends the request. */
const claims =
  /^token\.actions\.githubusercontent\.com:(sub|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|enterprise_id)$/i;

/** The claims that begin with the owner of a repository. In `sub`, `repo:` stands before it. */
const ofOwners = ["sub", "repository", "repository_owner", "job_workflow_ref"];

/**
 * Reports a pattern for the workflows of GitHub that fits repositories of strangers. With the option, it also reports
 * one that fits several repositories, or leaves branch and environment open. An owner may have its number after an `@`, which nobody chooses.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function workflowProblem(key: string, value: string, isStrict: boolean): WorkflowMessage | undefined {
  const claim = claims.exec(key)?.[1]?.toLowerCase();
  if (claim === undefined || !ofOwners.includes(claim)) return undefined;
  // The subject can be made of other claims instead.
  if (claim === "sub" && !/^(?:repo:|[*?])/.test(value)) return undefined;
  // A variable is no wildcard, and `${*}` is a star.
  const [start = "", name] = value
    .replaceAll(/\$\{[^{}]*\}/g, "-")
    .replace(/^repo:/, "")
    .split("/");
  const [owner = ""] = start.split(/[@:]/);
  if (/^[*?]+$/.test(owner)) return "everyRepository";
  if (/[*?]/.test(owner)) return "someOwners";
  if (!isStrict || claim !== "sub" || name === undefined) return undefined;
  if (/[*?]/.test(name.split(":")[0] ?? "")) return "everyOwned";
  return ofEveryBranch.test(value) ? "everyBranch" : undefined;
}

/** `repo:us/it:*` and `repo:us/it*`. A pull request has no branch (`repo:us/it:pull_request`). */
const ofEveryBranch = /^repo:[^:]*(?:\*|:[*?]*\*)$/;

/** Whether a condition on another claim keeps strangers out, or may. */
export function namesWorkflows({ conditions }: Statement, except: string): boolean {
  return conditions.some((condition) => {
    const key = literalOf(condition.key) ?? "";
    const operator = readOperator(literalOf(condition.operator) ?? "");
    const isOther = claims.test(key) && key.toLowerCase() !== except.toLowerCase();
    if (!isOther || operator.family !== "String" || metWithoutKey(condition) !== "no") return false;
    return condition.values.items.every(({ text }) => {
      const value = literalOf(text);
      return value === undefined || (!/^[*?]+$/.test(value) && workflowProblem(key, value, false) === undefined);
    });
  });
}
