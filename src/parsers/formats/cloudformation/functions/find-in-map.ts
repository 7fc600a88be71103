import {
  asText,
  literalOf,
  member,
  not,
  or,
  type Branch,
  type Formula,
  type Node,
  type Scalar,
  type Text,
} from "../../../../tree/index.js";
import { choiceOf, distribute } from "../../../values/choices.js";
import { dependingOn } from "../../../values/run-values.js";
import { argumentsOf, type Call } from "../templates/call.js";
import { hasValue } from "../evaluation/conditions.js";
import { evaluate } from "../evaluation/evaluate.js";
import { plainBoolean } from "../values/plain-booleans.js";
import type { Scope } from "../templates/scope.js";
import { notKnown } from "../values/unknowns.js";
import type { IntrinsicFunction } from "../templates/function.js";

/** Larger maps (all regions and images) are not expanded if the key is not known. */
const maximumBranches = 16;

/** `Fn::FindInMap: [map, key, second key, { DefaultValue }]` */
export const findInMap: IntrinsicFunction = (call, scope) => {
  const { node } = call;
  const [map, ...keys] = argumentsOf(call)
    .slice(0, 3)
    .map((argument) => evaluate(argument, scope));
  const options = argumentsOf(call)[3];
  const fallback = options?.kind === "mapping" ? member(options, "DefaultValue") : undefined;
  const name = map && asText(map);
  const mapping = name && scope.stack.mappings.get(literalOf(name) ?? "");
  if (!mapping || keys.length !== 2) return notKnown(node, "the map of Fn::FindInMap is not known");
  const otherwise = fallback ? evaluate(fallback, scope) : undefined;
  const found = distribute(keys, node.location, (plain) =>
    dependingOn(plain, lookUp(mapping, plain, otherwise, call, scope), { at: node.location }),
  );
  return found ?? notKnown(node, "it depends on too many conditions");
};

function lookUp(at: Node, keys: readonly Node[], otherwise: Node | undefined, call: Call, scope: Scope): Node {
  const [key, ...rest] = keys;
  if (!key) return usedAt(at, call.node);
  const text = asText(key);
  if (!text || at.kind !== "mapping") return notKnown(call.node, "the key of Fn::FindInMap is not known");
  const literal = literalOf(text);
  if (literal !== undefined) {
    const value = member(at, literal) ?? at.entries.find(({ key: one }) => plainBoolean(one) === literal)?.value;
    return value
      ? lookUp(value, rest, otherwise, call, scope)
      : (otherwise ?? notKnown(call.node, `the map has no key ${literal}`));
  }
  if (at.entries.length > maximumBranches) return notKnown(call.node, "the key of Fn::FindInMap is not known");
  const branches = at.entries.map((entry): Branch => ({
    when: hasKey(text, entry.key, scope),
    value: lookUp(entry.value, rest, otherwise, call, scope),
  }));
  return choiceOf([...branches, ...defaultBranch(branches, otherwise)], call.node.location);
}

/** A plain `yes` may be meant as it is written, or as the boolean that it is: what the parameter allows. */
function hasKey(text: Text, key: Scalar, { stack }: Scope): Formula {
  const boolean = plainBoolean(key);
  if (boolean === undefined) return hasValue(text, key.text, stack);
  return or(...[key.text, boolean].map((value) => hasValue(text, value, stack)).filter(isAllowed));
}

function isAllowed(formula: Formula): boolean {
  return formula.op !== "equals" || formula.domain?.includes(formula.value) !== false;
}

/** Without a default, CloudFormation stops if the map does not have the key. */
function defaultBranch(branches: readonly Branch[], otherwise: Node | undefined): readonly Branch[] {
  const known: Formula = or(...branches.map(({ when }) => when));
  return otherwise ? [{ when: not(known), value: otherwise }] : [];
}

/** A value of the map gets the place of its use: the map may also be used elsewhere. */
function usedAt(value: Node, { location }: Node): Node {
  if (value.kind === "list") return { kind: "list", location, items: value.items.map((item) => usedAt(item, item)) };
  const text = asText(value);
  if (!text) return value;
  const parts = text.parts.map((part) => {
    if (part.kind === "hole") return part;
    return { kind: "literal", text: part.text, location, origin: { from: "computed" } } as const;
  });
  return { kind: "text", parts, location };
}
