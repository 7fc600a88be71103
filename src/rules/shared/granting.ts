import { isOnlyBoundary } from "../../iam/index.js";
import type { ActionPattern, HeldDocument, Statement, StatementContext } from "../../model/index.js";
import { literalOf, type RuleContext } from "../../rule-kit/index.js";

/** Whether a policy grants nothing by itself: a policy of an organization, or a boundary. */
export function onlyLimits({ project }: RuleContext, { document }: HeldDocument): boolean {
  return ["scp", "rcp", "boundary"].includes(document.policyType) || isOnlyBoundary(project, document);
}

/** The statements that grant something to the holder of the policy; a resource policy is about its resource only. */
export function isGranting(context: RuleContext, { statement, use: held }: StatementContext): boolean {
  return statement.effect === "Allow" && held.document.policyType === "identity" && !onlyLimits(context, held);
}

/** The action that covers every action of every service: only `no-full-access` reports it. */
export function everyAction({ actions }: Statement): ActionPattern | undefined {
  return actions?.items.find(({ text }) => /^\*+(?::\*+)?$/.test(literalOf(text)?.trim() ?? ""));
}
