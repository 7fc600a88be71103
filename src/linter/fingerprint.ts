import { createHash } from "node:crypto";

/**
 * Identity of a finding that edits elsewhere in the file do not change: rule, resource address without list indexes,
 * message id and the message's key fields.
 */
export function fingerprintOf(
  ruleId: string | null,
  address: string,
  messageId: string,
  keys: readonly string[],
): string {
  const withoutIndexes = address.replace(/\[\d+\]/g, "");
  const identity = JSON.stringify([ruleId, withoutIndexes, messageId, [...keys].sort()]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 32);
}
