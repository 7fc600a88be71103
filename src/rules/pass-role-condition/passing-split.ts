import { matchAction } from "../../iam/index.js";
import type { ActionPattern, Condition, Statement } from "../../model/index.js";
import { literalOf, type NewStatement, type Suggestion } from "../../rule-kit/index.js";
import { isOnPassedToService } from "./passed-to-service.js";

/** Moves the actions without `iam:PassedToService` to a statement without that condition, as message `splitActions`. */
export function splitFrom(
  statement: Statement,
  others: readonly ActionPattern[],
): readonly Suggestion<"splitActions", "actions">[] {
  const actions = others.flatMap(({ text }) => literalOf(text) ?? []);
  const kept = statement.conditions.filter((condition) => !isOnPassedToService(condition));
  const conditions = kept.flatMap(newStatementOf);
  const resources = statement.resources?.items ?? [];
  const isWhole = resources.length > 0 && conditions.length === kept.length;
  // A pattern that covers iam:PassRole too would then allow passing roles to any service.
  const isPassing = others.some(({ text }) => matchAction(text, "iam:PassRole") !== "no");
  if (!isWhole || isPassing || actions.length === statement.actions?.items.length) return [];
  const into = { effect: "Allow" as const, actions, resources: resources.map(({ text }) => text), conditions };
  const fix: Suggestion["fix"] = (fixer) => fixer.splitActions(statement, actions, into);
  return [{ messageId: "splitActions", data: { actions }, fix }];
}

/** The condition to write again; none if it depends on the deployment. */
function newStatementOf({ operator, key, values, when }: Condition): NonNullable<NewStatement["conditions"]> {
  const [test, name] = [literalOf(operator), literalOf(key)];
  const isSure = [when, ...values.items.map((value) => value.when)].every(({ op }) => op === "true");
  if (test === undefined || name === undefined || values.incompleteReason !== undefined || !isSure) return [];
  return [{ operator: test, key: name, values: values.items.map(({ text }) => text) }];
}
