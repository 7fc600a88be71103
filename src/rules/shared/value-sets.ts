import type { Condition, ConditionValue } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";
import type { Operator } from "./condition-operators.js";
import { ipRange, isPrivate } from "./ip-ranges.js";

/** What is wrong with all values together. */
export function wholeProblem({ family, name = "" }: Operator, key: string, { values }: Condition): string | undefined {
  const texts = values.items.map(({ text }) => literalOf(text));
  if (isMixed(values.items)) return "mixedTypes";
  if (values.open !== undefined || texts.includes(undefined)) return undefined;
  const booleans = new Set(texts.map((text) => text?.toLowerCase()));
  if (family === "Bool" && booleans.has("true") && booleans.has("false")) return "bothBooleans";
  if (family === "Bool" && texts.length > 1 && booleans.size === 1) return "sameBoolean";
  if (family !== "Ip" || key.toLowerCase() !== "aws:sourceip" || texts.length === 0) return undefined;
  const isAllPrivate = texts.every((text) => {
    const range = ipRange(text ?? "");
    return range !== undefined && isPrivate(range);
  });
  return isAllPrivate ? (name === "NotIpAddress" ? "privateExcluded" : "privateOnly") : undefined;
}

/** Only JSON tells texts from numbers and booleans. */
function isMixed(items: readonly ConditionValue[]): boolean {
  const written = items.flatMap(({ node }) => (node.kind === "scalar" && node.layout?.syntax === "json" ? [node] : []));
  const types = new Set(
    written.map(({ quoted, text }) => (quoted ? "text" : /^(?:true|false)$/.test(text) ? "boolean" : "number")),
  );
  return types.size > 1;
}
