import { withEntries, withInnerNodes, withValue, type Entry, type Mapping, type Node } from "../../../../tree/index.js";
import { callIn } from "./call.js";
import { notKnown } from "../values/unknowns.js";

/**
 * A value that stands in no template, without the functions in it. A script or a macro will put it into a template, so
 * what the functions return is not known.
 */
export function withoutCalls(node: Node): Node {
  if (node.kind === "list") return withInnerNodes(node, withoutCalls);
  if (node.kind !== "mapping") return node;
  const call = callIn(node);
  return call ? notKnown(node, reasonFor(call.name)) : mappingWithoutCalls(node);
}

function mappingWithoutCalls(node: Mapping): Mapping {
  const adding = node.entries.find(({ key }) => key.text.startsWith("Fn::"));
  const entries = node.entries.flatMap((entry): Entry[] => {
    if (entry.key.text.startsWith("Fn::")) return [];
    return [withValue(entry, withoutCalls(entry.value))];
  });
  if (adding) return { ...node, entries, incompleteReason: reasonFor(adding.key.text) };
  return withEntries(node, entries);
}

function reasonFor(name: string): string {
  return `${name} has a value in a CloudFormation template only`;
}
