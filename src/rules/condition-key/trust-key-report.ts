import { plainText } from "../../iam/index.js";
import { display, type Report, type RuleContext } from "../../rule-kit/index.js";
import { openProviders } from "./federated-conditions.js";
import type { UsedStatement } from "../shared/policies.js";
import { unsetKeys } from "./session-keys.js";

/** Reports what only a trust policy gets wrong with keys, as messages `unset`, `openProvider` and `openGitHub`. */
export function checkTrustKeys(context: RuleContext, { address, statement, use }: UsedStatement): void {
  const actions = statement.actions?.items.map(({ text }) => text) ?? [];
  for (const { action, condition } of unsetKeys(use.document, statement)) {
    const fix: Report["fix"] = (fixer) => fixer.replaceActions(statement, [...actions, plainText(action)]);
    context.report({
      node: condition.key,
      address,
      messageId: "unset",
      data: { key: display(condition.key), action },
      suggest: [{ messageId: "addAction", data: { action }, fix }],
    });
  }
  for (const { principal, issuer, messageId } of openProviders(statement))
    context.report({ node: principal, address, messageId, data: { issuer } });
}
