import type { Project, Resource, Template } from "../model/index.js";
import type { Text } from "../tree/index.js";
import { perProject } from "./per-project.js";

/** How symbols and origins name a resource in a run. */
export function resourceKey(template: Pick<Template, "path">, address: string): string {
  return `${template.path}#${address}`;
}

/** Whether a part of a text is the name or ARN of a resource, by reference. */
export function refersTo(text: Text, key: string): boolean {
  return text.parts.some((part) => resourceOf(part) === key);
}

/** Keys of the resources that a text refers to. */
export function resourcesIn(text: Text): readonly string[] {
  return text.parts.flatMap((part) => resourceOf(part) ?? []);
}

/** The resource that a key names, where a linted file has it. */
export function resourceAt(project: Project, key: string): Resource | undefined {
  const known = templatesByPath(project);
  // A path and an address may hold a `#` of their own.
  for (let at = key.indexOf("#"); at >= 0; at = key.indexOf("#", at + 1)) {
    const found = known.get(key.slice(0, at))?.resources.get(key.slice(at + 1));
    if (found) return found;
  }
  return undefined;
}

const templatesByPath = perProject(({ templates }) => new Map(templates.map((template) => [template.path, template])));

function resourceOf(part: Text["parts"][number]): string | undefined {
  if (part.kind === "hole" && part.symbol.resource !== undefined) return part.symbol.resource;
  return part.origin.from === "reference" ? part.origin.resource : undefined;
}
