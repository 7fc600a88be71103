import type { StatementContext } from "../../model/index.js";
import { display, type Report, type RuleContext } from "../../rule-kit/index.js";
import { policyKindOf } from "../shared/statements/policies.js";
import { decidingResources } from "./deciding-resources.js";
import { grantedForm } from "./granted-form.js";
import { suggestionsOf } from "./suggestions.js";
import { isUnreached, type Unreached } from "./unreached-actions.js";

type MessageId = Unreached["messageId"] | "notOfResource";
type Context = RuleContext<Report<MessageId, "action" | "form", ReturnType<typeof suggestionsOf>[number]>>;

/** Reports an action that has no effect on the resources of its statement. */
export function reportUnreached(
  context: Context,
  { statement, address, held }: StatementContext,
  { action, covered, messageId: found }: Unreached,
  all: readonly Unreached[],
): void {
  const isOne = held.document.policyType === "resource" && policyKindOf(context.template, held)?.isOfMany === undefined;
  const messageId = isOne && found === "onlyEverything" ? "notOfResource" : found;
  const [first] = statement.resources?.items ?? [];
  const data = { action: display(action.text), form: grantedForm(covered) };
  context.report({
    node: action,
    address,
    messageId,
    data,
    related: first ? [{ location: first.location, message: "the resource" }] : [],
    restsOn: [action, ...decidingResources(statement, (one) => isUnreached(context.services, one, action))],
    suggest: suggestionsOf(messageId, statement, covered, all),
  });
}
