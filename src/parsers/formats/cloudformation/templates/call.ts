import type { Mapping, Node } from "../../../../tree/index.js";

/** A function call: `Ref`, `Fn::Sub`; short forms are already long. */
export interface Call {
  readonly name: string;
  readonly argument: Node;
  /** The whole expression. */
  readonly node: Mapping;
}

/** A mapping with one key, the name of a function. */
export function callIn(node: Node): Call | undefined {
  if (node.kind !== "mapping" || node.entries.length !== 1 || node.incompleteReason !== undefined) return undefined;
  const [entry] = node.entries;
  if (!entry || !isFunction(entry.key.text)) return undefined;
  return { name: entry.key.text, argument: entry.value, node };
}

function isFunction(name: string): boolean {
  return name === "Ref" || (name.startsWith("Fn::") && !name.startsWith("Fn::ForEach"));
}

/** The arguments of a function that takes a list. */
export function argumentsOf({ argument }: Call): readonly Node[] {
  return argument.kind === "list" ? argument.items : [argument];
}
