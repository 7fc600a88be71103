import { ipRange, isPrivate, numberIn, readOperator } from "../../iam/index.js";
import type { Condition, ConditionValue } from "../../model/index.js";
import { literalOf, type Node } from "../../rule-kit/index.js";
import { areInOneList, fixedLiteral } from "../shared/texts/fixed-values.js";
import { intendedRange } from "./ip-ranges.js";

/** A condition value that has no effect, or not the effect it seems to have. */
export interface IdleValue {
  readonly value: ConditionValue;
  readonly messageId: "number" | "privateAddress" | "hostBits";
  /** With `hostBits`: the range to write. */
  readonly candidate?: string;
}

export function idleValues({ operator, key, values }: Condition): readonly IdleValue[] {
  const { family, name = "" } = readOperator(literalOf(operator) ?? "");
  const known = values.items.flatMap((value) => {
    const text = fixedLiteral(value.text);
    return text === undefined || value.when.op !== "true" || !isListed(values.node, value.node)
      ? []
      : [{ value, text }];
  });
  if (family === "Numeric" && known.length > 1) return idleNumbers(name, known);
  if (family !== "Ip") return [];
  const ranges = known.map(({ value, text }) => ({ value, range: ipRange(text) }));
  const isOfCaller = literalOf(key)?.toLowerCase() === "aws:sourceip";
  const isMixed = isOfCaller && ranges.some(({ range }) => range && !isPrivate(range));
  return ranges.flatMap(({ value, range }): IdleValue[] => {
    if (!range) return [];
    // `condition-value` reports a list of private addresses only.
    if (isMixed && isPrivate(range)) return [{ value, messageId: "privateAddress" }];
    const candidate = intendedRange(range);
    return candidate === undefined ? [] : [{ value, messageId: "hostBits", candidate }];
  });
}

/** Whether a value is an item of the list itself, so that it always applies together with the others. */
function isListed(node: Node, value: Node): boolean {
  return value === node || areInOneList(node, [value]);
}

/** Of several limits of one kind, the widest counts. */
function idleNumbers(
  name: string,
  known: readonly { readonly value: ConditionValue; readonly text: string }[],
): readonly IdleValue[] {
  const numbers = known.flatMap(({ text }) => numberIn(text) ?? []);
  // A limit that is no number is never met, so it is not known which one was intended as the widest.
  if (numbers.length < known.length) return [];
  const widest = name.includes("LessThan")
    ? Math.max(...numbers)
    : name.includes("GreaterThan")
      ? Math.min(...numbers)
      : undefined;
  if (widest === undefined) return [];
  return known.flatMap(({ value }, index) =>
    numbers[index] === widest ? [] : [{ value, messageId: "number" as const }],
  );
}
