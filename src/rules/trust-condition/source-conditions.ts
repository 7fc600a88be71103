import type { Condition, Role, Statement } from "../../model/index.js";
import { display, literalOf, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { sharersOf } from "../shared/trust/trust-sharers.js";

const sourceKeys: readonly string[] = ["aws:sourcearn", "aws:sourceaccount"];

/** The conditions of a statement on aws:SourceArn and aws:SourceAccount. */
export function sourceConditions({ conditions }: Statement): readonly Condition[] {
  return conditions.filter(({ key }) => sourceKeys.includes(display(key).toLowerCase()));
}

/**
 * Removes these conditions from a trust policy together, as message `removeCondition`. Not from a statement that is
 * shared with roles for which they may be right.
 */
export function removingSources(
  context: RuleContext,
  role: Role,
  statement: Statement,
  isUnfit: (role: Role) => boolean,
): readonly Suggestion<"removeCondition", "removed" | "name">[] {
  if (!sharersOf(context, role, statement).every((one) => isUnfit(one.role))) return [];
  const conditions = sourceConditions(statement);
  const removed = [...new Set(conditions.map(({ key }) => display(key)))];
  const data = { removed, name: display(role.name) };
  return [{ messageId: "removeCondition", data, fix: (fixer) => fixer.removeConditions(statement, conditions) }];
}

/**
 * Suggests the operator that compares ARNs by their parts, for a condition on the ARNs of DMS resources. Only if no
 * other condition of the statement uses the written operator or the new one.
 */
export function comparingArns(
  { conditions }: Statement,
  condition: Condition,
): readonly Suggestion<"useOperator", "key" | "candidate">[] {
  const { operator, key, values } = condition;
  const written = display(operator);
  const candidate = written.replace(/StringEquals(?:IgnoreCase)?/, "ArnLike");
  const isTaken = conditions.some((one) => one !== condition && [written, candidate].includes(display(one.operator)));
  const areArns = values.items.every(({ text }) => /^arn:[^:]*:dms:[^:]*:[^:]*:./.test(literalOf(text) ?? ""));
  if (isTaken || !areArns || !/^aws:SourceArn$/i.test(display(key))) return [];
  const data = { key: display(key), candidate };
  return [{ messageId: "useOperator", data, fix: (fixer) => fixer.renameKey(operator, candidate) }];
}
