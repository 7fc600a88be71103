import type { StatementUse } from "../model/index.js";
import { defineRule, display, type ContextOf } from "../rule-kit/index.js";
import { openSource } from "./service-source/open-sources.js";

const rule = defineRule({
  name: "service-source",
  meta: {
    type: "suggestion",
    docs: { description: "Suggest a condition on whose behalf a service may use a resource" },
    messages: {
      anySource:
        "{{service}} may do this whoever it acts for. AWS advises a condition on aws:SourceArn or aws:SourceAccount, so that nobody can have it done from another account.",
      weakSource:
        "{{key}} is what the caller says it is. AWS advises aws:SourceArn or aws:SourceAccount to tell for whom {{service}} acts.",
    },
  },
  create(context) {
    return {
      Statement(_statement, used) {
        if (used.use.document.policyType === "resource") checkStatement(context, used);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, { statement, address }: StatementUse): void {
  const found = openSource(statement);
  if (!found) return;
  const { principal, weak } = found;
  const data = { service: display(principal.text), key: weak ? display(weak.key) : "" };
  context.report({ node: weak?.key ?? principal, address, messageId: weak ? "weakSource" : "anySource", data });
}
