import { asLiteral, type Node, type Scalar } from "../../../../tree/index.js";

/** The words of YAML 1.1 for true and false, without `y` and `n`, which not all parsers of AWS take for booleans. */
const booleans: ReadonlyMap<string, "true" | "false"> = new Map([
  ...["True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"].map((word) => [word, "true"] as const),
  ...["False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"].map((word) => [word, "false"] as const),
]);

const longestWord = 5;

/**
 * What CloudFormation reads in place of a plain `yes`: it takes the booleans of YAML 1.1 for booleans, and writes them as
 * `true` and `false` where a text is needed. `undefined` for every other text. https://yaml.org/type/bool.html
 */
export function plainBoolean({ layout, quoted, text }: Scalar): "true" | "false" | undefined {
  return quoted || text.length > longestWord || layout?.syntax !== "yaml" ? undefined : booleans.get(text);
}

/** A scalar as CloudFormation reads it. All but a plain boolean stays the same node. */
export function asRead(scalar: Scalar): Scalar {
  const text = plainBoolean(scalar);
  return text === undefined ? scalar : { ...scalar, text, map: [] };
}

/** The text of a node that is not evaluated, as CloudFormation reads it. */
export function literalAsRead(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" ? (plainBoolean(node) ?? node.text) : asLiteral(node);
}
