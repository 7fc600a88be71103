import { plainText } from "../../iam/index.js";
import {
  statementAddress,
  type ActionPattern,
  type Condition,
  type HeldDocument,
  type Statement,
  type StatementContext,
} from "../../model/index.js";
import { display, literalOf, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import {
  foreignActions,
  isAllowedElsewhere,
  mismatchesOf,
  missingForRolesAnywhere,
  rolesAnywhereIn,
  type UnusableAction,
} from "../shared/trust/trust-actions.js";

type Correction = Suggestion<"useAction", "needed"> | Suggestion<"removeAction", "action">;
type TrustReport =
  | Report<"foreignAction", "action", Suggestion<"removeAction", "action">>
  | Report<"wrongAction", "kind" | "action" | "needed", Correction>
  | Report<"shutOut", "name" | "needed">;

/**
 * Reports actions and principals of a trust policy that do not match, as messages `foreignAction`, `wrongAction` and
 * `shutOut`.
 */
export function checkTrust(context: RuleContext<TrustReport>, { statement, address, held }: StatementContext): void {
  const foreign = foreignActions(context, statement);
  const isOnlyForeign = foreign.length === statement.actions?.items.length;
  for (const node of foreign) {
    const data = { action: display(node.text) };
    const suggest = isOnlyForeign ? [] : removed(node, data, statement.actions?.node);
    context.report({ node, address, messageId: "foreignAction", data, suggest });
  }
  const { unusable, excluded } = mismatchesOf(statement);
  for (const way of unusable) {
    const { action, kinds, needed, written } = way;
    const data = { kind: kinds, action: written, needed };
    context.report({
      node: action,
      address,
      messageId: "wrongAction",
      data,
      suggest: repaired(way, statement),
    });
  }
  for (const one of excluded.filter((found) => !isAllowedElsewhere(held.document, found))) {
    const { principal, needed } = one;
    context.report({
      node: principal,
      address,
      messageId: "shutOut",
      data: { name: display(principal.text), needed },
    });
  }
}

type Actions = NonNullable<StatementContext["statement"]["actions"]>["node"];

/** Suggests the needed action instead, if it is missing, or else to remove the action. */
function repaired({ action, lacking, written }: UnusableAction, statement: Statement): readonly Correction[] {
  const list = statement.actions?.node;
  const [needed, ...others] = lacking;
  if (needed !== undefined && others.length > 0) return [];
  // Then the action is meant, and the principal should be the provider. With the other action, nobody meets the condition.
  if (needed === "sts:AssumeRole" && statement.conditions.some(isOfProvider)) return [];
  if (needed !== undefined)
    return [
      { messageId: "useAction", data: { needed }, fix: (fixer) => fixer.replaceText(action.node, plainText(needed)) },
    ];
  return removed(action, { action: written }, list);
}

/** Whether a condition is on a key that only an identity provider sends: `SAML:aud`, `accounts.google.com:aud`. */
function isOfProvider({ key }: Condition): boolean {
  return /^(?:saml|[^:.]*\.[^:]*):/i.test(literalOf(key) ?? "");
}

/** Suggests to remove an action, if the statement has others. */
function removed(
  { node }: ActionPattern,
  data: { readonly action: string },
  list: Actions | undefined,
): readonly Suggestion<"removeAction", "action">[] {
  if (list?.kind !== "list" || list.items.length < 2) return [];
  return [{ messageId: "removeAction", data, fix: (fixer) => fixer.remove(list, [node]) }];
}

/** Reports the actions that IAM Roles Anywhere needs and the policy does not allow, as message `rolesAnywhere`. */
export function checkRolesAnywhere(context: RuleContext<Report<"rolesAnywhere", "actions">>, held: HeldDocument): void {
  const actions = missingForRolesAnywhere(held.document);
  const node = rolesAnywhereIn(held.document);
  if (!node || actions.length === 0) return;
  context.report({
    node,
    address: statementAddress(held, { index: 0 }),
    messageId: "rolesAnywhere",
    data: { actions },
  });
}
