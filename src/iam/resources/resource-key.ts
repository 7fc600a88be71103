import { addTo, oncePer } from "../../source/index.js";
import type { Project, Resource, Template } from "../../model/index.js";
import type { Text } from "../../tree/index.js";
import { arnIdentity } from "../texts/arns.js";

/** The key of a resource in a run. Symbols and origins name the resource by it. */
export function resourceKey(template: Pick<Template, "path">, address: string): string {
  return `${template.path}#${address}`;
}

/** Whether a text refers to the name or ARN of a resource. */
export function refersTo(text: Text, key: string): boolean {
  return text.parts.some((part) => resourceOf(part) === key);
}

/** The keys of the resources that a text refers to. */
export function resourcesIn(text: Text): readonly string[] {
  const found: string[] = [];
  for (const part of text.parts) {
    const key = resourceOf(part);
    if (key !== undefined) found.push(key);
  }
  return found;
}

/** The keys of the resources that a text refers to, or else of the one in its own template whose ARN it writes out. */
export function resourcesMeant(template: Template, text: Text): readonly string[] {
  const referred = resourcesIn(text);
  return referred.length > 0 ? referred : (declaredByArn(template).get(arnIdentity(text)) ?? []);
}

/** The resources that are there in every deployment, by their ARNs. */
const declaredByArn = oncePer((template: Template) => {
  const found = new Map<string, string[]>();
  for (const { address, arn, existence, isData } of template.resources.values()) {
    if (arn && existence.op === "true" && !isData) addTo(found, arnIdentity(arn), resourceKey(template, address));
  }
  return found;
});

/** The resource with a key, if a linted file declares it. */
export function resourceAt(project: Project, key: string): Resource | undefined {
  const known = templatesByPath(project);
  // A path and an address may contain a `#` themselves.
  for (let at = key.indexOf("#"); at >= 0; at = key.indexOf("#", at + 1)) {
    const found = known.get(key.slice(0, at))?.resources.get(key.slice(at + 1));
    if (found) return found;
  }
  return undefined;
}

const templatesByPath = oncePer(
  ({ templates }: Project) => new Map(templates.map((template) => [template.path, template])),
);

function resourceOf(part: Text["parts"][number]): string | undefined {
  if (part.kind === "hole" && part.symbol.resource !== undefined) return part.symbol.resource;
  return part.origin.from === "reference" ? part.origin.resource : undefined;
}
