import { holdersOf, isOnlyBoundary } from "../../../iam/index.js";
import type { ActionPattern, HeldDocument, Statement, StatementContext } from "../../../model/index.js";
import { literalOf, type RuleContext } from "../../../rule-kit/index.js";

/** Whether a policy grants nothing by itself: it is a policy of an organization or a permissions boundary. */
export function onlyLimits({ project }: RuleContext, held: HeldDocument): boolean {
  const { document } = held;
  return (
    ["scp", "rcp", "boundary"].includes(document.policyType) ||
    isOnlyBoundary(project, document) ||
    (isNamedBoundary(held) && holdersOf(project, document) === 0)
  );
}

/** A managed policy that is called a boundary: a role that cannot be seen, such as one of a module, may be given it. */
function isNamedBoundary({ address, holderKind }: HeldDocument): boolean {
  return holderKind === "managed-policy" && /boundary[^.]*$/i.test(address);
}

/**
 * Whether a statement grants something to the holder of its policy. A resource policy only grants access to its
 * resource.
 */
export function isGranting(context: RuleContext, { statement, held }: StatementContext): boolean {
  return statement.effect === "Allow" && held.document.policyType === "identity" && !onlyLimits(context, held);
}

/** The action pattern that covers all actions of all services. Only `no-full-access` reports it. */
export function everyAction({ actions }: Statement): ActionPattern | undefined {
  return actions?.items.find(({ text }) => /^\*+(?::\*+)?$/.test(literalOf(text)?.trim() ?? ""));
}
