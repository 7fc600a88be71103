import { alternatives, asLiteral } from "../../../../tree/index.js";
import { distribute } from "../../../values/choices.js";
import { dependingOn } from "../../../values/run-values.js";
import { computedNumber } from "../../../values/values.js";
import { argumentsOf } from "../templates/call.js";
import { evaluate } from "../evaluation/evaluate.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

const tooMany = "it depends on too many conditions";

/** `Fn::Select: [index, list]` */
export const select: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const [at, list] = argumentsOf(call).map((argument) => evaluate(argument, scope));
  const index = Number(asLiteral(at));
  if (!list || !Number.isInteger(index)) return notKnown(node, "the index of Fn::Select is not known");
  const chosen = distribute([list], node.location, ([items]) => {
    if (items?.kind !== "list")
      return notKnown(node, items?.kind === "unknown" ? items.reason : "Fn::Select needs a list");
    // An item that may be left out changes the index of the items after it.
    const isFixed = items.items
      .slice(0, index + 1)
      .every((item) => alternatives(item).every(({ value }) => value.kind !== "null"));
    return (
      (isFixed ? items.items[index] : undefined) ??
      notKnown(node, items.incompleteReason ?? `the list has no item ${String(index)}`)
    );
  });
  return chosen ? dependingOn(at ? [at] : [], chosen, { at: node.location }) : notKnown(node, tooMany);
};

/** `Fn::Length: list` */
export const length: IntrinsicFunction = ({ node, argument }, scope) => {
  const list = evaluate(argument, scope);
  const isFixed =
    list.kind === "list" && list.incompleteReason === undefined && list.items.every(({ kind }) => kind !== "choice");
  return isFixed
    ? computedNumber(list.items.length, node.location)
    : notKnown(node, "the length of the list is not known");
};
