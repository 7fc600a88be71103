import type { StatementContext } from "../../model/index.js";
import { display, type Report, type RuleContext } from "../../rule-kit/index.js";
import { policyKindOf } from "../shared/statements/policies.js";
import { decidingResources } from "./deciding-resources.js";
import { grantedForm } from "./granted-form.js";
import { suggestionsOf, type NotOfResource } from "./suggestions.js";
import { isUnreached, type Unreached } from "./unreached-actions.js";

type MessageId = Unreached["messageId"] | NotOfResource;
type Context = RuleContext<Report<MessageId, "action" | "form", ReturnType<typeof suggestionsOf>[number]>>;

/** Reports an action that has no effect on the resources of its statement. */
export function reportUnreached(
  context: Context,
  { statement, address, held }: StatementContext,
  { action, covered, messageId: found }: Unreached,
  all: readonly Unreached[],
): void {
  const messageId = found === "onlyEverything" ? (notOfResource(context, held) ?? found) : found;
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

/** `undefined`: the policy can allow an action that concerns no single resource. */
function notOfResource({ template }: Context, held: StatementContext["held"]): NotOfResource | undefined {
  if (held.document.policyType !== "resource") return undefined;
  const kind = policyKindOf(template, held);
  if (kind === undefined) return "notOfUnknown";
  return kind.isOfMany === undefined ? "notOfResource" : undefined;
}
