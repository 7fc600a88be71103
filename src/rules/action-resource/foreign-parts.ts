import { coveredBy, type Services } from "../../iam/index.js";
import type { ResourcePolicyKind } from "../../knowledge/index.js";
import type { ActionPattern, Statement, StatementContext } from "../../model/index.js";
import { display, type Report, type RuleContext } from "../../rule-kit/index.js";
import { serviceOfArn } from "../shared/arns/arn-fields.js";
import { policyKindOf } from "../shared/statements/policies.js";
import { foreignActions, isIdleForAll } from "./idle-actions.js";

type Reported =
  | Report<"foreignAction", "action" | "services">
  | Report<"foreignResource", "arn" | "services">
  | Report<"rejectedAction", "action" | "accepted" | "answer" | "source">;

/** Reports what the policy of a resource cannot speak of, and tells whether there is some. */
export function reportForeign(context: RuleContext<Reported>, where: StatementContext): boolean {
  const { statement, address, held } = where;
  const kind = policyKindOf(context.template, held);
  if (!kind) return false;
  const rejected = rejectedActions(context.services, kind, statement);
  for (const action of rejected) {
    const { actions: accepted = [], answer = "", source = "" } = kind.accepted ?? {};
    const data = { action: display(action.text), accepted, answer, source };
    context.report({ node: action, address, messageId: "rejectedAction", data });
  }
  const foreign = foreignActions(context.services, context.template, where);
  const idle = foreign.filter((action) => !rejected.includes(action));
  for (const action of idle.filter((one) => isIdleForAll(context, one))) {
    const data = { services: kind.actions ?? [], action: display(action.text) };
    context.report({ node: action, address, messageId: "foreignAction", data });
  }
  const isForeign = (service?: string): boolean => service !== undefined && kind.arns?.includes(service) === false;
  const resources = (statement.resources?.items ?? []).filter(({ text }) => isForeign(serviceOfArn(text)));
  for (const resource of resources) {
    const data = { services: kind.arns ?? [], arn: resource.text };
    context.report({ node: resource, address, messageId: "foreignResource", data });
  }
  return rejected.length + idle.length + resources.length > 0;
}

/** The actions of a resource policy for which the service rejects all of it. A pattern is one if it covers such an action. */
function rejectedActions(
  services: Services,
  { accepted }: ResourcePolicyKind,
  { actions }: Statement,
): readonly ActionPattern[] {
  if (!accepted) return [];
  const names = new Set(accepted.actions.map((name) => name.toLowerCase()));
  return (actions?.items ?? []).filter((action) => {
    const covered = coveredBy(services, action);
    return covered?.actions.some(({ name }) => !names.has(`${covered.prefix}:${name}`.toLowerCase()));
  });
}
