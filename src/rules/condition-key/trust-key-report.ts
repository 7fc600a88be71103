import { plainText } from "../../iam/index.js";
import type { StatementContext } from "../../model/index.js";
import { display, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { isFormOfKey, mayBeFilledIn } from "../shared/texts/placeholders.js";
import { openProviders, strangeKeys, type OpenProvider } from "./federated-conditions.js";
import { unsetKeys } from "./session-keys.js";

type Reported =
  | Report<"unset", "key" | "action", Suggestion<"addAction", "action">>
  | Report<OpenProvider["messageId"], "issuer">
  | Report<"otherProvider", "key" | "issuer">;

/** Reports problems with condition keys that only trust policies can have. */
export function checkTrustKeys(context: RuleContext<Reported>, { address, statement, held }: StatementContext): void {
  const actions = statement.actions?.items.map(({ text }) => text) ?? [];
  for (const { action, condition } of unsetKeys(held.document, statement)) {
    const fix: Suggestion["fix"] = (fixer) => fixer.replaceActions(statement, [...actions, plainText(action)]);
    context.report({
      node: condition.key,
      address,
      messageId: "unset",
      data: { key: display(condition.key), action },
      suggest: [{ messageId: "addAction", data: { action }, fix }],
    });
  }
  // Filled in, it may be a key of the provider.
  if (mayBeFilledIn(held) && statement.conditions.some(({ key }) => isFormOfKey(key))) return;
  for (const { principal, issuer, messageId } of openProviders(statement))
    context.report({ node: principal, address, messageId, data: { issuer } });
  for (const { key, issuer } of strangeKeys(statement))
    context.report({ node: key, address, messageId: "otherProvider", data: { key: display(key), issuer } });
}
