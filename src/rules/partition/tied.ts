import type { Template } from "../../model/index.js";
import { oncePer, type RuleContext } from "../../rule-kit/index.js";
import type { WrittenArn } from "./written-arns.js";

/** True if the settings say where the template is deployed, and for a policy file. */
export function isTied({ settings }: RuleContext, { dialect }: Template): boolean {
  return dialect.isBarePolicy || settings.partition !== undefined || settings.regions.length > 0;
}

/** True for what is written in a template that says its region. A module that it calls may be called for other regions, too. */
export function isPlaced(template: Template, { node }: WrittenArn): boolean {
  return template.region !== undefined && !calledFiles(template).has(node.location.file.path);
}

const calledFiles = oncePer(({ modules = [] }: Template) => {
  const [, ...called] = modules;
  return new Set(called.flatMap(({ files }) => files.map(({ path }) => path)));
});
