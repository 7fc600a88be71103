import { asLiteral, entryOf, type Node } from "../../../../tree/index.js";

/** A mapping with resources of AWS's or one's own types, or with the version of a template. */
export function looksLikeCloudFormation(root: Node): boolean {
  if (root.kind !== "mapping") return false;
  const resources = entryOf(root, "Resources")?.value;
  if (resources?.kind !== "mapping") return false;
  if (entryOf(root, "AWSTemplateFormatVersion") || entryOf(root, "Transform")) return true;
  return holdsResources(resources);
}

/** Whether one of the values in a mapping has the type of a resource. */
export function holdsResources(section: Node): boolean {
  if (section.kind !== "mapping") return false;
  return section.entries.some(({ value }) => {
    const type = value.kind === "mapping" ? asLiteral(entryOf(value, "Type")?.value) : undefined;
    return type !== undefined && /^(?:AWS|Alexa|Custom)::|^\w+::\w+::\w+/.test(type);
  });
}
