import type { DmsResource, Property, Resource, Template } from "../../../model/index.js";
import { countBy, oncePer, type Entry, type Mapping, type Node } from "../../../rule-kit/index.js";

/** The entry in which a setting is written, and the mapping that contains it. */
export interface WrittenSetting {
  readonly holder: Mapping;
  readonly entry: Entry;
}

/**
 * Where a setting is written. `undefined`: it is part of a choice or of extra connection attributes, or several
 * resources share it.
 */
export function writtenSetting(
  template: Template,
  { resource }: DmsResource,
  { value }: Property,
): WrittenSetting | undefined {
  return isSoleInstance(template, resource) ? holderOf(resource.properties, value) : undefined;
}

/** Whether a setting is certainly there, also with a value that is not known. A macro or a block that is not known may only add it. */
export function isThere({ resource }: DmsResource, { value }: Property): boolean {
  return value.kind !== "unknown" || holderOf(resource.properties, value) !== undefined;
}

/** Whether no other resource shares the value. For another resource, the value may be correct. */
export function isSoleInstance(template: Template, resource: Resource): boolean {
  return instances(template).get(blockOf(resource)) === 1;
}

/** How many resources each block stands for. */
const instances = oncePer(({ resources }: Template) => countBy(resources.values(), blockOf));

function blockOf({ location: { file, start } }: Resource): string {
  return `${file.path} ${String(start)}`;
}

function holderOf(node: Node, value: Node): WrittenSetting | undefined {
  if (node.kind === "list") return node.items.map((item) => holderOf(item, value)).find((found) => found);
  if (node.kind !== "mapping") return undefined;
  const entry = node.entries.find((one) => one.value === value);
  if (entry) return { holder: node, entry };
  return node.entries.map((one) => holderOf(one.value, value)).find((found) => found);
}
