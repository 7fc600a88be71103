import type { CallerStatement } from "../../dms/index.js";
import type { RuleContext, Suggestion } from "../../rule-kit/index.js";
import { leastStatements } from "../shared/new-statements/least-statement.js";
import { missingNeedData, permissionsOf, type MissingNeed } from "./missing-needs.js";
import { writableNeeds } from "./writable-needs.js";

/** Allows what this policy can express. The finding remains for the rest. */
export function append(
  { project }: RuleContext,
  { held }: CallerStatement,
  all: readonly MissingNeed[],
): readonly Suggestion<"appendStatement", "actions">[] {
  const needs = writableNeeds(all, held.document, project);
  if (needs.length === 0) return [];
  const newStatements = leastStatements(permissionsOf(needs));
  const fix: Suggestion["fix"] = (fixer) =>
    newStatements.map((newStatement) => fixer.appendStatement(held.document, newStatement));
  return [{ messageId: "appendStatement", data: { actions: missingNeedData(needs).actions }, fix }];
}
