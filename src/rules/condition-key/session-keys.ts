import { mayGive } from "../../dms/index.js";
import { metWithoutKey } from "../../iam/index.js";
import type { Condition, PolicyDocument, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/** A condition that a caller can meet only with another permission. */
export interface UnsetKey {
  readonly condition: Condition;
  /** The action that the trust policy must allow, so that a caller can set the value of the key. */
  readonly action: "sts:TagSession" | "sts:SetSourceIdentity";
}

/**
 * The conditions of a trust policy that require session tags or a source identity, while the policy lets nobody set them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
export function unsetKeys({ statements, incompleteReason }: PolicyDocument, statement: Statement): readonly UnsetKey[] {
  if (statement.effect !== "Allow" || incompleteReason !== undefined) return [];
  return statement.conditions.flatMap((condition): readonly UnsetKey[] => {
    const key = literalOf(condition.key) ?? "";
    const action = /^(?:aws:RequestTag\/.+|aws:TagKeys|sts:TransitiveTagKeys)$/i.test(key)
      ? "sts:TagSession"
      : /^sts:SourceIdentity$/i.test(key)
        ? "sts:SetSourceIdentity"
        : undefined;
    const isAsked = metWithoutKey(condition) === "no";
    return action && isAsked && !statements.some((one) => mayGive(one, action)) ? [{ condition, action }] : [];
  });
}
