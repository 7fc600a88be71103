import { sha256 } from "../../source/index.js";

/** A value of the message's data that identifies the finding: a text, or a list that can change from run to run. */
type Field = string | readonly string[];

/**
 * The identity of a finding. It consists of the rule, the resource address without list indexes, the message id and the
 * key fields of the message. So edits elsewhere in the file do not change it.
 */
export function fingerprintOf(
  ruleId: string | null,
  address: string,
  messageId: string,
  fields: readonly Field[],
): string {
  const withoutIndexes = address.replace(/\[\d+\]/g, "");
  const identity = JSON.stringify([ruleId, withoutIndexes, messageId, fields.flat().sort()]);
  return sha256(identity, "hex").slice(0, 32);
}

/**
 * The keys of a finding for the baseline. A list in the message gives one key per item: if a baseline knows three
 * missing actions, a fourth missing action is a new finding.
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
