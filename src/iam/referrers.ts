import { oncePer } from "../source/index.js";
import type { Project, Resource } from "../model/index.js";
import { asText, type Node } from "../tree/index.js";
import { resourcesIn } from "./resource-key.js";

/** For each resource key of a run, the resources whose properties contain the name or ARN of that resource. */
export const referrersIn = oncePer((project: Project) => {
  const found = new Map<string, Set<Resource>>();
  for (const { resources } of project.templates) {
    for (const resource of resources.values()) {
      for (const key of namedBy(resource.properties)) found.set(key, (found.get(key) ?? new Set()).add(resource));
    }
  }
  return found;
});

/** Whether properties contain the name or ARN of a resource outside of one of their values. */
export function isNamedBeside(value: Node, { properties }: Resource, key: string): boolean {
  return namedBy(properties, value).includes(key);
}

function namedBy(node: Node, except?: Node): readonly string[] {
  if (node === except) return [];
  switch (node.kind) {
    case "mapping":
      return node.entries.flatMap(({ value }) => namedBy(value, except));
    case "list":
      return node.items.flatMap((item) => namedBy(item, except));
    case "choice":
      return node.branches.flatMap(({ value }) => namedBy(value, except));
    default: {
      const text = asText(node);
      return text ? resourcesIn(text) : [];
    }
  }
}
