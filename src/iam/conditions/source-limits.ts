import type { Condition } from "../../model/index.js";
import { literalOf } from "../../tree/index.js";
import { comparisonOf } from "./comparisons.js";
import { readOperator } from "./condition-operators.js";
import type { Answer } from "../answers/verdict.js";

/**
 * Condition keys that say for whom a service acts. AWS documents them for roles and resources that services use, and a
 * request of DMS can always meet them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const sourceKeys: readonly string[] = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];

/**
 * Whether a condition lets a service act only for those that it names. A condition that leaves some out, or that asks
 * only whether there is a source, lets it act for all others. Whether a pattern matches everything is not judged.
 *
 * @returns `undefined` for a key that does not say for whom a service acts.
 */
export function limitsSource({ key, operator, values }: Condition): Answer | undefined {
  const name = literalOf(key);
  const written = literalOf(operator);
  if (name !== undefined && !sourceKeys.includes(name.toLowerCase())) return undefined;
  if (name === undefined || written === undefined) return "unknown";
  const read = readOperator(written);
  if (read.family === "Null") {
    const asked = values.items.map(({ text }) => literalOf(text)?.toLowerCase());
    const isWhole = values.incompleteReason === undefined && asked.length > 0;
    return isWhole && asked.every((value) => value === "false") ? "no" : "unknown";
  }
  const isNegated = comparisonOf(read)?.isNegated;
  if (isNegated === true) return "no";
  return isNegated === false && (read.family === "String" || read.family === "Arn") ? "yes" : "unknown";
}
