import { computed, type Node } from "../../tree/index.js";

/** What a parameter or variable can be. */
export interface AllowedValues {
  /** The symbol that it has if nothing gives it a value. */
  readonly id: string;
  /** All texts that its declaration allows. */
  readonly allowed: readonly string[];
  /** Those of them that are possible at this place. */
  readonly possible?: readonly string[];
}

/**
 * A value that is not known, but limited by a declaration. The only text that is allowed is the value in every
 * deployment. If the hole comes from elsewhere, it stays one, so that it is still the same as it is there.
 */
export function withAllowedValues(node: Node, { allowed, id, possible = allowed }: AllowedValues): Node {
  if (node.kind !== "unknown" || possible.length === 0) return node;
  const { expressionText, location, symbol } = node;
  const [only, ...others] = allowed;
  if (symbol.id !== id || only === undefined || others.length > 0)
    return { ...node, symbol: { ...symbol, domain: possible } };
  const part = { kind: "literal", text: only, location, origin: computed } as const;
  return { kind: "text", location, parts: [expressionText === undefined ? part : { ...part, expressionText }] };
}
