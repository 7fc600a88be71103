import { defineRule, display, type RuleContext } from "../rule-kit/index.js";
import { openSource } from "./service-source/open-sources.js";
import { statementsIn, type UsedStatement } from "./shared/policies.js";

export default defineRule({
  name: "service-source",
  meta: {
    type: "suggestion",
    docs: { description: "Suggest a condition on the account or resource for which a service acts" },
    messages: {
      anySource:
        "{{service}} can do this for any AWS account. Add a condition on aws:SourceArn or aws:SourceAccount, so " +
        "that no other account can use the service to reach this resource.",
      weakSource:
        "Any caller can set {{key}} to any value. Use aws:SourceArn or aws:SourceAccount to limit for whom " +
        "{{service}} acts.",
    },
  },
  create(context) {
    return {
      Template(template) {
        for (const used of statementsIn(template)) {
          if (used.use.document.policyType === "resource") checkStatement(context, used);
        }
      },
    };
  },
});

function checkStatement(context: RuleContext, { statement, address }: UsedStatement): void {
  const found = openSource(statement);
  if (!found) return;
  const { principal, weak } = found;
  const data = { service: display(principal.text), key: weak ? display(weak.key) : "" };
  context.report({ node: weak?.key ?? principal, address, messageId: weak ? "weakSource" : "anySource", data });
}
