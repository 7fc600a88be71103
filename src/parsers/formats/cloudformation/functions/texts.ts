import type { Location } from "../../../../source/index.js";
import { alternatives, asLiteral, asText, literalPart, type Branch, type Node } from "../../../../tree/index.js";
import { distribute } from "../../../values/choices.js";
import { joinTexts } from "../../../values/join-texts.js";
import { splitText } from "../../../values/split-text.js";
import { nullAt, textOfParts } from "../../../values/values.js";
import { argumentsOf } from "../templates/call.js";
import { evaluate } from "../evaluation/evaluate.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

const tooMany = "it depends on too many conditions";

/** `Fn::Join: [delimiter, list]` */
export const join: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const [delimiter, list] = argumentsOf(call).map((argument) => evaluate(argument, scope));
  const between = asLiteral(delimiter);
  if (between === undefined || !list) return notKnown(node, "the delimiter of Fn::Join is not known");
  const joined = distribute([list], node.location, ([items]) => {
    if (items?.kind === "unknown")
      return {
        ...notKnown(node, items.reason),
        symbol: { ...items.symbol, id: `join(${between},${items.symbol.id})` },
      };
    if (items?.kind !== "list") return notKnown(node, "Fn::Join needs a list");
    if (items.incompleteReason !== undefined) return notKnown(node, items.incompleteReason);
    const gap: Node = textOfParts(between === "" ? [] : [literalPart(between, node.location)], node.location);
    return joinItems(items.items, gap, node.location) ?? notKnown(node, tooMany);
  });
  return joined ?? notKnown(node, tooMany);
};

/** An item that is AWS::NoValue is removed, and with it a delimiter. */
function joinItems(items: readonly Node[], gap: Node, location: Location): Node | undefined {
  const joinAll = (present: readonly Node[]): Node | undefined =>
    joinTexts(
      present.flatMap((item, index) => (index === 0 ? [item] : [gap, item])),
      location,
    );
  const mayLack = items.some((item) => item.kind === "choice" && alternatives(item).some(isNone));
  if (!mayLack) return joinAll(items);
  return distribute(
    items,
    location,
    (plain) => joinAll(plain.filter(({ kind }) => kind !== "null")) ?? nullAt(location),
  );
}

function isNone({ value }: Branch): boolean {
  return value.kind === "null";
}

/** `Fn::Split: [delimiter, text]` */
export const split: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const [delimiter, source] = argumentsOf(call).map((argument) => evaluate(argument, scope));
  const by = asLiteral(delimiter);
  if (by === undefined || !source) return notKnown(node, "the delimiter of Fn::Split is not known");
  const parted = distribute([source], node.location, ([plain]) => {
    const text = asText(plain);
    return (
      (text && splitText(text, by, node.location)) ?? notKnown(node, "the string that Fn::Split splits is not known")
    );
  });
  return parted ?? notKnown(node, tooMany);
};

/** AWS parses the text again, so the value is kept and stands for its JSON. */
export const toJsonString: IntrinsicFunction = ({ argument }, scope) => evaluate(argument, scope);
