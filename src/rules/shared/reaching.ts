import { matchAction } from "../../iam/index.js";
import type { ActionPattern, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/** Actions that reach a secret or what a key protects: DMS needs them on what its settings name. */
const reaching = ["secretsmanager:GetSecretValue", "kms:Decrypt"];

/** The actions by which a statement lets its holder reach every secret, or what every key protects. */
export function reachesAll({ actions, conditions, effect, resources, when }: Statement): readonly ActionPattern[] {
  const isEverywhere = (resources?.items ?? []).some(({ text }) => literalOf(text) === "*");
  if (effect !== "Allow" || conditions.length > 0 || when.op !== "true" || !isEverywhere) return [];
  const ofOneService = (actions?.items ?? []).filter(({ text }) => /^\w+:/.test(literalOf(text) ?? ""));
  return ofOneService.filter(({ text }) => reaching.some((action) => matchAction(text, action) === "yes"));
}
