import type { Statement } from "../../model/index.js";
import { bucketSuggestion } from "./bucket-objects.js";
import { splitActions } from "./split-actions.js";
import type { Unreached } from "./unreached-actions.js";

/** A policy of a resource allows what concerns no single one. It may be that of a VPC endpoint where its holder is unknown. */
export type NotOfResource = "notOfResource" | "notOfUnknown";

type Suggested = ReturnType<typeof splitActions> | ReturnType<typeof bucketSuggestion>;

/** The edits for an action that a statement cannot grant. No resource helps where the policy cannot allow it at all. */
export function suggestionsOf(
  messageId: Unreached["messageId"] | NotOfResource,
  statement: Statement,
  covered: Unreached["covered"],
  all: readonly Unreached[],
): Suggested {
  if (messageId === "notOfResource" || messageId === "notOfUnknown") return [];
  if (messageId === "onlyEverything") return splitActions(statement, all);
  return bucketSuggestion(statement, covered, all);
}
