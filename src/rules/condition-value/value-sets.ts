import type { Condition, ConditionValue } from "../../model/index.js";
import { canHoldTogether, groupBy, literalOf, type Text } from "../../rule-kit/index.js";
import { ipRange, isPrivate, type Operator } from "../../iam/index.js";

export type WholeProblem = "mixedTypes" | "bothBooleans" | "sameBoolean" | "privateOnly" | "privateExcluded";

/** What is wrong with the values as a whole. */
export function wholeProblem(
  { family, name = "" }: Operator,
  key: string,
  { values }: Condition,
): WholeProblem | undefined {
  const texts = values.items.map(({ text }) => literalOf(text));
  if (isMixed(values.items)) return "mixedTypes";
  if (values.incompleteReason !== undefined || texts.includes(undefined)) return undefined;
  if (family === "Bool" || family === "Null") return wholeBoolean(values.items.filter((item) => !isSwitch(item)));
  if (family !== "Ip" || key.toLowerCase() !== "aws:sourceip" || texts.length === 0) return undefined;
  const isAllPrivate = texts.every((text) => {
    const range = ipRange(text ?? "");
    return range !== undefined && isPrivate(range);
  });
  return isAllPrivate ? (name === "NotIpAddress" ? "privateExcluded" : "privateOnly") : undefined;
}

function wholeBoolean(items: readonly ConditionValue[]): WholeProblem | undefined {
  if (areBoth(items)) return "bothBooleans";
  return isTwice(items) ? "sameBoolean" : undefined;
}

/** A parameter that may be true or false switches the condition on and off, so its default is on purpose. */
function isSwitch({ text }: ConditionValue): boolean {
  return text.parts.some((part) => {
    const allowed = part.kind === "literal" ? part.defaultWhen?.domain?.map((word) => word.toLowerCase()) : undefined;
    return allowed !== undefined && ["true", "false"].every((word) => allowed.includes(word));
  });
}

/** Whether the list is one value, written several times. */
function isTwice([first, ...others]: readonly ConditionValue[]): boolean {
  const word = ({ text }: ConditionValue): string | undefined => literalOf(text)?.toLowerCase();
  return (
    first !== undefined && others.some((one) => word(one) === word(first) && canHoldTogether(first.when, one.when))
  );
}

/** Whether the list has both true and false. Values from different branches of a condition never occur together. */
function areBoth(items: readonly ConditionValue[]): boolean {
  const saying = (word: string): readonly ConditionValue[] =>
    items.filter(({ text }) => literalOf(text)?.toLowerCase() === word);
  return saying("true").some((one) => saying("false").some((other) => canHoldTogether(one.when, other.when)));
}

/** Only JSON distinguishes strings from numbers and booleans. */
function isMixed(items: readonly ConditionValue[]): boolean {
  const written = items.flatMap((item) => {
    const { node } = item;
    if (node.kind !== "scalar" || node.layout?.syntax !== "json") return [];
    return [{ item, type: node.quoted ? "text" : /^(?:true|false)$/.test(node.text) ? "boolean" : "number" }];
  });
  const byType = [...groupBy(written, ({ type }) => type).values()];
  return byType.some((some) =>
    byType.some(
      (others) =>
        some !== others && some.some((one) => others.some((other) => canHoldTogether(one.item.when, other.item.when))),
    ),
  );
}

/** The values as one text: so the report says on which defaults it depends. */
export function wholeOf({ values: { items, node } }: Condition): Text {
  return { kind: "text", location: node.location, parts: items.flatMap(({ text }) => text.parts) };
}
