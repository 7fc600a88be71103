import { isOnlyBoundary } from "../../iam/index.js";
import type { ActionPattern, DocumentUse, Statement, StatementUse } from "../../model/index.js";
import { literalOf, type RuleContext } from "../../rule-kit/index.js";

/** A policy of an organization, or a boundary: it grants nothing by itself. */
export function onlyLimits({ project }: RuleContext, { document }: DocumentUse): boolean {
  return ["scp", "rcp", "boundary"].includes(document.policyType) || isOnlyBoundary(project, document);
}

/** Whether a statement grants something to whoever holds the policy. A resource's policy speaks of that resource alone. */
export function isGranting(context: RuleContext, { statement, use }: StatementUse): boolean {
  return statement.effect === "Allow" && use.document.policyType === "identity" && !onlyLimits(context, use);
}

/** The action of a statement that is every action of every service, which `no-full-access` speaks of alone. */
export function everyAction({ actions }: Statement): ActionPattern | undefined {
  return actions?.items.find(({ text }) => /^\*+(?::\*+)?$/.test(literalOf(text)?.trim() ?? ""));
}
