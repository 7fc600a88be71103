import { resourceAt, resourcesIn } from "../../iam/index.js";
import type { DmsResource, Project } from "../../model/index.js";
import { alternatives, asText, type Node } from "../../tree/index.js";

/** Whether the subnet group of a DMS resource exists before the deployment: no linted file creates it. */
export function hasGivenSubnets(project: Project, { resource }: DmsResource): boolean {
  const setting = resource.settings.get("subnetGroup");
  const groups = setting ? alternatives(setting.value).map(({ value }) => value) : [];
  return groups.length > 0 && groups.every((group) => isGiven(project, group));
}

function isGiven(project: Project, group: Node): boolean {
  const text = asText(group);
  const makers = text && resourcesIn(text).flatMap((key) => resourceAt(project, key) ?? []);
  return makers?.every(({ isData }) => isData) ?? false;
}
