import { createHash } from "node:crypto";

/** A key field of a message, as the rule gave it: a text, or a list that may be longer or shorter the next time. */
type Field = string | readonly string[];

/**
 * Identity of a finding that edits elsewhere in the file do not change: rule, resource address without list indexes,
 * message id and the message's key fields.
 */
export function fingerprintOf(
  ruleId: string | null,
  address: string,
  messageId: string,
  fields: readonly Field[],
): string {
  const withoutIndexes = address.replace(/\[\d+\]/g, "");
  const identity = JSON.stringify([ruleId, withoutIndexes, messageId, fields.flat().sort()]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 32);
}

/**
 * The identities of a finding whose list is taken item by item: of three missing actions each is one, so that a fourth
 * is new.
 */
export function baselineKeysOf(
  ruleId: string,
  address: string,
  messageId: string,
  fields: readonly Field[],
): readonly string[] {
  const texts = fields.filter((field) => typeof field === "string");
  const items = fields.flatMap((field) => (typeof field === "string" ? [] : field));
  if (items.length === 0) return [fingerprintOf(ruleId, address, messageId, texts)];
  return [...new Set(items)].map((item) => fingerprintOf(ruleId, address, messageId, [...texts, item]));
}
