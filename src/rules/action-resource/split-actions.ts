import type { Statement } from "../../model/index.js";
import { literalOf, oncePer, type Suggestion } from "../../rule-kit/index.js";
import { everything } from "../shared/texts/everything.js";
import type { Unreached } from "./unreached-actions.js";

type Split = Suggestion<"useEverything"> | Suggestion<"splitActions", "actions">;

/**
 * All actions that support no resource ARNs go to a statement of their own; or the statement has no others. Each of the
 * actions gets the same suggestion, so it is made once.
 */
export function splitActions(statement: Statement, all: readonly Unreached[]): readonly Split[] {
  const known = splits(all).get(statement) ?? splitOf(statement, all);
  splits(all).set(statement, known);
  return known;
}

const splits = oncePer((_all: readonly Unreached[]) => new Map<Statement, readonly Split[]>());

function splitOf(statement: Statement, all: readonly Unreached[]): readonly Split[] {
  const lost = all.filter(({ messageId }) => messageId === "onlyEverything");
  const actions = lost.flatMap(({ action }) => literalOf(action.text) ?? []);
  if (lost.length === statement.actions?.items.length)
    return [{ messageId: "useEverything", fix: (fixer) => fixer.replaceResources(statement, [everything]) }];
  // The conditions of the statement may not fit the new one.
  if (statement.conditions.length > 0 || actions.length < lost.length) return [];
  const into = { effect: "Allow" as const, actions, resources: [everything] };
  return [
    { messageId: "splitActions", data: { actions }, fix: (fixer) => fixer.splitActions(statement, actions, into) },
  ];
}
