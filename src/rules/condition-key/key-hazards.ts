import { matchAction, readOperator } from "../../iam/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";
import { isForSes } from "./ses.js";

/**
 * A condition on the requested attributes. A request for all attributes bypasses it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function isWithoutSelect({ effect, actions, conditions }: Statement, key: string): boolean {
  if (effect !== "Allow" || key.toLowerCase() !== "dynamodb:attributes") return false;
  const reads = actions?.items.some(({ text }) =>
    ["dynamodb:Query", "dynamodb:Scan"].some((action) => matchAction(text, action) === "yes"),
  );
  return reads === true && !conditions.some((other) => literalOf(other.key)?.toLowerCase() === "dynamodb:select");
}

export type KeyHazard = "forgeable" | "evadable" | "unpaired";

/** A key that the caller can set to any value or can bypass. */
export function forgeableKey(statement: Statement, { key, operator }: Condition): KeyHazard | undefined {
  const { effect } = statement;
  const name = literalOf(key)?.toLowerCase();
  if (name === "aws:referer" && isForSes(statement)) return undefined;
  if (name === "aws:referer" || name === "aws:useragent") return "forgeable";
  const isNegated = readOperator(literalOf(operator) ?? "").name?.includes("Not") === true;
  if (name === "aws:vpcsourceip" && effect === (isNegated ? "Deny" : "Allow") && !namesNetwork(statement))
    return "unpaired";
  const isEvaded = effect === (isNegated ? "Allow" : "Deny");
  return name === "s3:prefix" && isEvaded ? "evadable" : undefined;
}

function namesNetwork({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => /^aws:SourceVpc(?:Arn|e)?$/i.test(literalOf(key) ?? ""));
}
