import type { Project, Resource, Template } from "../model/index.js";
import type { Text } from "../tree/index.js";

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
export function resourceAt({ templates }: Project, key: string): Resource | undefined {
  for (const template of templates) {
    const prefix = resourceKey(template, "");
    const found = key.startsWith(prefix) ? template.resources.get(key.slice(prefix.length)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function resourceOf(part: Text["parts"][number]): string | undefined {
  if (part.kind === "hole" && part.symbol.resource !== undefined) return part.symbol.resource;
  return part.origin.from === "reference" ? part.origin.resource : undefined;
}
