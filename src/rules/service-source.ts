import type { StatementContext } from "../model/index.js";
import { defineRule, display, literalOf, type ContextOf, type NewCondition } from "../rule-kit/index.js";
import { openSource } from "./service-source/open-sources.js";
import { sourceCondition } from "./service-source/source-condition.js";

const rule = defineRule({
  name: "service-source",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { addCondition: "narrows" },
    docs: { description: "Suggest a condition on the account or resource for which a service acts" },
    messages: {
      anySource:
        "{{service}} can do this for other AWS accounts. Add a condition on aws:SourceArn or aws:SourceAccount, so that no other account can use the service to reach this resource.",
      anyLogGroup:
        "{{service}} can use this key for log groups of other AWS accounts. Add a condition on kms:EncryptionContext:aws:logs:arn, which names the log groups.",
      weakSource:
        "{{key}} is not meant for this. AWS recommends aws:SourceArn or aws:SourceAccount to limit for whom {{service}} acts.",
      addCondition: "Let {{service}} do this for {{account}} only, by a condition on {{conditionKey}}",
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        if (where.held.document.policyType === "resource") checkStatement(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext): void {
  const { statement, address } = where;
  const found = openSource(statement);
  if (!found) return;
  const { principal, weak } = found;
  const data = { service: display(principal.text), key: weak ? display(weak.key) : "" };
  const messageId = found.isKeyOfLogs ? "anyLogGroup" : weak ? "weakSource" : "anySource";
  const condition = sourceCondition(where);
  context.report({
    node: weak?.key ?? principal,
    address,
    messageId,
    data,
    suggest: condition
      ? [
          {
            messageId: "addCondition",
            data: { service: data.service, account: accountsOf(condition), conditionKey: condition.key },
            fix: (fixer) => fixer.addCondition(statement, condition.operator, condition.key, condition.values),
          },
        ]
      : [],
  });
}

/** The accounts that a condition names, in words. */
function accountsOf({ key, values }: NewCondition): string | readonly string[] {
  const accounts = key === "aws:SourceAccount" ? values.map((value) => literalOf(value) ?? "this account") : [];
  return accounts.length > 0 ? accounts : "this account";
}
