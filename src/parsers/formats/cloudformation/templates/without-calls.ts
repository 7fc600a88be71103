import type { Entry, Mapping, Node } from "../../../../tree/index.js";
import { callIn } from "./call.js";
import { notKnown } from "../values/unknowns.js";

/**
 * A value that stands in no template, without the functions in it. A script or a macro will put it into a template, so
 * what the functions return is not known.
 */
export function withoutCalls(node: Node): Node {
  if (node.kind === "list") {
    const items = node.items.map(withoutCalls);
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  if (node.kind !== "mapping") return node;
  const call = callIn(node);
  return call ? notKnown(node, reasonFor(call.name)) : mappingWithoutCalls(node);
}

function mappingWithoutCalls(node: Mapping): Mapping {
  const adding = node.entries.find(({ key }) => key.text.startsWith("Fn::"));
  const entries = node.entries.flatMap((entry): Entry[] => {
    if (entry.key.text.startsWith("Fn::")) return [];
    const value = withoutCalls(entry.value);
    return [value === entry.value ? entry : { ...entry, value }];
  });
  if (adding) return { ...node, entries, incompleteReason: reasonFor(adding.key.text) };
  return entries.every((entry, index) => entry === node.entries[index]) ? node : { ...node, entries };
}

function reasonFor(name: string): string {
  return `${name} has a value in a CloudFormation template only`;
}
