import { matchAction } from "../../../iam/index.js";
import type { ActionPattern, Statement } from "../../../model/index.js";
import { literalOf } from "../../../rule-kit/index.js";

/** Actions that read a secret or decrypt with a key. DMS needs them only for the resources in its settings. */
const reaching = ["secretsmanager:GetSecretValue", "kms:Decrypt"];

/** The actions of a statement that allow reading every secret or decrypting with every key. */
export function reachesAll({ actions, conditions, effect, resources, when }: Statement): readonly ActionPattern[] {
  const isEverywhere = (resources?.items ?? []).some(({ text }) => literalOf(text) === "*");
  if (effect !== "Allow" || conditions.length > 0 || when.op !== "true" || !isEverywhere) return [];
  const ofOneService = (actions?.items ?? []).filter(({ text }) => /^\w+:/.test(literalOf(text) ?? ""));
  return ofOneService.filter(({ text }) => reaching.some((action) => matchAction(text, action) === "yes"));
}
