import { partitionOfRegion } from "../../knowledge/index.js";
import type { Template } from "../../model/index.js";
import { oncePer, type RuleContext } from "../../rule-kit/index.js";
import { partitionOf } from "./partitions.js";
import type { WrittenArn } from "./written-arns.js";

/** True if the settings say where the template is deployed, and for a policy file. */
export function isTied({ settings }: RuleContext, { dialect }: Template): boolean {
  return dialect.isBarePolicy || settings.partition !== undefined || settings.regions.length > 0;
}

/**
 * True for what is written in a template that says its region, in the partition of that. A module that it calls may be called for
 * other regions, too.
 */
export function isPlaced(template: Template, { address, node, text }: WrittenArn): boolean {
  if (template.region === undefined || calledFiles(template).has(node.location.file.path)) return false;
  const { isData, region } = template.resources.get(address) ?? {};
  // Which region that of another provider is may be open, and so may be who gets the document of a data source.
  if (isData || region?.kind === "hole") return true;
  return partitionOfRegion(region?.text ?? template.region) === partitionOf(text)?.partition;
}

/** Whether the provider of a resource is in another partition than the default one, which reads the data sources of a module. */
export function isElsewhere({ region, resources }: Template, { address }: WrittenArn): boolean {
  const own = resources.get(address)?.region;
  if (region === undefined || own?.kind !== "literal") return false;
  return partitionOfRegion(own.text) !== partitionOfRegion(region);
}

const calledFiles = oncePer(({ modules = [] }: Template) => {
  const [, ...called] = modules;
  return new Set(called.flatMap(({ files }) => files.map(({ path }) => path)));
});
