import { type Location, ownValue } from "../../../../source/index.js";
import type { Node } from "../../../../tree/index.js";
import { pseudoPart, type PseudoValue } from "../../../values/pseudo.js";
import { unknownAt } from "../../../values/values.js";
import type { Stack } from "../templates/scope.js";

const places: Readonly<Record<string, PseudoValue>> = {
  "AWS::Partition": "partition",
  "AWS::Region": "region",
  "AWS::AccountId": "account",
  "AWS::URLSuffix": "suffix",
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function pseudoParameter(name: string, at: Location, stack: Stack): Node | undefined {
  const place = ownValue(places, name);
  if (place) {
    const part = pseudoPart(place, stack.values, at, name);
    return part.kind === "hole" ? { ...part, kind: "unknown" } : { kind: "text", parts: [part], location: at };
  }
  if (!name.startsWith("AWS::")) return undefined;
  // A stack name has no colons and no slashes; its id and other values may have both.
  const shape = name === "AWS::StackName" ? "segment" : "any";
  const unknown = unknownAt(at, {
    id: `${stack.path}#${name}`,
    reason: `${name} is known only during the deployment`,
    expressionText: name,
    shape,
  });
  return { ...unknown, origin: { from: "pseudo", name } };
}
