import type { FileEdit } from "../../linter/index.js";
import type { Resource, Template } from "../../model/index.js";
import { entryOf, type List, type Mapping, type Node } from "../../tree/index.js";

export interface MetadataEdit {
  readonly edit: FileEdit;
  readonly resource: string;
}

/**
 * An edit that disables a rule in the metadata of the resource that a finding is about. `undefined`: the format has no
 * such metadata, or the resource is not written in JSON.
 */
export function metadataEdit(template: Template, rule: string, address: string): MetadataEdit | undefined {
  const resource = [...template.resources.values()].find((one) => isAbout(address, one));
  if (!template.dialect.hasDirectivesInMetadata || resource?.body.layout?.syntax !== "json") return undefined;
  const edit = addDirective(resource.body, `{ "rule": ${JSON.stringify(rule)}, "reason": "" }`);
  return edit && { edit, resource: resource.name };
}

function isAbout(address: string, resource: Resource): boolean {
  return address === resource.address || address.startsWith(`${resource.address}.`);
}

/** Adds an item to the list at `Metadata.dmslint.disable`. Adds missing keys of this path too. */
function addDirective(body: Mapping, directive: string): FileEdit | undefined {
  let at: Node = body;
  let rest: readonly string[] = ["Metadata", "dmslint", "disable"];
  for (let key = rest[0]; key !== undefined && at.kind === "mapping"; key = rest[0]) {
    const known: Node | undefined = entryOf(at, key)?.value;
    if (!known) break;
    at = known;
    rest = rest.slice(1);
  }
  const [key, ...inner] = rest;
  if (key === undefined) return at.kind === "list" ? insertFirst(at, directive) : undefined;
  if (at.kind !== "mapping") return undefined;
  const value = inner.reduceRight((written, name) => `{ ${JSON.stringify(name)}: ${written} }`, `[${directive}]`);
  return insertFirst(at, `${JSON.stringify(key)}: ${value}`);
}

/** Inserts an item before the first one, with the same white space before it. */
function insertFirst(node: Mapping | List, item: string): FileEdit {
  const { file, start } = node.location;
  const [first] = node.kind === "mapping" ? node.entries : node.items;
  const at = start + 1;
  const text = first ? `${file.text.slice(at, first.location.start)}${item},` : item;
  return { filePath: file.path, range: [at, at], text };
}
