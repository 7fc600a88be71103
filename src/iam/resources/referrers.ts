import { oncePer } from "../../source/index.js";
import type { Project, Resource } from "../../model/index.js";
import { textsIn, type Node } from "../../tree/index.js";
import { refersTo, resourcesIn } from "./resource-key.js";

/** For each resource key of a run, the resources whose properties contain the name or ARN of that resource. */
export const referrersIn = oncePer((project: Project) => {
  const found = new Map<string, Set<Resource>>();
  for (const { resources } of project.templates) {
    for (const resource of resources.values()) {
      for (const key of textsIn(resource.properties).flatMap(resourcesIn))
        found.set(key, (found.get(key) ?? new Set()).add(resource));
    }
  }
  return found;
});

/** Whether properties contain the name or ARN of a resource outside of one of their values. */
export function isNamedBeside(value: Node, { properties }: Resource, key: string): boolean {
  return textsIn(properties, value).some((text) => refersTo(text, key));
}
