import { readOperator } from "../../iam/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { display, literalOf, stringOf } from "../../rule-kit/index.js";

/**
 * Whether a statement excludes keys, and only allows the others where a service uses them. So AWS lets roles of MWAA use the
 * key of the queue that AWS owns: nobody knows its account, so only one's own keys can be named.
 * https://docs.aws.amazon.com/mwaa/latest/userguide/mwaa-create-role.html
 */
export function leavesKeysOfServices({ conditions, notResources }: Statement): boolean {
  const isOfKeys = notResources?.items.every(({ text }) => stringOf(text, "*").includes(":kms:")) === true;
  return isOfKeys && conditions.some(needsService);
}

function needsService({ key, operator, when }: Condition): boolean {
  const { name = "", set, suffix } = readOperator(literalOf(operator) ?? "");
  const isPositive = /^String(?:Equals|Like)/.test(name) && set !== "all" && suffix === "";
  return isPositive && when.op === "true" && display(key).toLowerCase() === "kms:viaservice";
}
