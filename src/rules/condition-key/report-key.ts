import type { Condition, StatementContext } from "../../model/index.js";
import { display, type Report, type RuleContext, type Suggestion, type Text } from "../../rule-kit/index.js";
import type { forgeableKey } from "./key-hazards.js";
import type { KeyNameProblem } from "./key-name.js";
import { outcomeOf } from "./outcomes.js";
import type { missingExemption } from "./rcp-exemptions.js";

type KeyMessage =
  | KeyNameProblem["messageId"]
  | NonNullable<ReturnType<typeof forgeableKey>>
  | NonNullable<ReturnType<typeof missingExemption>>["messageId"]
  | "noEffect"
  | "notOfServices"
  | "onlyOfServices"
  | "withoutSelect";

type Reported = Report<KeyMessage, "key" | "outcome" | "hint", Suggestion<"useKey", "candidate">>;

type Said = Partial<KeyNameProblem> & { readonly condition?: Condition };

/** Reports a condition key, and corrects it where another one is certain. */
export function reportKey(
  context: RuleContext<Reported>,
  { address }: StatementContext,
  key: Text,
  messageId: KeyMessage,
  { candidate, condition, isRepair }: Said = {},
): void {
  const fix: Report["fix"] = (fixer) => fixer.renameKey(key, candidate ?? "");
  const outcome = condition ? outcomeOf(condition) : "";
  const data = { key: display(key), outcome, hint: hintOf(messageId, candidate) };
  context.report({
    node: key,
    address,
    messageId,
    data,
    ...(candidate !== undefined && isRepair && { fix }),
    ...(candidate !== undefined && !isRepair && { suggest: [{ messageId: "useKey", data: { candidate }, fix }] }),
  });
}

function hintOf(messageId: KeyMessage, candidate: string | undefined): string {
  if (candidate !== undefined) return ` Write ${candidate}.`;
  return messageId === "deprecated"
    ? " Write aws:PrincipalArn, or aws:SourceArn where a service sends the request."
    : " Correct it.";
}
