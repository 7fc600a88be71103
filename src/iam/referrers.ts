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

function namedBy(node: Node): readonly string[] {
  switch (node.kind) {
    case "mapping":
      return node.entries.flatMap(({ value }) => namedBy(value));
    case "list":
      return node.items.flatMap(namedBy);
    case "choice":
      return node.branches.flatMap(({ value }) => namedBy(value));
    default: {
      const text = asText(node);
      return text ? resourcesIn(text) : [];
    }
  }
}
